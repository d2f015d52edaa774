package org.volunteerledger.storage.jdbc;

/** What the SQL standard says. */
final class AnsiDialect implements Dialect {

    @Override
    public String name() {
        return "ANSI";
    }

    @Override
    public String textType() {
        return "VARCHAR(" + JdbcStorage.MAX_JSON + ")";
    }

    @Override
    public String collation() {
        return "";
    }

    @Override
    public String tableOptions() {
        return "";
    }

    @Override
    public String useSchema(String schema) {
        return "SET SCHEMA '" + schema + "'";
    }

    @Override
    public String limit(int rows) {
        return " FETCH FIRST " + rows + " ROWS ONLY";
    }
}
