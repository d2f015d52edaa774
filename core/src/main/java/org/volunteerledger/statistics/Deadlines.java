package org.volunteerledger.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.duty.calendar.WorkingCalendar;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityStatus;
import org.volunteerledger.statistics.DeadlineReport.Overdue;
import org.volunteerledger.statistics.DeadlineReport.Tally;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.OrganisationId;

/** Looks at the activities that ended in a period, and at the first entry of each. */
final class Deadlines {

    private final Storage storage;
    private final ZoneId zone;
    private final WorkingCalendar calendar;
    private final LocalDate asOf;

    Deadlines(Storage storage, ZoneId zone, WorkingCalendar calendar, LocalDate asOf) {
        this.storage = storage;
        this.zone = zone;
        this.calendar = calendar;
        this.asOf = asOf;
    }

    DeadlineReport between(LocalDate from, LocalDate to) {
        Filter inPeriod = Filter.range(Activity.ENDS_AT, millis(from), millis(to.plusDays(1)));
        List<Activity> ended = Pages.all(storage, Activity.KIND, inPeriod).stream()
                .map(Versioned::entity)
                .toList();
        Map<Long, Instant> recorded = firstEntries(ended, to);
        Map<OrganisationId, Tally> tallies = new HashMap<>();
        List<Overdue> overdue = new ArrayList<>();
        for (Activity activity : ended) {
            Overdue due = due(activity);
            Tally tally = tally(activity, due, recorded.get(activity.id().value()));
            tallies.merge(due.organisation(), tally, Tally::plus);
            if (tally.overdue() > 0) {
                overdue.add(due);
            }
        }
        overdue.sort(Comparator.comparing(Overdue::deadline)
                .thenComparingLong(each -> each.activity().value()));
        return new DeadlineReport(
                from, to, asOf, tallies, overdue.subList(0, Math.min(overdue.size(), DeadlineReport.MAX_OVERDUE)));
    }

    private Overdue due(Activity activity) {
        LocalDate ended = activity.plan().schedule().time().end().atZone(zone).toLocalDate();
        return new Overdue(
                activity.id(),
                activity.plan().affiliation().organisation(),
                ended,
                calendar.deadline(ended, DeadlineReport.WORKING_DAYS));
    }

    private Tally tally(Activity activity, Overdue due, @Nullable Instant recorded) {
        if (recorded != null) {
            boolean late = recorded.atZone(zone).toLocalDate().isAfter(due.deadline());
            return late ? new Tally(0, 1, 0, 0) : new Tally(1, 0, 0, 0);
        }
        if (activity.status() != ActivityStatus.PUBLISHED) {
            return Tally.NOTHING;
        }
        return asOf.isAfter(due.deadline()) ? new Tally(0, 0, 0, 1) : new Tally(0, 0, 1, 0);
    }

    /** When the first entry of each activity was recorded, from the day on which the earliest of them began. */
    private Map<Long, Instant> firstEntries(List<Activity> activities, LocalDate to) {
        Map<Long, Instant> first = new HashMap<>();
        LocalDate begun = activities.stream()
                .map(activity -> activity.plan().schedule().time().start())
                .min(Comparator.naturalOrder())
                .map(start -> start.atZone(zone).toLocalDate())
                .orElse(to);
        EntryFilter entries = new EntryFilter(HourFilter.EVERYTHING.within(begun, to), null, null, null);
        Pages.visitEntries(storage, entries, entry -> {
            if (entry.kind() == EntryKind.GRANT && entry.attribution().activity() != 0) {
                first.merge(
                        entry.attribution().activity(),
                        entry.recordedAt(),
                        (one, two) -> one.isBefore(two) ? one : two);
            }
        });
        return first;
    }

    private long millis(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
