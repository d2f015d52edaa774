package org.volunteerledger.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.hours.accrual.Accrual;
import org.volunteerledger.hours.accrual.AccrualCalculator;
import org.volunteerledger.hours.accrual.Attendance;
import org.volunteerledger.hours.accrual.CheckInPair;
import org.volunteerledger.hours.accrual.Plan;
import org.volunteerledger.hours.accrual.PriorCredit;
import org.volunteerledger.hours.accrual.Review;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Reduction;
import org.volunteerledger.ledger.ReductionReason;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.AttendanceReview;
import org.volunteerledger.service.Enrolment;

/** The entries of one volunteer in a period, accrued anew in the order of their time. */
final class SimulatedAccount {

    private static final String REGRANT = Grant.OWN_KEY + "regrant-";
    private static final String ENROLMENT = Grant.OWN_KEY + "enrolment-";

    private final ZoneId zone;
    private final Map<Long, HourEntry> grants = new TreeMap<>();
    private final Map<Long, HourEntry> standing = new TreeMap<>();
    private final Map<LocalDate, Integer> byDay = new HashMap<>();
    private final Map<Long, Integer> inActivity = new HashMap<>();
    private final Map<Long, Map<LocalDate, Integer>> checkIns = new HashMap<>();

    SimulatedAccount(ZoneId zone) {
        this.zone = zone;
    }

    void add(HourEntry entry) {
        if (entry.kind() == EntryKind.GRANT) {
            grants.put(entry.sequence(), entry);
            standing.put(entry.sequence(), entry);
        } else {
            standing.remove(entry.voided());
        }
    }

    /** The enrolments that entries came from. */
    List<Long> enrolments() {
        Set<Long> ids = new TreeSet<>();
        for (HourEntry entry : standing.values()) {
            Long enrolment = enrolment(entry);
            if (enrolment != null) {
                ids.add(enrolment);
            }
        }
        return List.copyOf(ids);
    }

    void accrue(Map<Long, Enrolment> enrolments, Map<Long, Activity> activities, SimulatedSums sums) {
        Map<Long, List<HourEntry>> together = new LinkedHashMap<>();
        standing.values().forEach(entry -> {
            Long enrolment = enrolment(entry);
            together.computeIfAbsent(enrolment == null ? -entry.sequence() : enrolment, key -> new ArrayList<>())
                    .add(entry);
        });
        List<Item> items = new ArrayList<>();
        together.forEach((key, entries) -> {
            Enrolment enrolment = enrolments.get(key);
            Activity activity = enrolment == null
                    ? null
                    : activities.get(enrolment.activity().value());
            AttendanceReview review = enrolment == null ? null : enrolment.review();
            // Of an attendance that was corrected, or lies in part outside of the period, only what stands is known.
            if (enrolment != null
                    && activity != null
                    && review != null
                    && review.entries().size() == entries.size()) {
                items.add(new Item(entries, enrolment, activity));
            } else {
                entries.forEach(entry -> items.add(new Item(List.of(entry), null, null)));
            }
        });
        items.sort(Comparator.comparing(item -> start(item.entries.get(0))));
        items.forEach(item -> accrue(item, sums));
    }

    private void accrue(Item item, SimulatedSums sums) {
        HourEntry first = item.entries.get(0);
        item.entries.forEach(sums::credited);
        if (!sums.affects(first.time().day(), first.attribution().area())) {
            keep(item, sums);
            return;
        }
        if (!first.time().timed()) {
            sums.untimed();
        }
        List<Part> parts;
        try {
            parts = parts(item);
        } catch (InvalidInput e) {
            sums.notRecomputed(item.entries.size());
            keep(item, sums);
            return;
        }
        parts.forEach(part -> accrue(part, first, sums));
    }

    private void accrue(Part part, HourEntry entry, SimulatedSums sums) {
        long activity = entry.attribution().activity();
        PriorCredit prior = new PriorCredit(
                byDay,
                activity == 0 ? 0 : inActivity.getOrDefault(activity, 0),
                checkIns.getOrDefault(activity, Map.of()));
        Accrual accrual =
                AccrualCalculator.of(sums.policy(), zone).accrue(part.attendance, part.plan, prior, Review.NONE);
        accrual.creditedByDay().forEach((day, minutes) -> byDay.merge(day, minutes, Integer::sum));
        inActivity.merge(activity, accrual.creditedMinutes(), Integer::sum);
        if (activity != 0) {
            Map<LocalDate, Integer> pairs = checkIns.computeIfAbsent(activity, id -> new HashMap<>());
            accrual.checkInsByDay().forEach((day, count) -> pairs.merge(day, count, Integer::sum));
        }
        long team = entry.attribution().team();
        sums.then(YearMonth.from(part.day), team, accrual.creditedMinutes(), accrual.pendingMinutes());
    }

    private void keep(Item item, SimulatedSums sums) {
        for (HourEntry entry : item.entries) {
            CreditedDays.of(List.of(entry), entry.book(), 0, Map.of(), zone)
                    .minutesByDay()
                    .forEach((day, minutes) -> byDay.merge(day, minutes, Integer::sum));
            inActivity.merge(entry.attribution().activity(), entry.minutes(), Integer::sum);
            sums.then(YearMonth.from(entry.time().day()), entry.attribution().team(), entry.minutes(), 0);
        }
    }

    private List<Part> parts(Item item) {
        Enrolment enrolment = item.enrolment;
        Activity activity = item.activity;
        if (enrolment == null || activity == null) {
            HourEntry entry = item.entries.get(0);
            return List.of(new Part(attendance(entry), Plan.NONE, entry.time().day()));
        }
        Plan plan = AttendanceParts.plan(activity, enrolment.shift());
        List<Part> parts = new ArrayList<>();
        for (List<CheckInPair> pairs : AttendanceParts.together(enrolment, activity, zone)) {
            LocalDate day = pairs.get(0).checkIn().atZone(zone).toLocalDate();
            parts.add(new Part(Attendance.of(pairs), plan, day));
        }
        return parts;
    }

    /** A break that was not credited was taken, whether the record or the policy of then said so. */
    private static Attendance attendance(HourEntry entry) {
        Instant start = entry.time().start();
        Instant end = entry.time().end();
        if (start == null || end == null) {
            return Attendance.untimed(entry.time().day(), entry.presentMinutes());
        }
        int pause = entry.reductions().stream()
                .filter(reduction -> reduction.reason() == ReductionReason.BREAK)
                .mapToInt(Reduction::minutes)
                .sum();
        return Attendance.between(start, end).withBreak(pause);
    }

    /** The enrolment of an entry, or of the one whose place it took when it took over a participation. */
    private @Nullable Long enrolment(HourEntry entry) {
        HourEntry origin = entry;
        while (origin != null && origin.key().startsWith(REGRANT)) {
            String key = origin.key();
            origin = grants.get(Long.parseLong(key.substring(key.lastIndexOf('-') + 1)));
        }
        if (origin == null || !origin.key().startsWith(ENROLMENT)) {
            return null;
        }
        String id = origin.key().substring(ENROLMENT.length());
        return Long.valueOf(id.substring(0, id.indexOf('-')));
    }

    private Instant start(HourEntry entry) {
        Instant start = entry.time().start();
        return start == null ? entry.time().day().atStartOfDay(zone).toInstant() : start;
    }

    /** Entries that were accrued together. */
    private record Item(
            List<HourEntry> entries,
            @Nullable Enrolment enrolment,
            @Nullable Activity activity) {}

    /** What is accrued at once. */
    private record Part(Attendance attendance, Plan plan, LocalDate day) {}
}
