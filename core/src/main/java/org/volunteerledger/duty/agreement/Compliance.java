package org.volunteerledger.duty.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.volunteerledger.duty.calendar.PeriodKind.Period;
import org.volunteerledger.service.ActivityId;

/**
 * Whether an obligation was met in one of its periods.
 *
 * @param agreement  the agreement
 * @param obligation the obligation
 * @param period     the period
 * @param held       how many activities that count were held in it
 * @param state      what follows from that
 */
public record Compliance(AgreementId agreement, Obligation obligation, Period period, int held, State state) {

    /** Where an obligation stands in a period. */
    public enum State {
        /** As many were held as must be. */
        MET,
        /** The period is not over, and more must be held. */
        DUE,
        /** The period is over, and too few were held. */
        MISSED
    }

    /**
     * How many activities are still to be held, or were not.
     *
     * @return 0 or more
     */
    public int lacking() {
        return Math.max(0, obligation.count() - held);
    }

    /** The obligations of an agreement in all periods that have begun. */
    static List<Compliance> of(
            Agreement agreement, List<JointActivity> named, Map<ActivityId, LocalDate> held, LocalDate today) {
        return agreement.terms().obligations().stream()
                .flatMap(obligation -> obligation
                        .period()
                        .within(agreement.terms().from(), agreement.to())
                        .stream()
                        .filter(period -> !period.from().isAfter(today))
                        .map(period -> of(agreement.id(), obligation, period, named, held, today)))
                .toList();
    }

    private static Compliance of(
            AgreementId agreement,
            Obligation obligation,
            Period period,
            List<JointActivity> named,
            Map<ActivityId, LocalDate> held,
            LocalDate today) {
        Set<ActivityId> counting = named.stream()
                .filter(joint -> joint.obligation() == obligation.number())
                .map(JointActivity::activity)
                .filter(activity -> {
                    LocalDate day = held.get(activity);
                    return day != null && period.contains(day) && !day.isAfter(today);
                })
                .collect(Collectors.toSet());
        State state = State.MET;
        if (counting.size() < obligation.count()) {
            state = period.isOver(today) ? State.MISSED : State.DUE;
        }
        return new Compliance(agreement, obligation, period, counting.size(), state);
    }
}
