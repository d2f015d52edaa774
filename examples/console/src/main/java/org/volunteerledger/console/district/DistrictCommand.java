package org.volunteerledger.console.district;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.statistics.YearlyStatement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code district}: builds a whole district and states its year. */
@Command(
        name = "district",
        description = {
            "Builds a district with the figures of a real one, runs it through a year of volunteer service, requests, home visits"
                    + " and honours, and states the year.",
            "",
            "70,000 volunteers, 114 stations, 743 teams, 21,008 projects, 3,600,000 hours, more than 100,000 participants:"
                    + " the figures that the newspaper gives for Jizhou. People and events are invented. A run that was broken"
                    + " off goes on when the same command is given again.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  district",
            "  district --scale 0.01 --store memory",
            "  district --seed 7 --store h2:/tmp/other --out /tmp/statement"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class DistrictCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "What to multiply every figure by, 0.01 to 1. Default: ${DEFAULT-VALUE}")
    private double scale = 1;

    @Option(
            names = "--year",
            paramLabel = "YEAR",
            defaultValue = "2022",
            description = "The year, 2000 to 2100. Default: ${DEFAULT-VALUE}")
    private int year = 2022;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Another number gives another district with the same figures. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

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
    public DistrictCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        requireRange("--scale", scale, DistrictFigures.LEAST_SCALE, 1);
        requireRange("--year", year, 2000, 2100);
        DistrictFigures figures = DistrictFigures.ofJizhou(year).scaled(scale);
        ZoneId zone = store.zone();
        SimulatedClock clock = new SimulatedClock(zone);
        Phases phases = new Phases(terminal, System::nanoTime);
        try (OpenLedger open = stores.inTheTimeOf(clock).open(store, Stores.Access.WRITE)) {
            open.people();
            VolunteerLedger ledger = open.ledger();
            new District(open.storage(), ledger, clock, figures, seed).build(phases);
            YearlyStatement statement = StatementFiles.compute(ledger, year, phases);
            boolean same =
                    Comparison.of(figures, statement, Deeds.of(ledger, figures)).print(terminal.out());
            StatementFiles.write(terminal, statement, out, store);
            return same ? ExitCode.OK : ExitCode.REFUSED;
        }
    }

    private static void requireRange(String option, double value, double from, double to) {
        if (!(value >= from && value <= to)) {
            throw new InvalidInput(
                    DistrictError.OUT_OF_RANGE,
                    option + " is from " + from + " to " + to + ".",
                    Map.of("option", option));
        }
    }
}
