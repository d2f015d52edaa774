package org.volunteerledger.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.volunteerledger.benchmarks.Ingest.Side;

/**
 * The times of all rounds. Rounds are compared one by one, since both sides of a round met the same machine; where others use it too,
 * the time of the processors says more than that of the clock.
 */
record Timings(int rows, Map<Side, List<Spent>> rounds) {

    /**
     * What one side spent in one round.
     *
     * @param seconds    by the clock
     * @param cpuSeconds by the processors, for the whole process: collecting garbage and compiling too
     */
    record Spent(double seconds, double cpuSeconds) {}

    /** The speed of a side, in rows per second. */
    Quartiles speed(Side side, ToDoubleFunction<Spent> time) {
        return Quartiles.of(times(side, time).map(seconds -> rows / seconds).toArray());
    }

    /** The speed of the ledger as a part of that of plain JDBC. */
    Quartiles ratio(ToDoubleFunction<Spent> time) {
        double[] plain = times(Side.PLAIN_JDBC, time).toArray();
        double[] ledger = times(Side.LEDGER, time).toArray();
        double[] ratios = new double[ledger.length];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = plain[round] / ledger[round];
        }
        return Quartiles.of(ratios);
    }

    String table() {
        return format("%-34s %10s %10s %10s%n", "", "q1", "median", "q3")
                + table("second", Spent::seconds)
                + table("CPU second", Spent::cpuSeconds);
    }

    String csv() {
        StringBuilder csv = new StringBuilder("round,side,rows,seconds,cpu_seconds\n");
        rounds.forEach((side, spent) -> {
            for (int round = 0; round < spent.size(); round++) {
                Spent each = spent.get(round);
                csv.append(format("%d,%s,%d,%.6f,%.6f\n", round + 1, side, rows, each.seconds, each.cpuSeconds));
            }
        });
        return csv.toString();
    }

    private String table(String unit, ToDoubleFunction<Spent> time) {
        StringBuilder table = new StringBuilder();
        for (Side side : Side.values()) {
            table.append(line(side + ", rows per " + unit, "%,10.0f", speed(side, time)));
        }
        return table.append(line("ratio, per " + unit, "%10.2f", ratio(time))).toString();
    }

    private static String line(String title, String number, Quartiles of) {
        String numbers = String.join(" ", List.of(number, number, number));
        return format("%-34s " + numbers + "%n", title, of.lower(), of.median(), of.upper());
    }

    private DoubleStream times(Side side, ToDoubleFunction<Spent> time) {
        return rounds.getOrDefault(side, List.of()).stream().mapToDouble(time);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
