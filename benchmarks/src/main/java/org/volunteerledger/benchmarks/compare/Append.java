package org.volunteerledger.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.volunteerledger.benchmarks.LedgerData;

/**
 * Compares how fast lines of the ledger, grants and voids, are added to an empty store by one thread: the columns of the library with
 * and without roll-ups, DuckDB's appender and a list, in turns.
 */
public final class Append {

    /** How many lines are made ready at a time: so few that they are still in the cache when they are added. */
    static final int BLOCK = 2_048;

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
        AppendSpeeds speeds = run(options, System.out);
        System.out.print(speeds.table());
        if (options.csv() != null) {
            Files.writeString(options.csv(), speeds.csv(), StandardCharsets.UTF_8);
        }
    }

    /** Runs all rounds after one to warm up. */
    static AppendSpeeds run(Options options, PrintStream out) throws SQLException {
        out.println(Environment.machine());
        out.println("Adding " + Environment.data(options.shape()) + "; 1 thread");
        Append append = new Append(LedgerData.of(options.shape()));
        AppendSpeeds speeds = new AppendSpeeds(append.lines.length);
        List<AppendKind> order = new ArrayList<>(List.of(AppendKind.values()));
        for (int round = 0; round <= options.rounds(); round++) {
            for (AppendKind kind : order) {
                AppendSpeeds.Spent spent = append.spend(kind);
                out.printf(
                        Locale.ROOT,
                        "round %d %-16s %.3f s, %.3f s of a processor%n",
                        round,
                        kind.label(),
                        spent.seconds(),
                        spent.processorSeconds());
                if (round > 0) {
                    speeds.add(kind, spent);
                }
            }
            Collections.rotate(order, 1);
        }
        return speeds;
    }

    private AppendSpeeds.Spent spend(AppendKind kind) throws SQLException {
        System.gc();
        try (AppendSide side = kind.open(data)) {
            Stopwatch watch = new Stopwatch();
            for (int from = 0; from < lines.length; from += BLOCK) {
                side.prepare(lines, from, Math.min(lines.length, from + BLOCK));
                watch.start();
                side.add();
                watch.stop();
            }
            watch.start();
            side.finish();
            watch.stop();
            if (side.minutes() != minutes) {
                throw new IllegalStateException(kind.label() + " has not kept what was added");
            }
            return new AppendSpeeds.Spent(watch.nanoseconds * 1e-9, watch.processors * 1e-9);
        }
    }

    /** Adds up spans of time of this thread. */
    private static final class Stopwatch {

        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        private long nanoseconds;
        private long processors;

        void start() {
            nanoseconds -= System.nanoTime();
            processors -= THREADS.getCurrentThreadCpuTime();
        }

        void stop() {
            processors += THREADS.getCurrentThreadCpuTime();
            nanoseconds += System.nanoTime();
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
}
