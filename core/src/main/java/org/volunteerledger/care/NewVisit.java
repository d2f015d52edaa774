package org.volunteerledger.care;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.VolunteerId;

/**
 * A visit to record.
 *
 * @param recipient  who was visited
 * @param visitor    who came
 * @param companions who came along, each with own hours; at most {@value #MAX_COMPANIONS}
 * @param cover      whether the visitor stands in for the recipient's carer, so that no pairing is asked for
 * @param time       when, or only the day
 * @param minutes    the minutes where only the day is known, 1 to 1440; null with start and end
 * @param outcome    how it ended
 * @param done       what was done, as the items of a plan; nothing personal
 * @param health     what was measured and noted, or null
 */
public record NewVisit(
        RecipientId recipient,
        VolunteerId visitor,
        List<VolunteerId> companions,
        boolean cover,
        ServiceTime time,
        @Nullable Integer minutes,
        VisitOutcome outcome,
        List<String> done,
        @Nullable HealthNotes health) {

    /** The most companions of a visitor. */
    public static final int MAX_COMPANIONS = 3;

    /** Copies the lists and checks the limits. */
    public NewVisit {
        Check.given("recipient", recipient);
        Check.given("visitor", visitor);
        Check.range("companions", companions.size(), 0, MAX_COMPANIONS);
        companions = List.copyOf(companions);
        Check.given("time", time);
        if (minutes != null) {
            Check.range("minutes", minutes, 1, 1440);
        }
        Check.given("outcome", outcome);
        done = CarePlan.items(done);
        Set<VolunteerId> all = new HashSet<>(companions);
        all.add(visitor);
        require(all.size() == companions.size() + 1, "A visit names somebody twice.");
        require(time.timed() == (minutes == null), "A visit has either start and end, or a day and minutes.");
        require(
                outcome == VisitOutcome.MET || (done.isEmpty() && health == null),
                "Where nobody was met, nothing was done or measured.");
    }

    /**
     * A visit of the recipient's carer alone, who met the recipient.
     *
     * @param recipient who was visited
     * @param visitor   who came
     * @param time      from when to when
     * @param done      what was done
     * @return the visit
     */
    public static NewVisit of(RecipientId recipient, VolunteerId visitor, ServiceTime time, List<String> done) {
        return new NewVisit(recipient, visitor, List.of(), false, time, null, VisitOutcome.MET, done, null);
    }

    /**
     * The same visit with something measured.
     *
     * @param notes what was measured and noted
     * @return a copy
     */
    public NewVisit measuring(HealthNotes notes) {
        return new NewVisit(recipient, visitor, companions, cover, time, minutes, outcome, done, notes);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new InvalidInput(InputError.CONTRADICTION, rule, Map.of());
        }
    }
}
