package org.volunteerledger.aggregation.column;

import java.util.List;
import java.util.stream.Stream;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.error.Check;

/**
 * Sums over the service book that are kept with every entry, so that reports which they answer look at no row.
 *
 * @param by         what they are grouped by, 1 to {@value #MAX_GROUPINGS} columns; at most one dimension of time
 * @param volunteers whether different volunteers are counted too, which takes some 25 bytes for each volunteer in each group
 */
public record StandingRollUp(List<Grouping> by, boolean volunteers) {

    /** The most columns. */
    public static final int MAX_GROUPINGS = 3;

    /** What most reports ask for: volunteers, teams by month, areas by category and year, areas by month, and projects. */
    public static final List<StandingRollUp> USUAL = List.of(
            sums(Dimension.VOLUNTEER),
            withVolunteers(Dimension.TEAM, Dimension.MONTH),
            withVolunteers(Dimension.AREA, Dimension.CATEGORY, Dimension.YEAR),
            withVolunteers(Dimension.AREA, Dimension.MONTH),
            withVolunteers(Dimension.PROJECT));

    /** Copies the list and checks its length. */
    public StandingRollUp {
        by = List.copyOf(by);
        Check.range("groupings", by.size(), 1, MAX_GROUPINGS);
        Check.range(
                "dimensions of time",
                by.stream().filter(column -> isTime(column.dimension())).count(),
                0,
                1);
    }

    /**
     * Sums only.
     *
     * @param by the dimensions
     * @return the roll-up
     */
    public static StandingRollUp sums(Dimension... by) {
        return new StandingRollUp(Stream.of(by).map(Grouping::by).toList(), false);
    }

    /**
     * Sums and the number of different volunteers.
     *
     * @param by the dimensions
     * @return the roll-up
     */
    public static StandingRollUp withVolunteers(Dimension... by) {
        return new StandingRollUp(Stream.of(by).map(Grouping::by).toList(), true);
    }

    static boolean isTime(Dimension dimension) {
        return Source.of(dimension) == Source.DAY;
    }
}
