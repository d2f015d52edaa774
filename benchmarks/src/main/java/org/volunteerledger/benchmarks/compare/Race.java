package org.volunteerledger.benchmarks.compare;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.volunteerledger.benchmarks.ReportKind;

/**
 * Times contenders in turns: in each round every report by every contender, one after the other, who begins changing from round to
 * round. What takes less than a few milliseconds is repeated within a turn, and the time divided.
 */
final class Race {

    /** How long a turn should take at least. */
    private static final long TURN = 3_000_000;

    private static final int MOST_CALLS = 1 << 20;

    private final List<Contender> contenders;
    private final Map<String, Map<ReportKind, Integer>> calls = new HashMap<>();
    private final long warmUp;
    private int time;

    private Race(List<Contender> contenders, int warmUpMilliseconds) {
        this.contenders = new ArrayList<>(contenders);
        this.warmUp = warmUpMilliseconds * 1_000_000L;
    }

    /** Warms up, then runs the rounds. */
    static Measurements run(List<Contender> contenders, Options options, PrintStream progress) throws SQLException {
        Race race = new Race(contenders, options.warmUp());
        for (ReportKind report : ReportKind.values()) {
            for (Contender contender : contenders) {
                if (contender.does(report)) {
                    race.calls
                            .computeIfAbsent(contender.label(), label -> new EnumMap<>(ReportKind.class))
                            .put(report, race.warmUp(contender, report));
                }
            }
            progress.println("warmed up for " + report.code());
        }
        Measurements measurements = new Measurements();
        for (int round = 0; round < options.rounds(); round++) {
            race.round(measurements);
            progress.println("round " + (round + 1) + " of " + options.rounds());
        }
        return measurements;
    }

    private void round(Measurements measurements) throws SQLException {
        for (ReportKind report : ReportKind.values()) {
            for (Contender contender : contenders) {
                if (contender.does(report)) {
                    int repeat = calls.getOrDefault(contender.label(), Map.of()).getOrDefault(report, 1);
                    measurements.add(contender.label(), report, turn(contender, report, repeat));
                }
            }
        }
        Collections.rotate(contenders, 1);
    }

    /** Calls until everything is compiled, and returns how many calls make a turn. */
    private int warmUp(Contender contender, ReportKind report) throws SQLException {
        int repeat = 1;
        long spent = 0;
        while (true) {
            double each = turn(contender, report, repeat).nanoseconds();
            spent += (long) (each * repeat);
            if (each * repeat < TURN && repeat < MOST_CALLS) {
                repeat *= 2;
            } else if (spent >= warmUp) {
                return (int) Math.max(1, Math.min(MOST_CALLS, TURN / each));
            }
        }
    }

    private Measurements.Turn turn(Contender contender, ReportKind report, int repeat) throws SQLException {
        long others = ProcessorTime.others();
        long allocated = Allocation.bytes();
        long own = ProcessorTime.own();
        long begin = System.nanoTime();
        for (int call = 0; call < repeat; call++) {
            contender.run(report, time++);
        }
        long end = System.nanoTime();
        own = ProcessorTime.own() - own;
        allocated = Allocation.bytes() - allocated;
        others = ProcessorTime.others() - others;
        return new Measurements.Turn(
                (double) (end - begin) / repeat, (double) (own + others) / repeat, allocated / repeat);
    }
}
