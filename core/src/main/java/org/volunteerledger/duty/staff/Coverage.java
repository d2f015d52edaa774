package org.volunteerledger.duty.staff;

import java.time.LocalDate;
import java.util.List;
import org.volunteerledger.error.Check;
import org.volunteerledger.team.OrganisationId;

/**
 * How many of those who work for an organisation on a day are registered volunteers on it.
 *
 * @param organisation the organisation
 * @param day          the day
 * @param onRoster     how many work there
 * @param missing      the staff numbers of those who are not registered, ascending
 */
public record Coverage(OrganisationId organisation, LocalDate day, int onRoster, List<String> missing) {

    /** Copies the list. */
    public Coverage {
        Check.range("onRoster", onRoster, missing.size(), Integer.MAX_VALUE);
        missing = missing.stream().sorted().toList();
    }

    /**
     * How many are registered.
     *
     * @return 0 or more
     */
    public int registered() {
        return onRoster - missing.size();
    }

    /**
     * The rate, rounded down, so that 100 means that nobody is missing.
     *
     * @return 0 to 100; 0 for an empty roster, of which nothing can be said
     */
    public int percent() {
        return onRoster == 0 ? 0 : (int) (100L * registered() / onRoster);
    }

    /**
     * Whether everybody is registered.
     *
     * @return true if somebody is on the roster and nobody is missing
     */
    public boolean complete() {
        return onRoster > 0 && missing.isEmpty();
    }
}
