package org.volunteerledger.care;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/** Which visits are due, done, missed and overdue, worked out from plans and visits when asked. Thread-safe. */
public final class DueVisits {

    /** The most recipients of one page. */
    public static final int MAX_RECIPIENTS = 500;

    /** The longest period in days. */
    public static final int MAX_DAYS = 366;

    private final CommandRunner runner;

    DueVisits(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Lists the visits that plans expect, some recipients at a time; none on days without the recipient's consent to care. Reads the recipients of the page, their plans, and their visits of
     * the period: three calls of the storage, or a few more where there are very many visits.
     *
     * @param homes    the areas of the recipients' homes, at most {@link Filter#MAX_VALUES}, or null for everywhere
     * @param from     the first day of the period
     * @param to       the last day of the period, inclusive, less than {@value #MAX_DAYS} days after the first; a window belongs to the
     *                 period in which it ends
     * @param statuses which to list; none lists nothing
     * @param today    the day as of which they stand
     * @param page     which recipients, at most {@value #MAX_RECIPIENTS}
     * @return the visits of these recipients, which may be none; the cursor leads to those of the next recipients
     */
    public Slice<DueVisit> list(
            @Nullable Collection<AreaId> homes,
            LocalDate from,
            LocalDate to,
            Set<DueStatus> statuses,
            LocalDate today,
            PageRequest page) {
        Check.range("limit", page.limit(), 1, MAX_RECIPIENTS);
        Check.range("days", ChronoUnit.DAYS.between(from, to) + 1, 1, MAX_DAYS);
        Storage storage = runner.storage();
        Filter where = homes == null
                ? Filter.ALL
                : Filter.in(Recipient.HOME, homes.stream().map(AreaId::value).toList());
        Slice<Recipient> recipients = Listings.list(storage, Recipient.KIND, where, page);
        List<Long> ids =
                recipients.items().stream().map(each -> each.id().value()).toList();
        Map<Long, List<Versioned<CarePlan>>> plans = CarePlans.of(storage, ids);
        Map<RecipientId, List<CareVisit>> visits = visits(storage, plans.keySet(), begin(plans.values(), from), today);
        List<DueVisit> due = new ArrayList<>();
        for (Recipient recipient : recipients.items()) {
            List<CareVisit> own = visits.getOrDefault(recipient.id(), List.of());
            plans.getOrDefault(recipient.id().value(), List.of())
                    .forEach(plan -> due.addAll(DueVisit.of(recipient, plan.entity(), own, from, to, today)));
        }
        return new Slice<>(
                due.stream().filter(each -> statuses.contains(each.status())).toList(), recipients.next());
    }

    /** A window that ends in the period may begin before it, by as much as the longest cycle. */
    private static LocalDate begin(Collection<List<Versioned<CarePlan>>> plans, LocalDate from) {
        int longest = plans.stream()
                .flatMap(List::stream)
                .mapToInt(plan -> plan.entity().cycle().everyDays())
                .max()
                .orElse(0);
        return from.minusDays(longest);
    }

    private static Map<RecipientId, List<CareVisit>> visits(
            Storage storage, Set<Long> recipients, LocalDate from, LocalDate today) {
        Map<RecipientId, List<CareVisit>> visits = new HashMap<>();
        if (!recipients.isEmpty() && !today.isBefore(from)) {
            Filter met = Filter.all(
                    Filter.in(CareVisit.RECIPIENT, recipients),
                    Filter.is(CareVisit.STATUS, VisitStatus.RECORDED),
                    CareVisits.days(from, today));
            Pages.visit(
                    storage,
                    CareVisit.KIND,
                    met,
                    read -> visits.computeIfAbsent(read.entity().recipient(), recipient -> new ArrayList<>())
                            .add(read.entity()));
        }
        return visits;
    }
}
