package org.volunteerledger.aggregation;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.HourEntry;

/**
 * One column that a query groups by.
 *
 * @param dimension the dimension
 * @param rollup    how its ids are mapped to coarser groups, or null to group by the dimension itself
 */
public record Grouping(Dimension dimension, @Nullable Rollup rollup) {

    /** Checks that only ids are mapped. */
    public Grouping {
        Check.given("dimension", dimension);
        if (rollup != null && !dimension.isId()) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "Dimension " + dimension + " has no ids, so roll-up " + rollup.name() + " cannot map it.",
                    Map.of("dimension", dimension, "rollup", rollup.name()));
        }
    }

    /**
     * Groups by a dimension itself.
     *
     * @param dimension the dimension
     * @return the grouping
     */
    public static Grouping by(Dimension dimension) {
        return new Grouping(dimension, null);
    }

    /**
     * The name of the column: the roll-up's, or the dimension's in lower case.
     *
     * @return the name
     */
    public String name() {
        return rollup != null ? rollup.name() : dimension.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The group of an entry.
     *
     * @param entry the entry
     * @return the group's key
     */
    public long keyOf(HourEntry entry) {
        return groupOf(dimension.keyOf(entry));
    }

    /**
     * The group of a key of the dimension.
     *
     * @param key the key
     * @return the group's key
     */
    public long groupOf(long key) {
        return rollup == null ? key : rollup.groupOf(key);
    }
}
