package org.volunteerledger.embedding;

import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.storage.jdbc.JdbcStorage;
import org.volunteerledger.storage.jdbc.JdbcTransactions;
import org.volunteerledger.storage.memory.MemoryStorage;

/** The three ways to open a ledger. */
final class Embedding {

    private Embedding() {}

    /** In memory: for tests, and to begin with. */
    static VolunteerLedger inMemory(KeyRing keys) {
        return VolunteerLedger.over(MemoryStorage.create(), keys).build();
    }

    /** On a database, in transactions of the library's own. The tables are made when asked for, never by themselves. */
    static VolunteerLedger onDatabase(DataSource dataSource, KeyRing keys) {
        JdbcStorage.Builder storage = JdbcStorage.builder(dataSource);
        storage.schema().migrate();
        return VolunteerLedger.over(storage.open(), keys).build();
    }

    /** On a database, within the transaction that Spring has under way on the thread: the host commits, or rolls back. */
    static VolunteerLedger inHostTransaction(DataSource dataSource, KeyRing keys) {
        JdbcTransactions host = JdbcTransactions.joining(() -> DataSourceUtils.getConnection(dataSource));
        return VolunteerLedger.over(JdbcStorage.over(host).validated(false).open(), keys)
                .build();
    }
}
