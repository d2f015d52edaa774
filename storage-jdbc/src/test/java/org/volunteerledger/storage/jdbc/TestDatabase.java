package org.volunteerledger.storage.jdbc;

import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;

/** A database of one test class, empty at first. */
@NullMarked
interface TestDatabase extends AutoCloseable {

    /** The data source, without a pool. */
    DataSource dataSource();

    /** Removes it. */
    @Override
    void close();
}
