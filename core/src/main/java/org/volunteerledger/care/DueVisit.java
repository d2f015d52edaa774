package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A visit that a care plan expects.
 *
 * @param recipient who is to be visited
 * @param plan      the plan
 * @param window    the days within which
 * @param status    where it stands
 * @param pairing   the recipient's open pairing, or null if nobody is paired
 * @param visit     the first visit that fulfils it, or null
 */
public record DueVisit(
        RecipientId recipient,
        CarePlanId plan,
        VisitWindow window,
        DueStatus status,
        @Nullable CarePairingId pairing,
        @Nullable CareVisitId visit) {

    /**
     * The visits that a plan expects in a period, as they stand on a day. Pure. Without the recipient's consent to care nobody may come,
     * so that none is due then: as the end of the plan does, the end of the consent cuts a window short. What was done stays done.
     *
     * @param recipient the recipient
     * @param plan      a plan of the recipient
     * @param visits    the visits to the recipient from the start of the first window on; others are ignored
     * @param from      the first day of the period
     * @param to        the last day of the period, inclusive; a window belongs to the period in which it ends
     * @param today     the day on which they are looked at
     * @return one for each window that has begun by then and ends in the period, by their days
     */
    public static List<DueVisit> of(
            Recipient recipient,
            CarePlan plan,
            Collection<CareVisit> visits,
            LocalDate from,
            LocalDate to,
            LocalDate today) {
        List<CareVisit> met = visits.stream()
                .filter(visit -> visit.fulfils() && visit.recipient().equals(recipient.id()))
                .toList();
        return plan.windows(from, to).stream()
                .filter(window -> recipient.isCaredForOn(window.last()))
                .filter(window -> !window.first().isAfter(today))
                .map(window -> of(recipient, plan, met, window, today))
                .filter(due -> due.status == DueStatus.DONE || mayBeExpected(recipient, due.window, today))
                .toList();
    }

    private static boolean mayBeExpected(Recipient recipient, VisitWindow window, LocalDate today) {
        return recipient.consentsTo(ConsentPurpose.CARE, window.last())
                && (today.isAfter(window.last()) || recipient.consentsTo(ConsentPurpose.CARE, today));
    }

    private static DueVisit of(
            Recipient recipient, CarePlan plan, List<CareVisit> met, VisitWindow window, LocalDate today) {
        Optional<CareVisit> fulfilling = met.stream()
                .filter(visit -> window.contains(visit.time().day()))
                .findFirst();
        DueStatus status;
        if (fulfilling.isPresent()) {
            status = DueStatus.DONE;
        } else if (!today.isAfter(window.last())) {
            status = DueStatus.DUE;
        } else {
            boolean since = met.stream().anyMatch(visit -> visit.time().day().isAfter(window.last()));
            status = since ? DueStatus.MISSED : DueStatus.OVERDUE;
        }
        return new DueVisit(
                recipient.id(),
                plan.id(),
                window,
                status,
                recipient.pairing(),
                fulfilling.map(CareVisit::id).orElse(null));
    }
}
