package org.volunteerledger.request;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InvalidInput;

/** Texts that everybody who handles a request reads, so that no number of a telephone or a document may stand in them. */
final class PublicText {

    /** Seven digits in a row, or eleven with blanks or hyphens between: longer than a date, as short as a number in a town. */
    private static final Pattern PERSONAL_NUMBER = Pattern.compile("\\p{Nd}{7}|\\p{Nd}(?:[ \\u3000\\-‐－]?\\p{Nd}){10}");

    private PublicText() {}

    static String check(String field, @Nullable String text, int limit) {
        Check.text(field, text, limit);
        return Check.given(field, checkOptional(field, text, limit));
    }

    static @Nullable String checkOptional(String field, @Nullable String text, int limit) {
        if (text != null && PERSONAL_NUMBER.matcher(text).find()) {
            throw new InvalidInput(
                    RequestError.PERSONAL_DATA,
                    field + " holds what looks like a telephone or document number.",
                    Map.of("field", field));
        }
        return Check.optionalText(field, text, limit);
    }
}
