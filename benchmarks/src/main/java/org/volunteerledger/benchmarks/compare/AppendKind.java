package org.volunteerledger.benchmarks.compare;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.volunteerledger.aggregation.column.StandingRollUp;
import org.volunteerledger.benchmarks.LedgerData;

/** What lines are added to. */
enum AppendKind {
    /** The library without roll-ups. */
    COLUMNS {
        @Override
        AppendSide open(LedgerData data) {
            return new AppendColumns(data, List.of());
        }
    },
    /** The library with all roll-ups, but only their sums. */
    COLUMNS_SUMS {
        @Override
        AppendSide open(LedgerData data) {
            return new AppendColumns(
                    data,
                    LedgerEngine.ROLL_UPS.stream()
                            .map(rollUp -> new StandingRollUp(rollUp.by(), false))
                            .toList());
        }
    },
    /** The library with all roll-ups, and exact numbers of volunteers in all but that by volunteer. */
    COLUMNS_DISTINCT {
        @Override
        AppendSide open(LedgerData data) {
            return new AppendColumns(
                    data,
                    LedgerEngine.ROLL_UPS.stream()
                            .filter(rollUp -> rollUp.volunteers() != StandingRollUp.Counting.OVER_ANY_PERIOD)
                            .toList());
        }
    },
    /** The same, and exact numbers of volunteers over any period. */
    COLUMNS_EVERYTHING {
        @Override
        AppendSide open(LedgerData data) {
            return new AppendColumns(data, LedgerEngine.ROLL_UPS);
        }
    },
    /** The appender of DuckDB. */
    DUCKDB_APPENDER {
        @Override
        AppendSide open(LedgerData data) throws SQLException {
            return new AppendDuckDb(data);
        }
    },
    /** A list of records. */
    ARRAY_LIST {
        @Override
        AppendSide open(LedgerData data) {
            return new AppendList(data);
        }
    };

    /** An empty store. */
    abstract AppendSide open(LedgerData data) throws SQLException;

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
