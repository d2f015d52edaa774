package org.volunteerledger.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.volunteerledger.aggregation.AggregationError;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.aggregation.SortKey;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.Storage;

/** Reports at their limit; what they answer is in the contracts. */
@NullMarked
final class HourReportTest {

    @Test
    void moreGroupsThanTheLimitAreRefusedWhetherAllOrTheTopAreAskedFor() {
        try (TestDatabase database = Databases.postgres()) {
            JdbcStorage.builder(database.dataSource()).schema().migrate();
            Databases.execute(
                    database.dataSource(),
                    "ALTER TABLE vl_entry DROP CONSTRAINT vl_entry_pkey",
                    "DROP INDEX vl_entry_by_key",
                    "INSERT INTO vl_entry SELECT x, 1, 'k', 1, 0, x, 1, 1, 1, 1, 1, 1, 1, 1, 1, 20000, 24000, NULL, NULL, 60,"
                            + " 1, 0, NULL, 0, NULL, 0, 'a', 1, 'h' FROM generate_series(1, "
                            + (HourQuery.MAX_GROUPS + 1) + ") x");
            Storage storage = JdbcStorage.builder(database.dataSource()).open();
            HourQuery all = query(HourQuery.MAX_GROUPS);

            assertThatThrownBy(() -> storage.aggregate(all)).isInstanceOfSatisfying(InvalidInput.class, this::tooMany);
            assertThatThrownBy(() -> storage.aggregate(query(10)))
                    .isInstanceOfSatisfying(InvalidInput.class, this::tooMany);
            Databases.execute(database.dataSource(), "DELETE FROM vl_entry WHERE account = 5");
            assertThat(storage.aggregate(query(2)).key(1, 0)).isEqualTo(HourQuery.MAX_GROUPS);
        }
    }

    private void tooMany(InvalidInput error) {
        assertThat(error.code()).isEqualTo(AggregationError.TOO_MANY_GROUPS);
    }

    private static HourQuery query(int top) {
        return new HourQuery(
                List.of(Grouping.by(Dimension.VOLUNTEER)),
                List.of(Measure.MINUTES),
                HourFilter.SERVICE,
                List.of(new SortKey(0, true)),
                top);
    }
}
