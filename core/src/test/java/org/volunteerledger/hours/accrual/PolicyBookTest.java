package org.volunteerledger.hours.accrual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.volunteerledger.error.InvalidInput;

/** Which policy holds where and when. */
@NullMarked
final class PolicyBookTest {

    private static final long CITY = 1;
    private static final long DISTRICT = 2;
    private static final long STREET = 3;

    private static final PolicyBook BOOK = PolicyBook.of(List.of(
            dated(DatedPolicy.EVERYWHERE, "2020-01-01", null, "nation"),
            dated(CITY, "2021-01-01", null, "city 2021"),
            dated(CITY, "2022-01-01", null, "city 2022"),
            dated(CITY, "2022-10-01", "2022-10-07", "city holiday"),
            dated(STREET, "2022-03-01", "2022-03-31", "street trial")));

    @ParameterizedTest
    @CsvSource({
        "2019-12-31, default",
        "2020-12-31, nation",
        "2021-01-01, city 2021",
        "2021-12-31, city 2021",
        "2022-01-01, city 2022",
        "2022-02-28, city 2022",
        "2022-03-01, street trial",
        "2022-03-31, street trial",
        "2022-04-01, city 2022",
        "2022-09-30, city 2022",
        "2022-10-01, city holiday",
        "2022-10-07, city holiday",
        "2022-10-08, city 2022",
    })
    void mostSpecificAreaThenLatestStart(LocalDate day, String name) {
        assertThat(BOOK.resolve(day, List.of(STREET, DISTRICT, CITY)).name()).isEqualTo(name);
    }

    @Test
    void areaWithoutOwnPolicyTakesThatOfEverywhere() {
        assertThat(BOOK.resolve(LocalDate.of(2022, 6, 1), List.of(99L)).name()).isEqualTo("nation");
        assertThat(PolicyBook.EMPTY.resolve(LocalDate.of(2022, 6, 1), List.of()))
                .isEqualTo(AccrualPolicy.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-01-01, 2022-06-30, 2022-06-30, ", // The last day of the first is taken.
        "2022-01-01, , 2022-01-01, ",
        "2022-01-01, 2022-12-31, 2022-03-01, 2022-03-31",
    })
    void twoPoliciesOfOneAreaAndTimeAreRefused(
            String from, @Nullable String to, String otherFrom, @Nullable String otherTo) {
        DatedPolicy first = dated(CITY, from, to, "a");
        DatedPolicy second = dated(CITY, otherFrom, otherTo, "b");

        assertThatThrownBy(() -> PolicyBook.of(List.of(second, first)))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.code()).isEqualTo(AccrualError.POLICIES_OVERLAP))
                .hasMessageContaining(otherFrom);
    }

    @Test
    void endThatOutlivesAnOpenPolicyInBetweenIsStillRefused() {
        assertThatThrownBy(() -> PolicyBook.of(
                        List.of(dated(CITY, "2022-01-01", "2022-12-31", "a"), dated(CITY, "2022-06-01", null, "b"))))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void policiesOfOtherAreasOrTouchingDaysDoNotCollide() {
        PolicyBook book = PolicyBook.of(List.of(
                dated(CITY, "2022-01-01", "2022-06-30", "a"),
                dated(CITY, "2022-07-01", null, "b"),
                dated(STREET, "2022-01-01", "2022-12-31", "c")));

        assertThat(book.resolve(LocalDate.of(2022, 7, 1), List.of(CITY)).name()).isEqualTo("b");
    }

    @Test
    void periodThatEndsBeforeItStartsIsRefused() {
        assertThatThrownBy(() -> dated(CITY, "2022-02-01", "2022-01-31", "a")).isInstanceOf(InvalidInput.class);
    }

    private static DatedPolicy dated(long area, String from, @Nullable String to, String name) {
        return new DatedPolicy(
                area,
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                AccrualPolicy.DEFAULT.named(1, name));
    }
}
