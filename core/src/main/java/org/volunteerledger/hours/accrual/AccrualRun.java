package org.volunteerledger.hours.accrual;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.ledger.Reduction;
import org.volunteerledger.ledger.ReductionReason;
import org.volunteerledger.ledger.ServiceTime;

/** One pass through the steps. Every change of what counts goes through one of the two methods that book the difference. */
final class AccrualRun {

    private final AccrualPolicy policy;
    private final ZoneId zone;
    private final @Nullable Interval planned;
    private final List<Interval> deducted;
    private final PriorCredit prior;
    private final Review review;
    private final Attendance attendance;

    private final Map<ReductionReason, Integer> reductions = new EnumMap<>(ReductionReason.class);
    private final Map<LocalDate, Integer> checkIns = new TreeMap<>();
    private final int present;
    private Timeline counted;
    private final NavigableMap<LocalDate, Integer> days;
    private boolean lacksCheckOut;
    private boolean aboveTier;

    AccrualRun(AccrualPolicy policy, ZoneId zone, Plan plan, PriorCredit prior, Review review, Attendance attendance) {
        this.policy = policy;
        this.zone = zone;
        this.planned = plan.time();
        this.deducted = policy.breaks().deductPlanned() ? plan.breaks() : List.of();
        this.prior = prior;
        this.review = review;
        this.attendance = attendance;
        this.counted = presence();
        this.present = counted.minutes();
        if (attendance.timed()) {
            countPairs();
            applyPlan();
        }
        applyRecordedBreak();
        applyMinimum();
        applyBreakRule();
        this.days = byDay();
        applyActivityCap();
        applyDays();
        cutTo(policy.unit().credit(credited()), ReductionReason.ROUNDING);
        if (review.atMost() != null) {
            cutTo(review.atMost(), ReductionReason.REVIEW);
        }
    }

    int credited() {
        return days.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether a review could bring more. */
    boolean waits() {
        return lacksCheckOut || aboveTier;
    }

    boolean lacksCheckOut() {
        return lacksCheckOut;
    }

    Accrual result(ReviewLevel needed, int pending) {
        List<Reduction> reduced = new ArrayList<>();
        reductions.forEach((reason, minutes) -> reduced.add(new Reduction(reason, minutes)));
        days.values().removeIf(minutes -> minutes == 0);
        return new Accrual(present, credited(), reduced, days, checkIns, needed, pending);
    }

    private Timeline presence() {
        if (!attendance.timed()) {
            return new Timeline(List.of(new Span(0, (long) attendance.minutes() * Timeline.MINUTE)));
        }
        List<Span> spans = new ArrayList<>();
        List<CheckInPair> pairs = attendance.pairs();
        for (int i = 0; i < pairs.size(); i++) {
            CheckInPair pair = pairs.get(i);
            Instant out = pair.checkOut();
            spans.add(new Span(
                    pair.checkIn().getEpochSecond(), out == null ? presumedEnd(pairs, i) : out.getEpochSecond()));
        }
        return new Timeline(spans);
    }

    /** Steps 1 and 2. */
    private void countPairs() {
        List<CheckInPair> pairs = attendance.pairs();
        List<Span> all = new ArrayList<>();
        List<Span> within = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            CheckInPair pair = pairs.get(i);
            LocalDate day = pair.checkIn().atZone(zone).toLocalDate();
            int number = prior.checkInsByDay().getOrDefault(day, 0) + checkIns.merge(day, 1, Integer::sum);
            boolean counts = number <= policy.presence().checkInsPerDay();
            Span span = credit(pairs, i, counts);
            all.add(span);
            if (counts) {
                within.add(span);
            }
        }
        count(new Timeline(all), ReductionReason.MISSING_CHECK_OUT);
        count(new Timeline(within), ReductionReason.TOO_MANY_CHECK_INS);
    }

    private Span credit(List<CheckInPair> pairs, int index, boolean counts) {
        CheckInPair pair = pairs.get(index);
        long start = pair.checkIn().getEpochSecond();
        Instant out = pair.checkOut();
        if (out != null) {
            return new Span(start, out.getEpochSecond());
        }
        MissingCheckOutRule rule = policy.missingCheckOut();
        boolean approved = review.includes(ReviewLevel.ORGANISER);
        boolean fixed = rule.worth() == MissingCheckOut.FIXED_MINUTES;
        boolean held = rule.worth() == MissingCheckOut.NOTHING_UNTIL_REVIEW && !approved;
        lacksCheckOut |= counts && !approved && !fixed && (held || planned == null);
        if (held) {
            return new Span(start, start);
        }
        long end = presumedEnd(pairs, index);
        return new Span(start, fixed ? Math.min(end, fixedEnd(start)) : end);
    }

    /** How long a pair without a check-out is presumed to have lasted. */
    private long presumedEnd(List<CheckInPair> pairs, int index) {
        long start = pairs.get(index).checkIn().getEpochSecond();
        long end = start;
        if (planned != null) {
            end = Math.max(start, planned.end().getEpochSecond());
        } else if (policy.missingCheckOut().worth() == MissingCheckOut.FIXED_MINUTES) {
            end = fixedEnd(start);
        }
        long limit = pairs.get(0).checkIn().getEpochSecond() + ServiceTime.MAX_LENGTH.toSeconds();
        if (index + 1 < pairs.size()) {
            limit = Math.min(limit, pairs.get(index + 1).checkIn().getEpochSecond());
        }
        return Math.min(end, limit);
    }

    private long fixedEnd(long start) {
        long from = planned == null ? start : Math.max(start, earliest(planned));
        return from + (long) policy.missingCheckOut().minutes() * Timeline.MINUTE;
    }

    /** Step 3, and the planned breaks of step 4. */
    private void applyPlan() {
        if (planned == null) {
            return;
        }
        long latest = planned.end().getEpochSecond() + (long) policy.presence().lateMinutes() * Timeline.MINUTE;
        count(counted.within(earliest(planned), Long.MAX_VALUE), ReductionReason.EARLY_ARRIVAL);
        count(counted.within(Long.MIN_VALUE, latest), ReductionReason.LATE_DEPARTURE);
        count(counted.without(deducted), ReductionReason.BREAK);
    }

    private long earliest(Interval plan) {
        return plan.start().getEpochSecond() - (long) policy.presence().earlyMinutes() * Timeline.MINUTE;
    }

    /** The rest of step 4. */
    private void applyRecordedBreak() {
        count(counted.withoutLast(recordedBreak()), ReductionReason.BREAK);
    }

    private long recordedBreak() {
        return (long) attendance.breakMinutes() * Timeline.MINUTE;
    }

    /** Step 5. */
    private void applyMinimum() {
        if (planned == null) {
            return;
        }
        Span plan = Span.of(planned);
        Timeline within = attendance.timed() ? counted.within(plan.start(), plan.end()) : counted;
        long asked = Plan.seconds(planned, deducted) * policy.presence().minimumPercent();
        if (within.seconds() * 100 < asked) {
            count(new Timeline(List.of()), ReductionReason.BELOW_MINIMUM_PRESENCE);
        }
    }

    /** Step 6. */
    private void applyBreakRule() {
        long due = policy.breaks().due(counted.seconds(), counted.gaps() + recordedBreak());
        count(counted.withoutLast(due), ReductionReason.BREAK);
    }

    private NavigableMap<LocalDate, Integer> byDay() {
        LocalDate day = attendance.day();
        return day == null ? counted.minutesByDay(zone) : new TreeMap<>(Map.of(day, counted.minutes()));
    }

    /** Step 7. */
    private void applyActivityCap() {
        CreditLimits limits = policy.limits();
        int cap = Math.max(0, limits.activityMinutes() - prior.minutesInActivity());
        if (limits.stopAtPlan() && planned != null) {
            cap = (int) Math.min(cap, Plan.seconds(planned, deducted) / Timeline.MINUTE);
        }
        cutTo(cap, ReductionReason.ACTIVITY_CAP);
    }

    /** Step 8. */
    private void applyDays() {
        CreditLimits limits = policy.limits();
        int lost = 0;
        for (Map.Entry<LocalDate, Integer> day : days.entrySet()) {
            int before = prior.minutesOn(day.getKey());
            int allowed = Math.min(day.getValue(), Math.max(0, limits.dailyMinutes() - before));
            int now = Math.min(allowed, Math.max(0, limits.daily(review.approved()) - before));
            aboveTier |= now < allowed;
            lost += day.getValue() - now;
            day.setValue(now);
        }
        reduce(ReductionReason.DAILY_CAP, lost);
    }

    /** Lets less time count. */
    private void count(Timeline less, ReductionReason reason) {
        reduce(reason, counted.minutes() - less.minutes());
        counted = less;
    }

    /** Lets fewer minutes be credited: the latest day gives first. */
    private void cutTo(int most, ReductionReason reason) {
        int over = Math.max(0, credited() - most);
        reduce(reason, over);
        for (Map.Entry<LocalDate, Integer> day : days.descendingMap().entrySet()) {
            int cut = Math.min(over, day.getValue());
            day.setValue(day.getValue() - cut);
            over -= cut;
        }
    }

    private void reduce(ReductionReason reason, int minutes) {
        if (minutes > 0) {
            reductions.merge(reason, minutes, Integer::sum);
        }
    }
}
