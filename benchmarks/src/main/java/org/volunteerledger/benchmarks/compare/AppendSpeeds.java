package org.volunteerledger.benchmarks.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.volunteerledger.benchmarks.Quartiles;

/** What all rounds of adding the same lines took. */
final class AppendSpeeds {

    /**
     * What one round took.
     *
     * @param seconds          by the clock
     * @param processorSeconds by the processor that the adding thread was on, which others on the machine change less
     */
    record Spent(double seconds, double processorSeconds) {}

    private final int lines;
    private final Map<AppendKind, List<Spent>> rounds = new EnumMap<>(AppendKind.class);

    AppendSpeeds(int lines) {
        this.lines = lines;
    }

    void add(AppendKind kind, Spent spent) {
        rounds.computeIfAbsent(kind, each -> new ArrayList<>()).add(spent);
    }

    /** Lines for each second. */
    Quartiles speed(AppendKind kind, ToDoubleFunction<Spent> time) {
        return Quartiles.of(rounds.getOrDefault(kind, List.of()).stream()
                .mapToDouble(spent -> lines / time.applyAsDouble(spent))
                .toArray());
    }

    /** How many times as fast as DuckDB's appender one is, by medians. */
    double ratio(AppendKind kind, ToDoubleFunction<Spent> time) {
        return speed(kind, time).median()
                / speed(AppendKind.DUCKDB_APPENDER, time).median();
    }

    String table() {
        return table("M lines per second", Spent::seconds)
                + table("M lines per second of a processor", Spent::processorSeconds);
    }

    String csv() {
        StringBuilder csv = new StringBuilder("store,round,lines,seconds,processor_seconds\n");
        rounds.forEach((kind, all) -> {
            for (int round = 0; round < all.size(); round++) {
                Spent spent = all.get(round);
                csv.append(String.format(
                        Locale.ROOT,
                        "%s,%d,%d,%.6f,%.6f%n",
                        kind.label(),
                        round + 1,
                        lines,
                        spent.seconds(),
                        spent.processorSeconds()));
            }
        });
        return csv.toString();
    }

    private String table(String title, ToDoubleFunction<Spent> time) {
        StringBuilder table = new StringBuilder(
                String.format(Locale.ROOT, "%n%-34s %8s %8s %8s   x duckdb-appender%n", title, "q1", "median", "q3"));
        for (AppendKind kind : rounds.keySet()) {
            Quartiles speed = speed(kind, time);
            table.append(String.format(
                    Locale.ROOT,
                    "%-34s %8.2f %8.2f %8.2f   %.2f%n",
                    kind.label(),
                    speed.lower() / 1e6,
                    speed.median() / 1e6,
                    speed.upper() / 1e6,
                    ratio(kind, time)));
        }
        return table.toString();
    }
}
