package org.volunteerledger.storage.jdbc;

import org.jspecify.annotations.NullMarked;

/** The supported databases, for tests that run on each. */
@NullMarked
enum Server {
    H2,
    POSTGRESQL,
    MARIADB;

    TestDatabase database() {
        return switch (this) {
            case H2 -> Databases.h2Memory();
            case POSTGRESQL -> Databases.postgres();
            case MARIADB -> Databases.mariaDb();
        };
    }

    Dialect dialect() {
        return switch (this) {
            case H2 -> Dialects.H2;
            case POSTGRESQL -> Dialects.POSTGRESQL;
            case MARIADB -> Dialects.MARIADB;
        };
    }

    /** Makes a connection give up soon when it waits for a lock. */
    String impatience() {
        return switch (this) {
            case H2 -> "SET LOCK_TIMEOUT 100";
            case POSTGRESQL -> "SET lock_timeout = '100ms'";
            case MARIADB -> "SET innodb_lock_wait_timeout = 1";
        };
    }
}
