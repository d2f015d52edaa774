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
     * A text that must be there: not blank, at most {@code limit} code points, no control or invisible characters.
     *
     * @param field the name of the field, for the error
     * @param text  the text
     * @param limit the most code points
     * @return the text
     * @throws InvalidInput if it is not so
     */
    public static String text(String field, @Nullable String text, int limit) {
        if (text == null || text.isBlank()) {
            throw new InvalidInput(InputError.MISSING, field + " must be given.", Map.of("field", field));
        }
        optionalText(field, text, limit);
        return text;
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
        if (text.isBlank()) {
            throw new InvalidInput(
                    InputError.MISSING, field + " must not be blank; leave it out instead.", Map.of("field", field));
        }
        int length = text.codePointCount(0, text.length());
        if (length > limit) {
            throw new InvalidInput(
                    InputError.TOO_LONG,
                    field + " has " + length + " characters; at most " + limit + " are allowed.",
                    Map.of("field", field, "length", length, "limit", limit));
        }
        int bad = firstForbidden(text);
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

    /** The index of the first control, invisible or broken character, or -1. */
    private static int firstForbidden(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (isForbidden(c)) {
                return i;
            }
            i += Character.charCount(c);
        }
        return -1;
    }

    private static boolean isForbidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t';
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            // Covers the bidirectional marks and overrides, zero width space and joiners, and the byte order mark.
            case Character.FORMAT -> true;
            default -> c == 0xFFFE || c == 0xFFFF;
        };
    }
}
