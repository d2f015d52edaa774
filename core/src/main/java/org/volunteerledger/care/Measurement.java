package org.volunteerledger.care;

import java.util.Map;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * Something that was measured on a visit. It is health data: kept sealed, and hidden in the text form.
 *
 * @param name  what was measured, at most {@value #MAX_TEXT} code points, such as {@code blood pressure}
 * @param value the value with its unit, at most {@value #MAX_TEXT} code points, such as {@code 135/85 mmHg}
 */
public record Measurement(String name, String value) {

    /** The most code points of a name or value. */
    public static final int MAX_TEXT = 60;

    /** Checks the limits. */
    public Measurement {
        onOneLine("name", name);
        onOneLine("value", value);
    }

    private static void onOneLine(String field, String text) {
        if (Check.text(field, text, MAX_TEXT).matches("(?s).*[\\t\\n].*")) {
            throw new InvalidInput(
                    InputError.BAD_CHARACTER,
                    "A measurement has neither tabs nor line breaks.",
                    Map.of("field", field));
        }
    }

    @Override
    public String toString() {
        return "Measurement[...]";
    }
}
