package org.volunteerledger.json;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;

/**
 * A field of a record that differs between two states of it.
 *
 * @param field  the path of the field, such as {@code plan.name}; at most 200 code points
 * @param before its value as JSON, or null if it was absent. Protected values are masked; long ones are cut
 * @param after  its value as JSON, or null if it is absent, likewise
 */
public record FieldChange(
        String field, @Nullable String before, @Nullable String after) {

    /** The most code points of a value; what is longer is cut and ends in an ellipsis. */
    public static final int MAX_VALUE = 500;

    /** Checks the limit of the path. */
    public FieldChange {
        Check.text("field", field, 200);
    }
}
