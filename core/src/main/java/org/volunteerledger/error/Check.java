package org.volunteerledger.error;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks of input that every public record makes in its constructor. A failed check names the field and its limit, never the
 * value, which may be personal.
 */
public final class Check {

    private Check() {}

    /**
     * A text that must be there: not blank, at most {@code limit} code points, no control, bidirectional, invisible or broken characters.
     * Line breaks and tabs are allowed, and so is what real writing needs: a variation selector after the character that it belongs to,
     * the joiner inside an emoji, the vowel separator inside a Mongolian word.
     *
     * @param field the name of the field, for the error
     * @param text  the text
     * @param limit the most code points
     * @return the text
     * @throws InvalidInput if it is not so
     */
    public static String text(String field, @Nullable String text, int limit) {
        if (text == null || Characters.isBlank(text)) {
            throw new InvalidInput(InputError.MISSING, field + " must be given.", Map.of("field", field));
        }
        return sound(field, text, limit);
    }

    /**
     * A text that may be absent, with the limits of {@link #text}.
     *
     * @param field the name of the field, for the error
     * @param text  the text, or null
     * @param limit the most code points
     * @return the text, or null
     * @throws InvalidInput if it is blank, too long or has a forbidden character
     */
    public static @Nullable String optionalText(String field, @Nullable String text, int limit) {
        if (text == null) {
            return null;
        }
        if (Characters.isBlank(text)) {
            throw new InvalidInput(
                    InputError.MISSING, field + " must not be blank; leave it out instead.", Map.of("field", field));
        }
        return sound(field, text, limit);
    }

    private static String sound(String field, String text, int limit) {
        int length = text.codePointCount(0, text.length());
        if (length > limit) {
            throw new InvalidInput(
                    InputError.TOO_LONG,
                    field + " has " + length + " characters; at most " + limit + " are allowed.",
                    Map.of("field", field, "length", length, "limit", limit));
        }
        int bad = Characters.firstForbidden(text);
        if (bad >= 0) {
            String name = String.format("U+%04X", text.codePointAt(bad));
            throw new InvalidInput(
                    InputError.BAD_CHARACTER,
                    field + " has the forbidden character " + name + " at position " + bad + ".",
                    Map.of("field", field, "character", name, "position", bad));
        }
        return text;
    }

    /**
     * A number within a range.
     *
     * @param field the name of the field, for the error
     * @param value the number
     * @param from  the least allowed
     * @param to    the most allowed
     * @return the number
     * @throws InvalidInput if it is outside
     */
    public static long range(String field, long value, long from, long to) {
        if (value < from || value > to) {
            throw new InvalidInput(
                    InputError.OUT_OF_RANGE,
                    field + " is " + value + "; it must be from " + from + " to " + to + ".",
                    Map.of("field", field, "value", value, "from", from, "to", to));
        }
        return value;
    }

    /**
     * The id of a record: greater than zero.
     *
     * @param field the name of the field, for the error
     * @param id    the id
     * @return the id
     * @throws InvalidInput if it is zero or less
     */
    public static long id(String field, long id) {
        return range(field, id, 1, Long.MAX_VALUE);
    }

    /**
     * A value that must be there.
     *
     * @param field the name of the field, for the error
     * @param value the value, or null
     * @param <T>   its type
     * @return the value
     * @throws InvalidInput if it is null
     */
    public static <T> T given(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidInput(InputError.MISSING, field + " must be given.", Map.of("field", field));
        }
        return value;
    }
}
