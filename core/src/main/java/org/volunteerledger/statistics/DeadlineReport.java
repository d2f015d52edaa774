package org.volunteerledger.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.volunteerledger.error.Check;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.team.OrganisationId;

/**
 * Whether organisations record service in time: within 10 working days after the activity ended (Order 67, article 11). The day after
 * the end is the first that counts.
 *
 * @param from     the first day on which the activities ended
 * @param to       the last day on which they ended, inclusive
 * @param asOf     the day of the report
 * @param tallies  for each organisation that held an activity in the period, how it stands
 * @param overdue  activities that are not recorded though their deadline has passed, the longest overdue first; at most
 *                 {@value #MAX_OVERDUE}
 */
public record DeadlineReport(
        LocalDate from, LocalDate to, LocalDate asOf, Map<OrganisationId, Tally> tallies, List<Overdue> overdue) {

    /** The working days that the law gives. */
    public static final int WORKING_DAYS = 10;

    /** The most overdue activities that are named; the tallies count all. */
    public static final int MAX_OVERDUE = 1_000;

    /** Copies the collections. */
    public DeadlineReport {
        Check.given("from", from);
        Check.given("to", to);
        Check.given("asOf", asOf);
        tallies = Map.copyOf(tallies);
        overdue = List.copyOf(overdue);
    }

    /**
     * How many activities stand how. Activities that were called off, and closed ones that nobody attended, are none of these.
     *
     * @param inTime  with a first entry on the deadline or before
     * @param late    with a first entry after the deadline
     * @param open    without an entry, and the deadline has not passed
     * @param overdue without an entry, and the deadline has passed
     */
    public record Tally(long inTime, long late, long open, long overdue) {

        static final Tally NOTHING = new Tally(0, 0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(inTime + other.inTime, late + other.late, open + other.open, overdue + other.overdue);
        }
    }

    /**
     * An activity that should have been recorded.
     *
     * @param activity     the activity
     * @param organisation the organisation that has to record it
     * @param ended        the day on which it ended
     * @param deadline     the last day for the record
     */
    public record Overdue(ActivityId activity, OrganisationId organisation, LocalDate ended, LocalDate deadline) {}

    /**
     * All organisations together.
     *
     * @return the sums
     */
    public Tally total() {
        return tallies.values().stream().reduce(Tally.NOTHING, Tally::plus);
    }
}
