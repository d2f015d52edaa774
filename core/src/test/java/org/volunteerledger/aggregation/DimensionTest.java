package org.volunteerledger.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DimensionTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-08, 2026-03-08, 2026-W10, 2026-03, 2026-Q1, 2026",
        "2024-12-29, 2024-12-29, 2024-W52, 2024-12, 2024-Q4, 2024",
        "2024-12-30, 2024-12-30, 2025-W01, 2024-12, 2024-Q4, 2024",
        "2026-12-31, 2026-12-31, 2026-W53, 2026-12, 2026-Q4, 2026",
        "2027-01-03, 2027-01-03, 2026-W53, 2027-01, 2027-Q1, 2027",
        "2027-01-04, 2027-01-04, 2027-W01, 2027-01, 2027-Q1, 2027",
        "1969-12-31, 1969-12-31, 1970-W01, 1969-12, 1969-Q4, 1969",
        "2000-02-29, 2000-02-29, 2000-W09, 2000-02, 2000-Q1, 2000"
    })
    void aDayHasOneLabelInEachUnitOfTime(
            LocalDate day, String asDay, String week, String month, String quarter, String year) {
        assertThat(label(Dimension.DAY, day)).isEqualTo(asDay);
        assertThat(label(Dimension.WEEK, day)).isEqualTo(week);
        assertThat(label(Dimension.MONTH, day)).isEqualTo(month);
        assertThat(label(Dimension.QUARTER, day)).isEqualTo(quarter);
        assertThat(label(Dimension.YEAR, day)).isEqualTo(year);
    }

    @Test
    void keysOfTimeGrowWithTheDays() {
        for (LocalDate day = LocalDate.of(1999, 12, 1); day.getYear() < 2011; day = day.plusDays(1)) {
            for (Dimension dimension :
                    new Dimension[] {Dimension.DAY, Dimension.WEEK, Dimension.MONTH, Dimension.QUARTER, Dimension.YEAR
                    }) {
                long step = dimension.keyOf(day.plusDays(1)) - dimension.keyOf(day);
                assertThat(step).as("%s of %s", dimension, day).isIn(0L, dimension == Dimension.WEEK ? 7L : 1L);
            }
            assertThat(label(Dimension.WEEK, day))
                    .isEqualTo(
                            "%d-W%02d", day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        }
    }

    @Test
    void codesAndIdsHaveLabelsToo() {
        assertThat(Dimension.BOOK.label(2)).isEqualTo("TRAINING");
        assertThat(Dimension.EVIDENCE.label(1)).isEqualTo("CHECK_IN");
        assertThat(Dimension.TEAM.label(42)).isEqualTo("42");
    }

    @Test
    void onlyDimensionsOfTimeHaveKeysOfDays() {
        assertThatThrownBy(() -> Dimension.TEAM.keyOf(LocalDate.EPOCH)).isInstanceOf(IllegalStateException.class);
    }

    private static String label(Dimension dimension, LocalDate day) {
        return dimension.label(dimension.keyOf(day));
    }
}
