package org.volunteerledger.aggregation.column;

import java.util.List;
import java.util.stream.Stream;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * Sums over the service book that are kept with every entry, so that reports which they answer look at no row.
 *
 * @param by         what they are grouped by, at most {@value #MAX_GROUPINGS} columns; at most one dimension of time
 * @param volunteers whether and how different volunteers are counted
 */
public record StandingRollUp(List<Grouping> by, Counting volunteers) {

    /** The most columns. */
    public static final int MAX_GROUPINGS = 3;

    /**
     * What most reports ask for: volunteers, teams by month, areas by category and year, areas by month, and projects; and areas by
     * category over any period.
     */
    public static final List<StandingRollUp> USUAL = List.of(
            sums(Dimension.VOLUNTEER),
            withVolunteers(Dimension.TEAM, Dimension.MONTH),
            withVolunteers(Dimension.AREA, Dimension.CATEGORY, Dimension.YEAR),
            withVolunteers(Dimension.AREA, Dimension.MONTH),
            withVolunteers(Dimension.PROJECT),
            overAnyPeriod(Dimension.AREA, Dimension.CATEGORY));

    /** Whether and how different volunteers are counted. */
    public enum Counting {
        /** Not at all. */
        NOT,
        /** In each group; some six bytes for each volunteer in each group. */
        BY_GROUP,
        /**
         * In each group, and over all groups together, over any period of days; no column may be a dimension of time. Some twelve bytes
         * for each entry.
         */
        OVER_ANY_PERIOD
    }

    /** Copies the list and checks its length. */
    public StandingRollUp {
        by = List.copyOf(by);
        Check.given("volunteers", volunteers);
        long times = by.stream().filter(column -> isTime(column.dimension())).count();
        boolean anyPeriod = volunteers == Counting.OVER_ANY_PERIOD;
        Check.range("groupings", by.size(), anyPeriod ? 0 : 1, MAX_GROUPINGS);
        Check.range("dimensions of time", times, 0, anyPeriod ? 0 : 1);
        if (by.stream().distinct().count() < by.size()) {
            throw new InvalidInput(InputError.CONTRADICTION, "Each grouping of a roll-up is named once.");
        }
    }

    /**
     * Sums, and different volunteers in each group if wanted.
     *
     * @param by         what they are grouped by
     * @param volunteers whether different volunteers are counted
     */
    public StandingRollUp(List<Grouping> by, boolean volunteers) {
        this(by, volunteers ? Counting.BY_GROUP : Counting.NOT);
    }

    /**
     * Sums only.
     *
     * @param by the dimensions
     * @return the roll-up
     */
    public static StandingRollUp sums(Dimension... by) {
        return new StandingRollUp(groupings(by), Counting.NOT);
    }

    /**
     * Sums and the number of different volunteers.
     *
     * @param by the dimensions
     * @return the roll-up
     */
    public static StandingRollUp withVolunteers(Dimension... by) {
        return new StandingRollUp(groupings(by), Counting.BY_GROUP);
    }

    /**
     * Sums and the number of different volunteers over any period of days, in each group and over all groups together.
     *
     * @param by the dimensions; none for all groups together only
     * @return the roll-up
     */
    public static StandingRollUp overAnyPeriod(Dimension... by) {
        return new StandingRollUp(groupings(by), Counting.OVER_ANY_PERIOD);
    }

    private static List<Grouping> groupings(Dimension... by) {
        return Stream.of(by).map(Grouping::by).toList();
    }

    boolean counts() {
        return volunteers != Counting.NOT;
    }

    boolean isOverAnyPeriod() {
        return volunteers == Counting.OVER_ANY_PERIOD;
    }

    static boolean isTime(Dimension dimension) {
        return Source.of(dimension) == Source.DAY;
    }
}
