package org.volunteerledger.benchmarks.compare;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.volunteerledger.benchmarks.LedgerData;

/** The engines that there are, in the order of tables. */
enum EngineKind {
    /** The library, as it is used. */
    LEDGER(Long.MAX_VALUE) {
        @Override
        Engine open(LedgerData data, int threads) {
            return LedgerEngine.open(data, threads, LedgerEngine.Way.QUIET);
        }
    },
    /** The library, asked right after a commit each time. */
    LEDGER_COMMIT(Long.MAX_VALUE) {
        @Override
        Engine open(LedgerData data, int threads) {
            return LedgerEngine.open(data, threads, LedgerEngine.Way.AFTER_COMMIT);
        }
    },
    /** The library when no roll-up fits. */
    LEDGER_SCAN(Long.MAX_VALUE) {
        @Override
        Engine open(LedgerData data, int threads) {
            return LedgerEngine.open(data, threads, LedgerEngine.Way.SCAN);
        }
    },
    /** DuckDB on raw rows. */
    DUCKDB(Long.MAX_VALUE) {
        @Override
        Engine open(LedgerData data, int threads) throws SQLException {
            return DuckDb.raw(data, threads);
        }
    },
    /** DuckDB reading ready roll-up tables. */
    DUCKDB_ROLLUP(Long.MAX_VALUE) {
        @Override
        Engine open(LedgerData data, int threads) throws SQLException {
            return DuckDb.rollUps(data, threads);
        }
    },
    /** Loops by hand. */
    FASTUTIL(Long.MAX_VALUE) {
        @Override
        Engine open(LedgerData data, int threads) {
            return FastutilEngine.open(data);
        }
    },
    /** Plain streams. */
    STREAMS(10_000_000) {
        @Override
        Engine open(LedgerData data, int threads) {
            return StreamEngine.open(data);
        }
    },
    /** H2 in memory. */
    H2_MEMORY(1_000_000) {
        @Override
        Engine open(LedgerData data, int threads) throws SQLException {
            return H2.open(data);
        }
    },
    /** PostgreSQL on raw rows. */
    POSTGRES(1_000_000) {
        @Override
        Engine open(LedgerData data, int threads) throws SQLException {
            return Postgres.raw(data, threads);
        }
    },
    /** PostgreSQL reading ready roll-up tables. */
    POSTGRES_ROLLUP(10_000_000) {
        @Override
        Engine open(LedgerData data, int threads) throws SQLException {
            return Postgres.rollUps(data, threads);
        }
    };

    private final long usualRows;

    EngineKind(long usualRows) {
        this.usualRows = usualRows;
    }

    /** Loads all entries. */
    abstract Engine open(LedgerData data, int threads) throws SQLException;

    /** The name on the command line and in tables. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it takes part unless asked otherwise: one that needs minutes for a round of so many rows does not. */
    boolean isUsualFor(long rows) {
        return rows <= usualRows;
    }

    static EngineKind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the engines are " + labels() + ", or all"));
    }

    private static List<String> labels() {
        return Arrays.stream(values()).map(EngineKind::label).toList();
    }
}
