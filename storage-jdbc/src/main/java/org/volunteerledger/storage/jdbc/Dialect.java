package org.volunteerledger.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What differs between databases. The storage keeps to a portable subset of SQL, so this is little. Implement it for a database that
 * {@link Dialects} does not know, and run the contract kit against it. Implementations are immutable.
 */
public interface Dialect {

    /** What a failed statement means for the caller. */
    enum Failure {
        /** A deadlock, a lock wait or a serialization failure: certainly not applied, may be tried again. */
        CONTENTION,
        /** A unique key or another constraint was violated. */
        CONSTRAINT,
        /** A table or column is missing or of another type. */
        SCHEMA,
        /** Everything else, a lost connection among it. */
        OTHER
    }

    /**
     * The name, for messages.
     *
     * @return the name
     */
    String name();

    /**
     * The type of a text of up to {@value JdbcStorage#MAX_JSON} UTF-16 code units.
     *
     * @return a type, as in a column definition
     */
    String textType();

    /**
     * What makes a column of texts compare and sort by code points, case, accents and trailing blanks included.
     *
     * @return a clause after the type, with a blank in front, or an empty text
     */
    String collation();

    /**
     * What follows the closing parenthesis of a table definition.
     *
     * @return options with a blank in front, or an empty text
     */
    String tableOptions();

    /**
     * Makes names without a schema mean those of a schema, in a script.
     *
     * @param schema a short lower-case word
     * @return one statement without a semicolon
     */
    String useSchema(String schema);

    /**
     * Ends a query after some rows.
     *
     * @param rows the most rows
     * @return a clause with a blank in front
     */
    default String limit(int rows) {
        return " LIMIT " + rows;
    }

    /**
     * Makes a query that has a list of values and ends early unlike every other, for a database that would go on with what an earlier
     * execution left behind.
     *
     * @param query  the query
     * @param serial another number each time
     * @return the query, or one that means the same
     */
    default String unlikeOthers(String query, long serial) {
        return query;
    }

    /**
     * A column in a condition by which rows are not to be found, for a database that takes a long list of values for few rows.
     *
     * @param column a column that is a number
     * @return the column, or an expression of the same value that no index is looked up by
     */
    default String withoutIndex(String column) {
        return column;
    }

    /**
     * What an error of the database means. By its numbers only: the text of an error may hold personal data.
     *
     * @param sqlState   the SQLState, or null if the driver gave none
     * @param vendorCode the database's own number
     * @return what it means
     */
    default Failure classify(@Nullable String sqlState, int vendorCode) {
        return SqlStates.classify(sqlState);
    }

    /**
     * Refuses settings that could lose or corrupt data. Called once when a storage is opened.
     *
     * @param connection a connection
     * @throws SQLException if the settings cannot be read
     * @throws org.volunteerledger.error.StorageUnavailable if a setting is unsafe, with the reason
     */
    default void check(Connection connection) throws SQLException {
        // Nothing is known that would be unsafe.
    }

    /**
     * Tells whether writers must not work at the same time, as the database itself does not keep them apart. Those of one process then
     * take turns. Called once when a storage with transactions of its own is opened.
     *
     * @param connection a connection
     * @return what the database is called on every connection to it, or null if writers may work side by side
     * @throws SQLException if that cannot be found out
     */
    default @Nullable String oneWriterAtATime(Connection connection) throws SQLException {
        return null;
    }

    /**
     * Whether what is committed survives the end of the process.
     *
     * @param connection a connection
     * @return true if it does
     * @throws SQLException if that cannot be found out
     */
    default boolean durable(Connection connection) throws SQLException {
        return true;
    }
}
