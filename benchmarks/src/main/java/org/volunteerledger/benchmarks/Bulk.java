package org.volunteerledger.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.volunteerledger.storage.Storage;

/**
 * Measures how many entries at a time should go to a database, and whether PostgreSQL's COPY pays: the library's rows, into its own
 * table with its indexes, in one durable commit, in turns.
 */
public final class Bulk {

    private static final Map<String, String> DEFAULTS = Map.of(
            "--rows", "100K",
            "--volunteers", "20K",
            "--rounds", "5",
            "--batches", "10,100,1000,5000,20000",
            "--mariadb", "");

    private final PrintStream out;
    private final List<@Nullable Object[]> rows;

    private Bulk(PrintStream out, List<@Nullable Object[]> rows) {
        this.out = out;
        this.rows = rows;
    }

    /**
     * Runs the measurement.
     *
     * @param arguments {@code --rows N --volunteers N --rounds N --batches N,N --mariadb URL}, each with a default; the URL is of an
     *                  empty database, with user and password
     * @throws IOException  if files cannot be written
     * @throws SQLException if a database fails
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        run(Arguments.parse(List.of(arguments), DEFAULTS), System.out);
    }

    private static void run(Arguments arguments, PrintStream out) throws IOException, SQLException {
        List<Integer> sizes = Stream.of(arguments.text("--batches").split(",", -1))
                .map(Integer::valueOf)
                .toList();
        LedgerData data = LedgerData.of(arguments.count("--rows"), arguments.count("--volunteers"), 1);
        try (TemporaryFolder folder = TemporaryFolder.create("bulk");
                H2File file = H2File.open(folder.path().resolve("ledger"));
                EmbeddedPostgres server = postgres()) {
            List<BulkWay> ways = new ArrayList<>(BulkWay.batches("H2 file", file.pool(), sizes));
            ways.addAll(BulkWay.batches("PostgreSQL", source(server, "plain", false), sizes));
            ways.addAll(BulkWay.batches("PostgreSQL, rewritten", source(server, "rewritten", true), sizes));
            ways.add(BulkWay.copy("PostgreSQL, COPY", source(server, "copied", false)));
            if (!arguments.text("--mariadb").isEmpty()) {
                ways.addAll(BulkWay.batches("MariaDB", new MariaDbDataSource(arguments.text("--mariadb")), sizes));
            }
            try (Storage storage = file.storage()) {
                EntryFeed.load(data, storage, 10_000);
            }
            new Bulk(out, PlainJdbc.rows(file.pool())).rounds(ways, arguments.count("--rounds"));
        }
    }

    /** Runs all rounds, the first of which only warms up, and prints rows per second. */
    private void rounds(List<BulkWay> ways, int rounds) throws SQLException {
        Map<String, List<Double>> speeds = new LinkedHashMap<>();
        ways.forEach(way -> speeds.put(way.label(), new ArrayList<>()));
        List<BulkWay> order = new ArrayList<>(ways);
        for (int round = 0; round <= rounds; round++) {
            for (BulkWay way : order) {
                double speed = rows.size() / time(way);
                if (round > 0) {
                    speeds.getOrDefault(way.label(), List.of()).add(speed);
                }
            }
            Collections.rotate(order, 1);
            out.println("round " + round + " of " + rounds);
        }
        out.printf(Locale.ROOT, "%n%-40s %10s %10s %10s%n", "rows per second", "q1", "median", "q3");
        speeds.forEach((label, all) -> {
            Quartiles speed =
                    Quartiles.of(all.stream().mapToDouble(Double::doubleValue).toArray());
            out.printf(
                    Locale.ROOT,
                    "%-40s %,10.0f %,10.0f %,10.0f%n",
                    label,
                    speed.lower(),
                    speed.median(),
                    speed.upper());
        });
    }

    private double time(BulkWay way) throws SQLException {
        execute(way.source(), "TRUNCATE TABLE " + PlainJdbc.TABLE);
        long begin = System.nanoTime();
        way.writer().write(way.source(), rows);
        double seconds = (System.nanoTime() - begin) * 1e-9;
        try (Connection connection = way.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + PlainJdbc.TABLE)) {
            if (!count.next() || count.getInt(1) != rows.size()) {
                throw new IllegalStateException(way.label() + " has not written all rows");
            }
        }
        return seconds;
    }

    /** A server that keeps what is committed, unlike those of tests. */
    private static EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .setPGStartupWait(Duration.ofMinutes(3))
                .start();
    }

    /** A database of its own, where batches become statements of many rows if that is asked for. */
    private static DataSource source(EmbeddedPostgres server, String database, boolean rewritten) throws SQLException {
        execute(server.getPostgresDatabase(), "CREATE DATABASE " + database);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL("jdbc:postgresql://localhost:" + server.getPort() + "/" + database);
        source.setUser("postgres");
        source.setReWriteBatchedInserts(rewritten);
        return source;
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
