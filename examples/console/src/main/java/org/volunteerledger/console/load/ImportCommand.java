package org.volunteerledger.console.load;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.keep.Archives;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Outputs;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.store.TextFile;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Progress;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.hours.accrual.HourFormat;
import org.volunteerledger.json.JsonInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import}: takes hour records over from CSV files. */
@Command(
        name = "import",
        description = {
            "Imports hour records from CSV files.",
            "",
            "Columns are found by their headings, in any order: key, volunteer (the volunteer number), volunteer_name, team,"
                    + " project, activity, organisation, area, station, category, book (service or training), date, start,"
                    + " end, break, minutes, hours, head_count, beneficiary_visits; or in Chinese, such as 义工号, 姓名,"
                    + " 活动名称, 服务开展日期, 签到时间, 签退时间, 服务时长(小时). Needed are a date, a volunteer or a"
                    + " head_count, and start and end or minutes or hours. Other columns are listed once and ignored;"
                    + " a title above the header is passed over.",
            "",
            "An end before the start is on the next day; an equal one is refused. Hours are decimal and must come from whole"
                    + " minutes: 2.75 is 165, 15.67 is 940. Teams, projects, activities and organisations are named, areas"
                    + " and categories have a code or name.",
            "",
            "Good rows land, refused ones go with row, column, code, hint and key to FILE.rejected.csv, which can be imported"
                    + " once its cells are mended; mend it or the file itself, not both. A row without a key gets one from what"
                    + " it says about the service, however that is spelled, and its number among equal rows of the file: so the"
                    + " same file again changes nothing, and an import that was interrupted is completed by running it again.",
            "",
            "With --create-missing a volunteer is registered on the first day of service that the rows of all FILEs have, and"
                    + " keeps that day if an earlier one comes in a later import.",
            "",
            "Mend refused rows in the file of refused rows or in the FILE, not in both: the former keep the keys that they had, so"
                    + " that a row that is mended in both is taken for two that say the same.",
            "",
            "A file that was written by export is restored.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 all rows are in the ledger; 4 some rows were refused; 1 the file was refused; 2 usage; 3 storage.",
            "",
            "Examples:",
            "  import hours.csv",
            "  import timesheet.csv --map activity=shift_name --set volunteer=V100 --create-missing",
            "  import 义工时长.csv --charset GB18030 --create-missing --policy daily-cap.json",
            "  import hours.csv --dry-run"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files.")
    private List<Path> files = List.of();

    @Option(names = "--map", paramLabel = "FIELD=COLUMN", description = "The column of a field. Repeatable.")
    private Map<String, String> mapped = new LinkedHashMap<>();

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = "The value of a field for all rows, whatever the file says. Repeatable.")
    private Map<String, String> constants = new LinkedHashMap<>();

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            defaultValue = "default",
            description = {
                "default: the policies that are set in the ledger; none: time as it is reported, up to 24 hours a day;"
                        + " or a JSON file, such as {\"name\":\"cap\",\"limits\":{\"dailyMinutes\":480}}."
            })
    private String policy = "default";

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            defaultValue = "UTF-8",
            description = "The charset of the files. Default: ${DEFAULT-VALUE}")
    private Charset charset = StandardCharsets.UTF_8;

    @Option(
            names = "--separator",
            paramLabel = "CHAR",
            defaultValue = ",",
            description = "What stands between two cells; tab for a tabulator. Default: a comma")
    private String separator = ",";

    @Option(
            names = "--create-missing",
            description =
                    "Register volunteers, teams, activities and whatever else rows name and the ledger does not have.")
    private boolean createMissing;

    @Option(names = "--rejects", paramLabel = "FILE", description = "Where refused rows go. Default: FILE.rejected.csv")
    private @Nullable Path rejects;

    @Option(
            names = "--dry-run",
            description =
                    "Check every row and write nothing to the ledger. What only the ledger can refuse, such as time"
                            + " that overlaps, is not found.")
    private boolean dryRun;

    /**
     * Makes the command.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     */
    public ImportCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() throws IOException {
        if (rejects != null && files.size() > 1) {
            throw usage("--rejects takes one file of refused rows, so import one file at a time.");
        }
        files.forEach(Archives::requireReadable);
        files.forEach(file -> requireFree(rejectsOf(file)));
        Map<Field, String> columns = fields("--map", mapped);
        Map<Field, String> values = fields("--set", constants);
        columns.keySet().stream().filter(values::containsKey).findFirst().ifPresent(both -> {
            throw usage(both.label() + " has both --map and --set.");
        });
        char between = separator();
        try (OpenLedger open = stores.open(store, dryRun ? Stores.Access.REHEARSE : Stores.Access.WRITE)) {
            ImportSettings settings =
                    new ImportSettings(charset, between, columns, values, rules(open), createMissing, dryRun);
            return importAll(open, settings);
        }
    }

    /** Looks over all files first: what is wrong with one as a whole is noticed before a row of any is in the ledger. */
    private int importAll(OpenLedger open, ImportSettings settings) throws IOException {
        FirstDays firstDays = new FirstDays(open.today());
        List<Optional<Survey>> surveys = new ArrayList<>();
        for (Path file : files) {
            boolean archive = Archives.isArchive(file);
            if (archive && dryRun) {
                throw usage("--dry-run is for CSV files; " + file + " was written by export.");
            }
            surveys.add(archive ? Optional.empty() : Optional.of(survey(open, settings, file, firstDays)));
        }
        int code = ExitCode.OK;
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            int one = surveys.get(i).isPresent()
                    ? importCsv(open, settings, file, surveys.get(i).get(), firstDays)
                    : Archives.restore(open, file, terminal);
            code = Math.max(code, one);
        }
        return code;
    }

    private Survey survey(OpenLedger open, ImportSettings settings, Path file, FirstDays firstDays) throws IOException {
        return Survey.of(file, settings, open.zone(), createMissing && !dryRun ? firstDays : null);
    }

    private Path rejectsOf(Path file) {
        return rejects != null ? rejects : file.resolveSibling(file.getFileName() + ".rejected.csv");
    }

    /** What is written must not cost what is read, the store, or any other file. */
    private void requireFree(Path refused) {
        if (files.stream().anyMatch(file -> Outputs.isSame(file, refused))) {
            throw usage(refused + " is a file to import and one to write refused rows to: import it by itself, or name"
                    + " another one with --rejects.");
        }
        Outputs.of(store).checked(refused);
        RejectFile.requireReplaceable(refused);
    }

    private int importCsv(OpenLedger open, ImportSettings settings, Path file, Survey survey, FirstDays firstDays)
            throws IOException {
        if (survey.header() > 1) {
            terminal.err()
                    .println(file + ": the header is row " + survey.header() + "; what is above it is no row of data");
        }
        List<String> ignored = survey.columns().ignored();
        if (!ignored.isEmpty()) {
            terminal.err().println(file + ": columns ignored: " + String.join(", ", ignored));
        }
        Directory directory = new Directory(open);
        Registrar registrar = createMissing && !dryRun ? new Registrar(open, directory, firstDays) : null;
        References references = new References(survey.columns(), directory, registrar, createMissing && dryRun);
        try (RejectFile rejected = new RejectFile(rejectsOf(file), survey.columns(), dryRun);
                Progress progress = Progress.of(terminal, "Importing", "rows", survey.rows())) {
            ImportCounts counts = FileImport.run(open, settings, file, survey, references, rejected, progress);
            progress.finish();
            show(file, counts, registrar, rejected);
            return counts.refused() > 0 ? ExitCode.PARTLY : ExitCode.OK;
        }
    }

    private void show(Path file, ImportCounts counts, @Nullable Registrar registrar, RejectFile rejected) {
        terminal.out()
                .println(String.format(
                        Locale.ROOT,
                        "%s: %d rows = %d %s + %d refused + %d skipped",
                        file,
                        counts.rows(),
                        counts.accepted(),
                        dryRun ? "valid" : "accepted",
                        counts.refused(),
                        counts.skipped()));
        if (!dryRun) {
            terminal.out().println("  credited " + HourFormat.HUNDREDTHS.hours(counts.minutes()) + " h");
        }
        counts.reductions()
                .forEach((reason, minutes) ->
                        terminal.out().println("  not credited " + minutes + " minutes: " + reason));
        if (registrar != null) {
            registrar
                    .counts()
                    .forEach(
                            (field, number) -> terminal.out().println("  registered " + number + ": " + field.label()));
        }
        if (dryRun && counts.refused() > 0) {
            counts.refusals().forEach(refusals -> terminal.err().println("  " + refusals));
            terminal.err().println("  without --dry-run they go to " + rejected.file());
        } else if (counts.refused() > 0) {
            terminal.err().println("  refused rows are in " + rejected.file());
        }
    }

    private AccrualRules rules(OpenLedger open) {
        return switch (policy) {
            case "default" -> open.ledger().policies().rules();
            case "none" -> AccrualRules.always(AccrualPolicy.DEFAULT);
            default -> AccrualRules.always(policyOf(Path.of(policy)));
        };
    }

    private static AccrualPolicy policyOf(Path file) {
        return JsonInput.parse(TextFile.read(file)).record(AccrualPolicy.class, AccrualPolicy.DEFAULT);
    }

    private Map<Field, String> fields(String option, Map<String, String> given) {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        String unknown = option + " names no field; the fields are " + Field.labels() + ".";
        given.forEach((label, value) -> fields.put(Field.ofLabel(label).orElseThrow(() -> usage(unknown)), value));
        return fields;
    }

    private char separator() {
        String text = separator.equals("tab") ? "\t" : separator;
        if (text.length() != 1 || "\"\r\n".contains(text)) {
            throw usage("--separator takes one character.");
        }
        return text.charAt(0);
    }

    private ParameterException usage(String message) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), message);
    }
}
