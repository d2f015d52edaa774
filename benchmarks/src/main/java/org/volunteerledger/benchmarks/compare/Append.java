package org.volunteerledger.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.volunteerledger.benchmarks.LedgerData;
import org.volunteerledger.benchmarks.Quartiles;

/**
 * Compares how fast lines of the ledger, grants and voids, are added to an empty store by one thread: the columns of the library with
 * and without roll-ups, DuckDB's appender and a list, in turns.
 */
public final class Append {

    /** How many lines are made ready at a time: so few that they are still in the cache when they are added. */
    private static final int BLOCK = 2_048;

    private final LedgerData data;
    private final int[] lines;
    private final long minutes;

    private Append(LedgerData data) {
        this.data = data;
        this.lines = lines(data);
        long sum = 0;
        for (int line : lines) {
            sum += line < 0 ? -data.minutes(~line) : data.minutes(line);
        }
        this.minutes = sum;
    }

    /**
     * Runs the comparison.
     *
     * @param arguments {@code --rows N --volunteers N --teams N --skew X --void-share X --seed N --rounds N --csv FILE}, each with a
     *                  default
     * @throws IOException  if files cannot be written
     * @throws SQLException if the database fails
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        Options options = Options.parse(List.of(arguments));
        Map<AppendKind, Quartiles> speeds = run(options, System.out);
        System.out.print(table(speeds));
        if (options.csv() != null) {
            Files.writeString(options.csv(), csv(speeds), StandardCharsets.UTF_8);
        }
    }

    /** Runs all rounds after one to warm up, and returns lines per second. */
    static Map<AppendKind, Quartiles> run(Options options, PrintStream out) throws SQLException {
        out.println(Environment.machine());
        out.println("Adding " + Environment.data(options.shape()) + "; 1 thread");
        Append append = new Append(LedgerData.of(options.shape()));
        Map<AppendKind, List<Double>> seconds = new EnumMap<>(AppendKind.class);
        List<AppendKind> order = new ArrayList<>(List.of(AppendKind.values()));
        for (int round = 0; round <= options.rounds(); round++) {
            for (AppendKind kind : order) {
                double time = append.time(kind);
                out.printf(Locale.ROOT, "round %d %-16s %.3f s%n", round, kind.label(), time);
                if (round > 0) {
                    seconds.computeIfAbsent(kind, each -> new ArrayList<>()).add(time);
                }
            }
            Collections.rotate(order, 1);
        }
        Map<AppendKind, Quartiles> speeds = new EnumMap<>(AppendKind.class);
        seconds.forEach((kind, times) -> speeds.put(
                kind,
                Quartiles.of(times.stream()
                        .mapToDouble(time -> append.lines.length / time)
                        .toArray())));
        return speeds;
    }

    private double time(AppendKind kind) throws SQLException {
        System.gc();
        try (AppendSide side = kind.open(data)) {
            long nanoseconds = 0;
            for (int from = 0; from < lines.length; from += BLOCK) {
                side.prepare(lines, from, Math.min(lines.length, from + BLOCK));
                long begin = System.nanoTime();
                side.add();
                nanoseconds += System.nanoTime() - begin;
            }
            long begin = System.nanoTime();
            side.finish();
            nanoseconds += System.nanoTime() - begin;
            if (side.minutes() != minutes) {
                throw new IllegalStateException(kind.label() + " has not kept what was added");
            }
            return nanoseconds * 1e-9;
        }
    }

    private static int[] lines(LedgerData data) {
        int[] lines = new int[data.rows() * 2];
        int[] filled = new int[1];
        LedgerRows.each(data, new LedgerRows.Lines() {
            @Override
            public void grant(int row) {
                lines[filled[0]++] = row;
            }

            @Override
            public void takeBack(int row) {
                lines[filled[0]++] = ~row;
            }
        });
        return Arrays.copyOf(lines, filled[0]);
    }

    private static String table(Map<AppendKind, Quartiles> speeds) {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%n%-18s %10s %10s %10s   %s%n",
                "M lines / s",
                "q1",
                "median",
                "q3",
                "x " + AppendKind.DUCKDB_APPENDER.label()));
        speeds.forEach((kind, speed) -> table.append(String.format(
                Locale.ROOT,
                "%-18s %10.2f %10.2f %10.2f   %.2f%n",
                kind.label(),
                speed.lower() / 1e6,
                speed.median() / 1e6,
                speed.upper() / 1e6,
                ratio(speeds, speed))));
        return table.toString();
    }

    private static String csv(Map<AppendKind, Quartiles> speeds) {
        StringBuilder csv = new StringBuilder(
                "store,median_lines_per_second,lower_quartile,upper_quartile,least,x_duckdb_appender\n");
        speeds.forEach((kind, speed) -> csv.append(String.format(
                Locale.ROOT,
                "%s,%.0f,%.0f,%.0f,%.0f,%.4g%n",
                kind.label(),
                speed.median(),
                speed.lower(),
                speed.upper(),
                speed.least(),
                ratio(speeds, speed))));
        return csv.toString();
    }

    private static double ratio(Map<AppendKind, Quartiles> speeds, Quartiles speed) {
        Quartiles duckDb = speeds.get(AppendKind.DUCKDB_APPENDER);
        return duckDb == null ? Double.NaN : speed.median() / duckDb.median();
    }
}
