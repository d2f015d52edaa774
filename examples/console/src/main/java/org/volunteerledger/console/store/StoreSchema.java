package org.volunteerledger.console.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Locale;
import java.util.Map;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.jdbc.Dialect;
import org.volunteerledger.storage.jdbc.Dialects;
import org.volunteerledger.storage.jdbc.JdbcStorage;

/** The tables of a store. */
public final class StoreSchema implements AutoCloseable {

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
     * @param dialect h2, postgresql, mariadb or ansi
     * @return a script
     */
    public static String sql(String dialect) {
        try (HikariDataSource never = new HikariDataSource()) {
            return JdbcStorage.builder(never)
                    .kinds(VolunteerLedger.KINDS)
                    .schema()
                    .sql(dialect(dialect));
        }
    }

    private static Dialect dialect(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "h2" -> Dialects.H2;
            case "postgresql", "postgres" -> Dialects.POSTGRESQL;
            case "mariadb" -> Dialects.MARIADB;
            case "ansi" -> Dialects.ANSI;
            default ->
                throw new InvalidInput(
                        StoreError.BAD_STORE, "The dialects are h2, postgresql, mariadb and ansi.", Map.of());
        };
    }

    @Override
    public void close() {
        pool.close();
    }
}
