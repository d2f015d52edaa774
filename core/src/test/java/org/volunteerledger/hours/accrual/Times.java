package org.volunteerledger.hours.accrual;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.ledger.Reduction;
import org.volunteerledger.ledger.ReductionReason;

/** Short forms for tests: a time is hours and minutes after midnight of {@link #DAY} in Shanghai, and may pass 24:00. */
@NullMarked
final class Times {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final LocalDate DAY = LocalDate.of(2022, 10, 24);

    private Times() {}

    static Instant at(String time) {
        String[] parts = time.split(":", -1);
        long seconds = Long.parseLong(parts[0]) * 3600 + Long.parseLong(parts[1]) * 60;
        return DAY.atStartOfDay(ZONE)
                .toInstant()
                .plusSeconds(seconds + (parts.length > 2 ? Long.parseLong(parts[2]) : 0));
    }

    /** Such as {@code "09:00-12:00"}. */
    static Interval span(String times) {
        String[] ends = times.split("-", -1);
        return new Interval(at(ends[0]), at(ends[1]));
    }

    static Plan plan(String times, String... breaks) {
        return Plan.of(span(times))
                .withBreaks(Arrays.stream(breaks).map(Times::span).toList());
    }

    /** Such as {@code "09:00-12:00 13:00-"}: the second pair has no check-out. */
    static Attendance present(String pairs) {
        return Attendance.of(Arrays.stream(pairs.split(" ", -1))
                .map(pair -> pair.split("-", 2))
                .map(ends -> new CheckInPair(at(ends[0]), ends[1].isEmpty() ? null : at(ends[1])))
                .toList());
    }

    static Accrual accrue(AccrualPolicy policy, Attendance attendance, Plan plan) {
        return accrue(policy, attendance, plan, Review.NONE);
    }

    static Accrual accrue(AccrualPolicy policy, Attendance attendance, Plan plan, Review review) {
        return AccrualCalculator.of(policy, ZONE).accrue(attendance, plan, PriorCredit.NONE, review);
    }

    static Map<ReductionReason, Integer> reasons(Accrual accrual) {
        return accrual.reductions().stream().collect(Collectors.toMap(Reduction::reason, Reduction::minutes));
    }

    static LocalDateTime local(String text) {
        return LocalDateTime.parse(text);
    }
}
