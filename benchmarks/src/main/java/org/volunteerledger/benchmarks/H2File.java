package org.volunteerledger.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.storage.jdbc.JdbcStorage;

/** A durable H2 database in a file as the console opens it, open until it is closed. */
record H2File(Path file, JdbcConnectionPool pool) implements AutoCloseable {

    private static final String SUFFIX = ".mv.db";

    /** Opens or makes the file whose name without suffix is given. */
    static H2File open(Path base) {
        return new H2File(
                base.resolveSibling(base.getFileName() + SUFFIX),
                JdbcConnectionPool.create(
                        "jdbc:h2:file:" + base.toAbsolutePath() + ";WRITE_DELAY=0;CACHE_SIZE=131072", "sa", ""));
    }

    /** Opens a copy of this file, which must be closed. */
    H2File copy(String name) {
        try {
            Path base = file.resolveSibling(name);
            Files.copy(file, base.resolveSibling(name + SUFFIX));
            return open(base);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the tables, unless they are there, and opens a storage on them. */
    JdbcStorage storage() {
        JdbcStorage.Builder builder = JdbcStorage.builder(pool).kinds(VolunteerLedger.KINDS);
        builder.schema().migrate();
        return builder.open();
    }

    /** Closes the database and deletes the file. */
    void drop() {
        close();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
