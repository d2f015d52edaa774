package org.volunteerledger.aggregation.column;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Dimension;

/**
 * The values that a column can have: the codes of ids, or whole numbers as they are. Everything that a query says about a column is
 * worked out once for each value of the domain and looked up for each row.
 *
 * @param first      the least value
 * @param size       how many there are
 * @param dictionary for ids, what the values stand for
 */
record Domain(int first, int size, Dictionary.@Nullable View dictionary) {

    /** The bound of codes of constants. */
    static final int SMALL = 16;

    static Domain ofIds(Dictionary.View dictionary) {
        return new Domain(0, dictionary.size(), dictionary);
    }

    static Domain ofDays(int first, int last) {
        return first > last ? new Domain(0, 0, null) : new Domain(first, last - first + 1, null);
    }

    /** The domain of codes of a constant, none of which is above 15. Those of measures are never asked for. */
    static Domain small(Source source) {
        return new Domain(0, source == Source.EVIDENCE || source == Source.BOOK ? SMALL : 0, null);
    }

    /** The key of a value in a dimension that is read from the column. */
    long keyAt(Dimension dimension, int index) {
        if (dictionary != null) {
            return dictionary.idOf(index);
        }
        return switch (dimension) {
            case EVIDENCE, BOOK -> index;
            default -> dimension.keyOf(LocalDate.ofEpochDay((long) first + index));
        };
    }
}
