package org.volunteerledger.console;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.volunteerledger.console.activity.ActivityCommand;
import org.volunteerledger.console.care.CareCommand;
import org.volunteerledger.console.certificate.CertificateCommand;
import org.volunteerledger.console.district.DistrictCommand;
import org.volunteerledger.console.district.StatementCommand;
import org.volunteerledger.console.duty.DutyCommand;
import org.volunteerledger.console.honour.HonourCommand;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

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

    private final CommandLine commandLine;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    private boolean debug;

    private Main(Terminal terminal, Stores stores) {
        commandLine = new CommandLine(this);
        commandLine.addSubcommand(new CommandLine.HelpCommand());
        commands(terminal, stores).forEach(commandLine::addSubcommand);
        commandLine.setOut(terminal.out());
        commandLine.setErr(terminal.err());
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.interactive() ? CommandLine.Help.Ansi.AUTO : CommandLine.Help.Ansi.OFF));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(terminal.interactive());
        commandLine.setExecutionExceptionHandler(new Failures(terminal, () -> debug));
    }

    /** Every command of the program, in the order of the help. A new one is registered here. */
    private static List<Object> commands(Terminal terminal, Stores stores) {
        return List.of(
                new ImportCommand(terminal, stores),
                new ReportCommand(terminal, stores),
                new EntriesCommand(terminal, stores),
                new VerifyCommand(terminal, stores),
                new InfoCommand(terminal, stores),
                new EventsCommand(terminal, stores),
                new RecordsCommand(terminal, stores),
                new ExportCommand(terminal, stores),
                new RestoreCommand(terminal, stores),
                new SchemaCommand(terminal, stores),
                DutyCommand.line(terminal, stores),
                new DistrictCommand(terminal, stores),
                new ScenariosCommand(terminal, stores),
                new StatementCommand(terminal, stores),
                PlaceCommand.line(terminal, stores),
                TeamCommand.line(terminal, stores),
                PeopleCommand.line(terminal, stores),
                ActivityCommand.line(terminal, stores),
                RequestCommand.line(terminal, stores),
                CareCommand.of(terminal, stores),
                HonourCommand.of(terminal, stores),
                CertificateCommand.of(terminal, stores),
                PolicyCommand.line(terminal, stores));
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
        int code = new Main(terminal, stores).commandLine.execute(args);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    @Override
    public void run() {
        commandLine.usage(commandLine.getOut());
    }
}
