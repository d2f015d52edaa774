package org.volunteerledger.hours.accrual;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.ledger.ReductionReason;

/**
 * The steps again, in the slowest way: a table of single minutes, each of which is absent, counts, or carries the reason why not. In
 * UTC, for times in whole minutes only. Shares no code with the calculator.
 */
@NullMarked
final class MinuteModel {

    private static final int DAY = 1440;

    private final LocalDate firstDay;
    private final boolean[] present = new boolean[4 * DAY];
    private final @Nullable ReductionReason[] reason = new ReductionReason[4 * DAY];

    MinuteModel(
            LocalDate firstDay,
            Attendance attendance,
            Plan plan,
            AccrualPolicy policy,
            PriorCredit prior,
            Review review) {
        this.firstDay = firstDay;
        Interval time = plan.time();
        int start = time == null ? 0 : minute(time.start().getEpochSecond());
        int end = time == null ? present.length : minute(time.end().getEpochSecond());
        checkIns(attendance, time == null ? -1 : start, end, policy, prior, review);
        int breaks = 0;
        if (time != null) {
            take(
                    ReductionReason.EARLY_ARRIVAL,
                    m -> m < start - policy.presence().earlyMinutes());
            take(
                    ReductionReason.LATE_DEPARTURE,
                    m -> m >= end + policy.presence().lateMinutes());
            for (Interval pause : policy.breaks().deductPlanned()
                    ? plan.breaks()
                    : plan.breaks().subList(0, 0)) {
                int from = minute(pause.start().getEpochSecond());
                int until = minute(pause.end().getEpochSecond());
                breaks += until - from;
                take(ReductionReason.BREAK, m -> m >= from && m < until);
            }
        }
        takeLast(ReductionReason.BREAK, attendance.breakMinutes(), m -> true);
        int planned = end - start - breaks;
        long within = counted().filter(m -> m >= start && m < end).count();
        if (time != null && within * 100 < (long) planned * policy.presence().minimumPercent()) {
            take(ReductionReason.BELOW_MINIMUM_PRESENCE, m -> true);
        }
        longService(attendance, policy.breaks());
        CreditLimits limits = policy.limits();
        if (time != null && limits.stopAtPlan()) {
            keep(ReductionReason.ACTIVITY_CAP, planned, m -> true);
        }
        keep(ReductionReason.ACTIVITY_CAP, limits.activityMinutes() - prior.minutesInActivity(), m -> true);
        int tier = switch (review.approved()) {
            case NONE -> limits.freeMinutes();
            case ORGANISER -> limits.organiserMinutes();
            case PROVINCE -> limits.dailyMinutes();
        };
        for (int day = 0; day < 4; day++) {
            int of = day;
            int before = prior.minutesByDay().getOrDefault(firstDay.plusDays(day), 0);
            keep(ReductionReason.DAILY_CAP, tier - before, m -> m / DAY == of);
        }
        round(policy.unit());
        Integer most = review.atMost();
        if (most != null) {
            keep(ReductionReason.REVIEW, most, m -> true);
        }
    }

    Map<ReductionReason, Integer> reductions() {
        Map<ReductionReason, Integer> sums = new EnumMap<>(ReductionReason.class);
        for (int m = 0; m < present.length; m++) {
            ReductionReason why = reason[m];
            if (why != null) {
                sums.merge(why, 1, Integer::sum);
            }
        }
        return sums;
    }

    Map<LocalDate, Integer> creditedByDay() {
        Map<LocalDate, Integer> days = new TreeMap<>();
        counted().forEach(m -> days.merge(firstDay.plusDays(m / DAY), 1, Integer::sum));
        return days;
    }

    int presentMinutes() {
        return (int) IntStream.range(0, present.length).filter(m -> present[m]).count();
    }

    private void checkIns(
            Attendance attendance, int start, int end, AccrualPolicy policy, PriorCredit prior, Review review) {
        MissingCheckOutRule rule = policy.missingCheckOut();
        boolean fixed = rule.worth() == MissingCheckOut.FIXED_MINUTES;
        boolean nothing = rule.worth() == MissingCheckOut.NOTHING_UNTIL_REVIEW && review.approved() == ReviewLevel.NONE;
        Map<LocalDate, Integer> numbers = new HashMap<>(prior.checkInsByDay());
        int next = present.length;
        int first = minute(attendance.pairs().get(0).checkIn().getEpochSecond());
        for (CheckInPair pair : attendance.pairs()) {
            int in = minute(pair.checkIn().getEpochSecond());
            next = attendance.pairs().stream()
                    .mapToInt(other -> minute(other.checkIn().getEpochSecond()))
                    .filter(other -> other > in)
                    .min()
                    .orElse(present.length);
            int paid = in;
            int out;
            if (pair.checkOut() != null) {
                out = minute(pair.checkOut().getEpochSecond());
                paid = out;
            } else {
                int count = in;
                if (start >= 0) {
                    count = Math.max(in, start - policy.presence().earlyMinutes());
                }
                int until = start < 0 ? fixed ? in + rule.minutes() : in : end;
                out = Math.min(Math.min(until, next), first + DAY);
                paid = nothing ? in : fixed ? Math.min(out, count + rule.minutes()) : out;
            }
            boolean counts = numbers.merge(firstDay.plusDays(in / DAY), 1, Integer::sum)
                    <= policy.presence().checkInsPerDay();
            for (int m = in; m < out; m++) {
                present[m] = true;
                reason[m] = m >= paid
                        ? ReductionReason.MISSING_CHECK_OUT
                        : counts ? null : ReductionReason.TOO_MANY_CHECK_INS;
            }
        }
    }

    private void longService(Attendance attendance, BreakRule rule) {
        int count = (int) counted().count();
        if (count > rule.afterMinutes()) {
            int first = counted().min().orElseThrow();
            int last = counted().max().orElseThrow();
            int taken = attendance.breakMinutes() + last + 1 - first - count;
            takeLast(ReductionReason.BREAK, Math.min(rule.minutes() - taken, count - rule.afterMinutes()), m -> true);
        }
    }

    private void round(UnitRule unit) {
        int count = (int) counted().count();
        int rest = count % unit.minutes();
        boolean drops = switch (unit.rounding()) {
            case DOWN -> true;
            case HALF_UP -> rest < unit.minutes() - rest;
            case UP -> false;
        };
        if (drops) {
            takeLast(ReductionReason.ROUNDING, rest, m -> true);
        }
    }

    private IntStream counted() {
        return IntStream.range(0, present.length).filter(m -> present[m] && reason[m] == null);
    }

    private void take(ReductionReason why, IntPredicate which) {
        for (int m : counted().filter(which).toArray()) {
            reason[m] = why;
        }
    }

    private void takeLast(ReductionReason why, int minutes, IntPredicate which) {
        int[] all = counted().filter(which).toArray();
        for (int i = Math.max(0, all.length - Math.max(0, minutes)); i < all.length; i++) {
            reason[all[i]] = why;
        }
    }

    private void keep(ReductionReason why, int most, IntPredicate which) {
        takeLast(why, (int) counted().filter(which).count() - Math.max(0, most), which);
    }

    private int minute(long epochSecond) {
        return Math.toIntExact(epochSecond / 60 - firstDay.toEpochDay() * DAY);
    }
}
