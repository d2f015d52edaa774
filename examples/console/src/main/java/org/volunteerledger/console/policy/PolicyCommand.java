package org.volunteerledger.console.policy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.ActOptions;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.store.TextFile;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableFormat;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Progress;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.hours.SimulatedHours;
import org.volunteerledger.json.FieldChange;
import org.volunteerledger.rules.PolicyFile;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Team;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy}: what places set for themselves, as files. */
@Command(
        name = "policy",
        description = {
            "Shows, checks, compares, tries and applies the rules of places: accrual, care, duty, honours, minors, points, requests, stars and"
                    + " time-credits.",
            ""
        },
        footer = {
            "",
            "A file: {\"area\": CODE or null, \"from\": DAY, \"to\": DAY or null, \"rules\": {\"accrual\": {...}, \"duty\": {...}}}",
            "",
            "Examples:",
            "  policy show --area 640106001 > rules.json",
            "  policy check rules.json",
            "  policy diff rules.json",
            "  policy diff old.json new.json",
            "  policy simulate rules.json --from 2026-01-01 --to 2026-12-31 --by team",
            "  policy apply rules.json --because 'decided on 1 March'"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class PolicyCommand extends Group {

    private static final String FILE = "The file.";

    private final Terminal terminal;
    private final Stores stores;

    private PolicyCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    /**
     * The command with what belongs to it.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     * @return the command line
     */
    public static CommandLine line(Terminal terminal, Stores stores) {
        return new CommandLine(new PolicyCommand(terminal, stores));
    }

    @Command(
            name = "show",
            description = "Writes everything that is in force as a file, which can be changed and applied.",
            mixinStandardHelpOptions = true)
    int show(
            @Option(names = "--area", paramLabel = "CODE", description = "The area. Default: what holds everywhere")
                    @Nullable String area,
            @Option(names = "--day", paramLabel = "DAY", description = "The day. Default: today") @Nullable LocalDate day,
            @Mixin StoreOptions store) {
        try (OpenLedger open = stores.open(store, Stores.Access.READ)) {
            LocalDate on = open.orToday(day);
            terminal.out().println(open.ledger().policyFiles().inForce(area, on).text());
        }
        return ExitCode.OK;
    }

    @Command(
            name = "check",
            description = "Says whether a file can be read, or what is wrong with it, and where. Needs no store.",
            mixinStandardHelpOptions = true)
    int check(@Parameters(paramLabel = "FILE", description = FILE) Path path, @Mixin StoreOptions store) {
        PolicyFile file = read(path);
        terminal.out().println("rules on " + String.join(", ", file.subjects()) + " for " + scope(file));
        return ExitCode.OK;
    }

    @Command(
            name = "apply",
            description = "Sets all rules of a file at once, or none.",
            mixinStandardHelpOptions = true)
    int apply(
            @Parameters(paramLabel = "FILE", description = FILE) Path path,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        PolicyFile file = read(path);
        return stores.with(store, Stores.Access.WRITE, open -> {
            open.ledger().policyFiles().apply(act.command(store.actor()), file);
            terminal.out().println("rules on " + String.join(", ", file.subjects()) + " are set for " + scope(file));
            return ExitCode.OK;
        });
    }

    @Command(
            name = "diff",
            description =
                    "In which fields a file differs from what is in force on its first day, or from a second file.",
            mixinStandardHelpOptions = true)
    int diff(
            @Parameters(
                            paramLabel = "FILE",
                            arity = "1..2",
                            description = "The file, or the one before and the one after.")
                    List<Path> paths,
            @Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            defaultValue = "TABLE",
                            description = "How to show it: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
                    TableFormat format,
            @Mixin StoreOptions store) {
        List<PolicyFile> files = paths.stream().map(PolicyCommand::read).toList();
        try (OpenLedger open = stores.open(store, Stores.Access.READ)) {
            List<FieldChange> changes = files.size() == 1
                    ? open.ledger().policyFiles().diff(files.get(0))
                    : open.ledger().policyFiles().diff(files.get(0), files.get(1));
            List<Column> columns = List.of(Column.text("field"), Column.text("before"), Column.text("after"));
            TableWriter table = TableWriter.of(format, columns, terminal.out(), false);
            changes.forEach(each -> table.row(Arrays.asList(each.field(), each.before(), each.after())));
            table.finish(List.of());
        }
        return ExitCode.OK;
    }

    @Command(
            name = "simulate",
            description = {
                "What the service of a period would have brought under the accrual rules of a file. Writes nothing.",
                "What waits for a reviewer is shown apart; reviews, corrections and service outside of the period are not repeated."
            },
            mixinStandardHelpOptions = true)
    int simulate(
            @Parameters(paramLabel = "FILE", description = FILE) Path path,
            @Option(
                            names = "--from",
                            paramLabel = "DAY",
                            description = "The first service day. Default: the first of last year")
                    @Nullable LocalDate from,
            @Option(
                            names = "--to",
                            paramLabel = "DAY",
                            description = "The last service day. Default: the last of the year of the first")
                    @Nullable LocalDate to,
            @Option(
                            names = "--by",
                            paramLabel = "BY",
                            defaultValue = "MONTH",
                            description = "What to add up by: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
                    By by,
            @Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            defaultValue = "TABLE",
                            description = "How to show it: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
                    TableFormat format,
            @Mixin StoreOptions store) {
        PolicyFile file = read(path);
        try (OpenLedger open = stores.open(store, Stores.Access.READ)) {
            LocalDate first = from == null ? open.today().minusYears(1).withDayOfYear(1) : from;
            LocalDate last = to == null ? LocalDate.of(first.getYear(), 12, 31) : to;
            SimulatedHours hours;
            try (Progress progress = Progress.of(terminal, "Simulating", "entries", 0)) {
                hours = open.ledger().policyFiles().simulate(file, first, last, progress::at);
            }
            show(open, by, hours, format);
        }
        return ExitCode.OK;
    }

    private void show(OpenLedger open, By by, SimulatedHours hours, TableFormat format) {
        List<Column> columns = List.of(
                Column.text(by.name().toLowerCase(Locale.ROOT)),
                Column.number("minutes"),
                Column.number("simulated"),
                Column.number("difference"),
                Column.number("after_review"));
        TableWriter table = TableWriter.of(format, columns, terminal.out(), false);
        if (by == By.MONTH) {
            hours.byMonth().forEach((month, row) -> table.row(line(month.toString(), row)));
        } else {
            Map<Long, SimulatedHours.Row> rows = hours.byTeam();
            Map<Long, Versioned<Team>> teams = Pages.byId(open.storage(), Team.KIND, List.copyOf(rows.keySet()));
            rows.forEach((id, row) -> {
                Versioned<Team> team = teams.get(id);
                table.row(line(team == null ? "" : team.entity().name(), row));
            });
        }
        table.finish(List.of());
        terminal.err()
                .println(hours.entries() + " entries; " + hours.untimed()
                        + " without times, to which only caps and unit applied; " + hours.notRecomputed()
                        + " that could not be accrued anew and stay as they are");
    }

    private static List<Object> line(String name, SimulatedHours.Row row) {
        return List.of(name, row.credited(), row.then(), row.difference(), row.pending());
    }

    /** What simulated minutes are added up by. */
    enum By {
        /** The month of the service day. */
        MONTH,
        /** The team. */
        TEAM
    }

    private static PolicyFile read(Path path) {
        return PolicyFile.parse(TextFile.read(path));
    }

    private static String scope(PolicyFile file) {
        String where = file.area() == null ? "all areas" : "area " + file.area();
        String until = file.to() == null ? " on" : " to " + file.to();
        return where + " from " + file.from() + until;
    }
}
