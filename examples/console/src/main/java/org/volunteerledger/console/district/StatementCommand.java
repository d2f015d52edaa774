package org.volunteerledger.console.district;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.statistics.YearlyStatement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code statement}: states a year of any store. */
@Command(
        name = "statement",
        description = {
            "States a year: volunteers, stations, teams, projects, hours, participations and more, on the terminal, as CSV, and as"
                    + " one HTML page with charts.",
            ""
        },
        footer = {"", "Examples:", "  statement --year 2022", "  statement --year 2026 --out public"},
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class StatementCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Option(
            names = "--year",
            paramLabel = "YEAR",
            description = "The year, 1900 to 2199. Default: the present one, so far.")
    private @Nullable Integer year;

    @Option(names = "--out", paramLabel = "DIRECTORY", description = StatementFiles.OUT)
    private @Nullable Path out;

    @Mixin
    private StoreOptions store = new StoreOptions();

    /**
     * Makes the command.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     */
    public StatementCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        try (OpenLedger open = stores.open(store, Stores.Access.READ)) {
            int asked = year == null ? open.today().getYear() : year;
            YearlyStatement statement =
                    StatementFiles.compute(open.ledger(), asked, new Phases(terminal, System::nanoTime));
            Comparison.figures(statement).print(terminal.out());
            StatementFiles.write(terminal, statement, out, store);
            return ExitCode.OK;
        }
    }
}
