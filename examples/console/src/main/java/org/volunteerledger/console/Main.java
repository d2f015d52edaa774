package org.volunteerledger.console;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.volunteerledger.console.activity.ActivityCommand;
import org.volunteerledger.console.care.CareCommand;
import org.volunteerledger.console.certificate.CertificateCommand;
import org.volunteerledger.console.district.DistrictCommand;
import org.volunteerledger.console.district.StatementCommand;
import org.volunteerledger.console.duty.DutyCommand;
import org.volunteerledger.console.honour.HonourCommand;
import org.volunteerledger.console.hours.HoursCommand;
import org.volunteerledger.console.keep.EventsCommand;
import org.volunteerledger.console.keep.ExportCommand;
import org.volunteerledger.console.keep.InfoCommand;
import org.volunteerledger.console.keep.RecordsCommand;
import org.volunteerledger.console.keep.RestoreCommand;
import org.volunteerledger.console.keep.SchemaCommand;
import org.volunteerledger.console.keep.VerifyCommand;
import org.volunteerledger.console.load.ImportCommand;
import org.volunteerledger.console.people.PeopleCommand;
import org.volunteerledger.console.place.PlaceCommand;
import org.volunteerledger.console.policy.PolicyCommand;
import org.volunteerledger.console.report.EntriesCommand;
import org.volunteerledger.console.report.ReportCommand;
import org.volunteerledger.console.request.RequestCommand;
import org.volunteerledger.console.scenario.ScenariosCommand;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.team.TeamCommand;
import org.volunteerledger.console.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The console's entry point. */
@Command(
        name = "volunteer-ledger",
        description = "Keeps a ledger of volunteer service: who served, for whom, and for how long.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "The ledger is kept in ./volunteer-ledger-data/ledger.mv.db unless --store says otherwise.",
            "",
            "Exit codes: 0 done; 1 refused, or verification found faults; 2 usage; 3 the storage cannot be used;",
            "4 done, but some rows were refused; 70 a fault of the program.",
            "",
            "Examples:",
            "  volunteer-ledger import hours.csv --create-missing",
            "  volunteer-ledger report --by team,month --measure hours,volunteers --from 2026-01-01",
            "  volunteer-ledger verify",
            "  volunteer-ledger help import"
        })
public final class Main implements Runnable {

    /** Every command of the program, in the order of the help. A new one is registered here. */
    private static final List<Part> PARTS = List.of(
            new Part(ImportCommand.class, ImportCommand::new),
            new Part(ReportCommand.class, ReportCommand::new),
            new Part(EntriesCommand.class, EntriesCommand::new),
            new Part(VerifyCommand.class, VerifyCommand::new),
            new Part(InfoCommand.class, InfoCommand::new),
            new Part(EventsCommand.class, EventsCommand::new),
            new Part(RecordsCommand.class, RecordsCommand::new),
            new Part(ExportCommand.class, ExportCommand::new),
            new Part(RestoreCommand.class, RestoreCommand::new),
            new Part(SchemaCommand.class, SchemaCommand::new),
            new Part(DutyCommand.class, DutyCommand::line),
            new Part(DistrictCommand.class, DistrictCommand::new),
            new Part(ScenariosCommand.class, ScenariosCommand::new),
            new Part(StatementCommand.class, StatementCommand::new),
            new Part(PlaceCommand.class, PlaceCommand::line),
            new Part(TeamCommand.class, TeamCommand::line),
            new Part(PeopleCommand.class, PeopleCommand::line),
            new Part(ActivityCommand.class, ActivityCommand::line),
            new Part(HoursCommand.class, HoursCommand::line),
            new Part(RequestCommand.class, RequestCommand::line),
            new Part(CareCommand.class, CareCommand::of),
            new Part(HonourCommand.class, HonourCommand::of),
            new Part(CertificateCommand.class, CertificateCommand::of),
            new Part(PolicyCommand.class, PolicyCommand::line));

    private final CommandLine commandLine;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    private boolean debug;

    private Main(Terminal terminal, Stores stores, List<String> args) {
        commandLine = new CommandLine(this);
        commandLine.addSubcommand(new CommandLine.HelpCommand());
        for (Part part : PARTS) {
            // To read what a command says about its options takes longer than to run it, so the others are here by name
            // only.
            boolean asked = args.stream().anyMatch(arg -> arg.equals(part.name()) || isFileOfArguments(arg));
            commandLine.addSubcommand(asked ? part.make().apply(terminal, stores) : part.inTheList());
        }
        commandLine.setOut(terminal.out());
        commandLine.setErr(terminal.err());
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.interactive() ? CommandLine.Help.Ansi.AUTO : CommandLine.Help.Ansi.OFF));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(terminal.interactive());
        commandLine.setExecutionExceptionHandler(new Failures(terminal, () -> debug));
        commandLine.setParameterExceptionHandler(new Misuse(terminal));
        commandLine.setExecutionStrategy(Main::execute);
    }

    /**
     * Starts the console.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        // H2 looks up every text that it reads or writes in a cache of values, and whole records in vain.
        System.setProperty("h2.objectCache", System.getProperty("h2.objectCache", "false"));
        Terminal terminal = Terminal.ofProcess();
        System.exit(run(terminal, Stores.of(InstantSource.system(), new SecureRandom()), args));
    }

    /**
     * Runs one command line.
     *
     * @param terminal where to write
     * @param stores   opens ledgers
     * @param args     the command line
     * @return the exit code
     */
    public static int run(Terminal terminal, Stores stores, String... args) {
        int code = new Main(terminal, stores, List.of(args)).commandLine.execute(args);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    private static boolean isFileOfArguments(String arg) {
        return arg.startsWith("@");
    }

    /** A command, and how it is made. */
    private record Part(Class<?> type, BiFunction<Terminal, Stores, Object> make) {

        String name() {
            return command().name();
        }

        /** What the help of the program says about it. */
        CommandSpec inTheList() {
            CommandSpec spec = CommandSpec.create().name(name());
            spec.usageMessage().description(command().description());
            return spec;
        }

        private Command command() {
            return Objects.requireNonNull(type.getAnnotation(Command.class), "a command says what it is");
        }
    }

    /** Whoever asks for the help of a command that is not there gets no help of another. */
    private static int execute(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        if (!last.unmatched().isEmpty()) {
            throw new UnmatchedArgumentException(last.commandSpec().commandLine(), last.unmatched());
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    @Override
    public void run() {
        commandLine.usage(commandLine.getOut());
    }
}
