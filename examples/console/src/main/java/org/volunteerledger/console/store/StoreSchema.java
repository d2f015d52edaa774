package org.volunteerledger.console.store;

import com.zaxxer.hikari.HikariDataSource;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.storage.jdbc.Dialect;
import org.volunteerledger.storage.jdbc.Dialects;
import org.volunteerledger.storage.jdbc.JdbcStorage;

/** The tables of a store. */
public final class StoreSchema implements AutoCloseable {

    /** For which database the statements are written. */
    public enum Script {
        /** H2. */
        H2,
        /** PostgreSQL. */
        POSTGRESQL,
        /** MariaDB. */
        MARIADB,
        /** Any that keeps to the standard. */
        ANSI;

        private Dialect dialect() {
            return switch (this) {
                case H2 -> Dialects.H2;
                case POSTGRESQL -> Dialects.POSTGRESQL;
                case MARIADB -> Dialects.MARIADB;
                case ANSI -> Dialects.ANSI;
            };
        }
    }

    private final HikariDataSource pool;

    StoreSchema(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Makes the tables, or brings them up to date. */
    public void migrate() {
        JdbcStorage.builder(pool).kinds(VolunteerLedger.KINDS).schema().migrate();
    }

    /**
     * Checks the tables.
     *
     * @throws org.volunteerledger.error.SchemaMismatch if one is missing or does not fit
     */
    public void validate() {
        JdbcStorage.builder(pool).kinds(VolunteerLedger.KINDS).schema().validate();
    }

    /**
     * The statements that make the tables.
     *
     * @param dialect for which database
     * @return a script
     */
    public static String sql(Script dialect) {
        try (HikariDataSource never = new HikariDataSource()) {
            return JdbcStorage.builder(never)
                    .kinds(VolunteerLedger.KINDS)
                    .schema()
                    .sql(dialect.dialect());
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
