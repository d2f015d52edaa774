package org.volunteerledger.storage.jdbc;

import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;

/** The supported databases, for tests that run on each. */
@NullMarked
enum Server {
    H2(Databases::h2Memory, Dialects.H2),
    POSTGRESQL(Databases::postgres, Dialects.POSTGRESQL),
    MARIADB(Databases::mariaDb, Dialects.MARIADB);

    private final Supplier<TestDatabase> maker;
    private final Dialect dialect;

    Server(Supplier<TestDatabase> maker, Dialect dialect) {
        this.maker = maker;
        this.dialect = dialect;
    }

    TestDatabase database() {
        return maker.get();
    }

    /** Makes a connection give up soon when it waits for a lock. */
    String impatience() {
        return switch (this) {
            case H2 -> "SET LOCK_TIMEOUT 100";
            case POSTGRESQL -> "SET lock_timeout = '100ms'";
            case MARIADB -> "SET innodb_lock_wait_timeout = 1";
        };
    }

    Dialect dialect() {
        return dialect;
    }
}
