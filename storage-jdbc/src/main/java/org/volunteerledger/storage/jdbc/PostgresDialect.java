package org.volunteerledger.storage.jdbc;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PostgreSQL. */
final class PostgresDialect implements Dialect {

    /** Lock not available; cancelled by a timeout of the server. */
    private static final Set<String> GAVE_UP = Set.of("55P03", "57014");

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public String textType() {
        return "TEXT";
    }

    @Override
    public String collation() {
        return " COLLATE \"C\"";
    }

    @Override
    public String tableOptions() {
        return "";
    }

    @Override
    public String useSchema(String schema) {
        return "SET search_path TO " + schema;
    }

    @Override
    public Failure classify(@Nullable String sqlState, int vendorCode) {
        return sqlState != null && GAVE_UP.contains(sqlState) ? Failure.CONTENTION : SqlStates.classify(sqlState);
    }
}
