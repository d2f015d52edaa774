package org.volunteerledger.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.volunteerledger.hours.accrual.WorkingDays;

/**
 * Deadlines in working days, with the ids of the cases in the project's list: what the law says of records within 10 working days is
 * what a place can say of its stages.
 */
final class RequestPolicyTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "LAW-1, 2022-10-24T16:00, 10, 2022-11-07",
        "LAW-3, 2024-03-04T09:30, 10, 2024-03-18",
        "before a holiday, 2022-09-30T18:00, 1, 2022-10-08",
        "on an adjusted Sunday, 2022-10-09T10:00, 1, 2022-10-10",
        "at the last minute of a Friday, 2022-10-14T23:59, 1, 2022-10-17"
    })
    void theLastWorkingDayCountsToItsEnd(String name, String began, int days, LocalDate last) {
        Set<LocalDate> nationalDay = Set.of(
                LocalDate.of(2022, 10, 3),
                LocalDate.of(2022, 10, 4),
                LocalDate.of(2022, 10, 5),
                LocalDate.of(2022, 10, 6),
                LocalDate.of(2022, 10, 7));
        WorkingDays calendar =
                new WorkingDays(nationalDay, Set.of(LocalDate.of(2022, 10, 8), LocalDate.of(2022, 10, 9)));
        RequestPolicy policy = RequestPolicy.of("days", StageLimit.workingDays(RequestStatus.IN_SERVICE, days))
                .with(calendar);
        Instant since = LocalDateTime.parse(began).atZone(ZONE).toInstant();

        Instant due = policy.dueAt(RequestStatus.IN_SERVICE, since, ZONE);

        assertThat(due).isEqualTo(last.plusDays(1).atStartOfDay(ZONE).toInstant());
        Stage stage = new Stage(RequestStatus.IN_SERVICE, since, due, false);
        assertThat(stage.isOverdue(last.atTime(23, 59).atZone(ZONE).toInstant()))
                .isFalse();
        assertThat(stage.isOverdue(last.plusDays(1).atStartOfDay(ZONE).toInstant()))
                .isTrue();
    }
}
