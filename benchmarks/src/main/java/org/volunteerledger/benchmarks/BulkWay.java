package org.volunteerledger.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.storage.jdbc.JdbcStorage;

/**
 * One way to write all rows in one commit.
 *
 * @param label  what it is, in tables
 * @param source the database, whose table of entries is emptied before
 * @param writer writes them
 */
record BulkWay(String label, DataSource source, Writer writer) {

    /** Writes rows. */
    interface Writer {

        /** Writes all rows. */
        void write(DataSource source, List<@Nullable Object[]> rows) throws SQLException;
    }

    /** Makes the library's tables, and returns a way for each size of batch. */
    static List<BulkWay> batches(String label, DataSource source, List<Integer> sizes) {
        migrate(source);
        List<BulkWay> ways = new ArrayList<>();
        for (int size : sizes) {
            ways.add(new BulkWay(
                    label + ", batches of " + size,
                    source,
                    (database, rows) -> PlainJdbc.insert(database, rows, size, false)));
        }
        return ways;
    }

    /** Makes the library's tables in PostgreSQL, and returns the way by COPY. */
    static BulkWay copy(String label, DataSource source) {
        migrate(source);
        return new BulkWay(label, source, PostgresCopy::insert);
    }

    private static void migrate(DataSource source) {
        JdbcStorage.builder(source).kinds(VolunteerLedger.KINDS).schema().migrate();
    }
}
