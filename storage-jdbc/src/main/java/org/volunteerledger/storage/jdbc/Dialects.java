package org.volunteerledger.storage.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dialects that the storage brings, and how it recognises them. */
public final class Dialects {

    /** H2 2.5 and later, embedded or as a server. */
    public static final Dialect H2 = new H2Dialect();

    /** PostgreSQL 14 and later, and databases that understand it. */
    public static final Dialect POSTGRESQL = new PostgresDialect();

    /** MariaDB 10.11 and later. */
    public static final Dialect MARIADB = new MariaDbDialect();

    /** The standard, for databases that are not known. */
    public static final Dialect ANSI = new AnsiDialect();

    private static final Logger LOG = LoggerFactory.getLogger(Dialects.class);

    private Dialects() {}

    /**
     * Recognises the database by the name of the product, then by that of the driver, since some products that understand
     * PostgreSQL carry names of their own. One that is not known is spoken to in {@link #ANSI}, with one warning.
     *
     * @param connection a connection to it
     * @return the dialect
     * @throws SQLException if the names cannot be read
     */
    public static Dialect detect(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        String product = about.getDatabaseProductName();
        Optional<Dialect> known = named(product);
        if (known.isEmpty()) {
            known = named(about.getDriverName());
        }
        if (known.isEmpty()) {
            LOG.warn("Database {} is not known; plain standard SQL is used. Choose a dialect explicitly.", product);
        }
        return known.orElse(ANSI);
    }

    private static Optional<Dialect> named(@Nullable String text) {
        String name = text == null ? "" : text.toLowerCase(Locale.ROOT);
        if (name.startsWith("h2")) {
            return Optional.of(H2);
        }
        if (name.contains("postgresql")) {
            return Optional.of(POSTGRESQL);
        }
        return name.contains("mariadb") ? Optional.of(MARIADB) : Optional.empty();
    }
}
