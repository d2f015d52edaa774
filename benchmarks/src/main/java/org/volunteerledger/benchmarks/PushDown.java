package org.volunteerledger.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.jdbc.JdbcStorage;

/**
 * Compares the reports and the export of the JDBC storage with the same in SQL by hand, over the same rows of the same database, in
 * turns. Answers are compared before anything is timed.
 */
public final class PushDown {

    private static final int ROWS_PER_COMMIT = 5_000;

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final PrintStream out;
    private final JdbcStorage storage;
    private final HandSql hand;
    private final LedgerData data;
    private final int rounds;
    private long entries;

    /** One side of a comparison. */
    @FunctionalInterface
    private interface Work {
        void run(int round) throws SQLException;
    }

    private PushDown(PrintStream out, JdbcStorage storage, HandSql hand, LedgerData data, int rounds) {
        this.out = out;
        this.storage = storage;
        this.hand = hand;
        this.data = data;
        this.rounds = rounds;
    }

    /**
     * Runs the comparison.
     *
     * @param arguments {@code --database h2|postgresql --rows N --volunteers N --rounds N --seed N}, and {@code --index COLUMNS} for an
     *     index more, all with a default
     * @throws IOException  if files cannot be written
     * @throws SQLException if the database fails
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        Map<String, String> given = options(List.of(arguments));
        LedgerData data = LedgerData.of(
                Integer.parseInt(given.getOrDefault("--rows", "1000000")),
                Integer.parseInt(given.getOrDefault("--volunteers", "70000")),
                Long.parseLong(given.getOrDefault("--seed", "1")));
        int rounds = Integer.parseInt(given.getOrDefault("--rounds", "7"));
        String index = given.getOrDefault("--index", "");
        if (given.getOrDefault("--database", "h2").equals("h2")) {
            onH2(data, rounds, index);
        } else {
            onPostgres(data, rounds, index);
        }
    }

    private static Map<String, String> options(List<String> arguments) {
        List<String> names = List.of("--database", "--rows", "--volunteers", "--rounds", "--seed", "--index");
        Map<String, String> given = new HashMap<>();
        for (Iterator<String> i = arguments.iterator(); i.hasNext(); ) {
            String name = i.next();
            if (!names.contains(name) || !i.hasNext()) {
                throw new IllegalArgumentException("the arguments are any of " + names + ", each with a value");
            }
            given.put(name, i.next());
        }
        return given;
    }

    private static void onH2(LedgerData data, int rounds, String index) throws IOException, SQLException {
        try (TemporaryFolder folder = TemporaryFolder.create("push-down");
                H2File file = H2File.open(folder.path().resolve("ledger"))) {
            run(System.out, file.pool(), data, rounds, index);
        }
    }

    private static void onPostgres(LedgerData data, int rounds, String index) throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(3))
                .start()) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setURL("jdbc:postgresql://localhost:" + server.getPort() + "/postgres?reWriteBatchedInserts=true");
            source.setUser("postgres");
            run(System.out, source, data, rounds, index);
        }
    }

    static void run(PrintStream out, DataSource source, LedgerData data, int rounds, String index) throws SQLException {
        JdbcStorage.Builder builder = JdbcStorage.builder(source).kinds(VolunteerLedger.KINDS);
        builder.schema().migrate();
        if (!index.isEmpty()) {
            execute(source, "CREATE INDEX bench_index ON vl_entry (" + index + ")");
        }
        try (JdbcStorage storage = builder.open()) {
            long begin = System.nanoTime();
            long cpu = PROCESS.getProcessCpuTime();
            EntryFeed.load(data, storage, ROWS_PER_COMMIT);
            out.printf(
                    "loaded %,d rows in %.1f s, %.1f s of CPU in this process%s%n",
                    data.rows(),
                    seconds(begin),
                    (PROCESS.getProcessCpuTime() - cpu) * 1e-9,
                    index.isEmpty() ? "" : ", with an index on " + index);
            execute(source, "ANALYZE");
            HandSql hand = new HandSql(source, data);
            hand.prepare();
            new PushDown(out, storage, hand, data, rounds).compare();
        }
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void compare() throws SQLException {
        for (ReportKind report : ReportKind.values()) {
            requireSame(report);
        }
        line("report", "ledger ms", "by hand ms", "ratio");
        for (ReportKind report : ReportKind.values()) {
            line(
                    report.name(),
                    round -> storage.aggregate(report.query(data, round)),
                    round -> hand.answer(report, round));
        }
        line("export", round -> requireEntries(exported()), round -> requireEntries(hand.export()));
    }

    /** Times both sides in turns; each is first in every second round, since the first one warms the caches for the other. */
    private void line(String name, Work ours, Work theirs) throws SQLException {
        double[] our = new double[rounds];
        double[] their = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                our[round] = milliseconds(ours, round);
                their[round] = milliseconds(theirs, round);
            } else {
                their[round] = milliseconds(theirs, round);
                our[round] = milliseconds(ours, round);
            }
        }
        line(name, number(median(our)), number(median(their)), number(median(our) / median(their)));
    }

    private long exported() {
        long[] rows = new long[1];
        Pages.visitEntries(storage, EntryFilter.ALL, entry -> rows[0]++);
        return rows[0];
    }

    private void requireEntries(long found) {
        if (entries == 0) {
            entries = found;
        }
        if (found != entries) {
            throw new IllegalStateException("the export has " + found + " entries instead of " + entries);
        }
    }

    private void requireSame(ReportKind report) throws SQLException {
        for (int time = 0; time < 3; time++) {
            List<Sums.Row> ours = Sums.rows(storage.aggregate(report.query(data, time)));
            List<Sums.Row> theirs = hand.answer(report, time);
            if (!ours.equals(theirs)) {
                throw new IllegalStateException(report + " differs: the ledger has " + ours.size()
                        + " rows, SQL by hand " + theirs.size() + ", or other values");
            }
        }
    }

    private void line(String... cells) {
        out.printf("%-16s %12s %12s %8s%n", (Object[]) cells);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.3f", value);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double milliseconds(Work work, int round) throws SQLException {
        long begin = System.nanoTime();
        work.run(round);
        return seconds(begin) * 1e3;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) * 1e-9;
    }
}
