package org.volunteerledger.hours;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.volunteerledger.error.Check;

/**
 * What hours would have been under another accrual policy.
 *
 * @param rows          by month and team
 * @param entries       how many standing entries were compared
 * @param untimed       how many under the policy have no times, such as imports of minutes: only the limits of a day and of an activity, and
 *                      the unit, could be applied to them
 * @param notRecomputed how many of them were taken as they are, since their time cannot be accrued anew
 */
public record SimulatedHours(List<Row> rows, long entries, long untimed, long notRecomputed) {

    private static final Comparator<Row> ORDER =
            Comparator.comparing(Row::month).thenComparingLong(Row::team);

    /** Copies the rows. */
    public SimulatedHours {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(ORDER);
        rows = List.copyOf(sorted);
    }

    /**
     * Minutes of a team in a month.
     *
     * @param month    the month of the service days
     * @param team     the id of the team, or 0 for none
     * @param credited the minutes that stand in the ledger
     * @param then     the minutes that the policy would credit without a review
     * @param pending  how many more it would credit after a review
     */
    public record Row(YearMonth month, long team, long credited, long then, long pending) {

        /** Checks that the month is given. */
        public Row {
            Check.given("month", month);
        }

        /**
         * How many minutes more there would be.
         *
         * @return the difference without reviews, negative if there would be less
         */
        public long difference() {
            return then - credited;
        }

        Row plus(Row other) {
            return new Row(month, team, credited + other.credited, then + other.then, pending + other.pending);
        }
    }

    /**
     * The rows added up by month.
     *
     * @return one row for each month, of team 0
     */
    public Map<YearMonth, Row> byMonth() {
        return sums(Row::month);
    }

    /**
     * The rows added up by team.
     *
     * @return one row for each team, of its first month
     */
    public Map<Long, Row> byTeam() {
        return sums(Row::team);
    }

    private <K extends Comparable<K>> Map<K, Row> sums(Function<Row, K> key) {
        Map<K, Row> sums = new TreeMap<>();
        rows.forEach(row -> sums.merge(key.apply(row), row, Row::plus));
        return sums;
    }
}
