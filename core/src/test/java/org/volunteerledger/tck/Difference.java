package org.volunteerledger.tck;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two values that are not equal, as text in which the difference is seen: of long ones the part around the first place where they
 * differ.
 *
 * @param expected the one
 * @param came the other
 */
record Difference(String expected, String came) {

    private static final int LONGEST = 300;
    private static final int BEFORE = 40;
    private static final int ELEMENTS = 3;

    static Difference between(@Nullable Object expected, @Nullable Object came) {
        String left = String.valueOf(expected);
        String right = String.valueOf(came);
        if (left.equals(right)) {
            return new Difference(left + typeOf(expected), right + typeOf(came));
        }
        if (left.length() <= LONGEST && right.length() <= LONGEST) {
            return new Difference(left, right);
        }
        if (expected instanceof List<?> one && came instanceof List<?> other) {
            return ofLists(one, other);
        }
        return ofTexts(left, right);
    }

    private static Difference ofLists(List<?> expected, List<?> came) {
        int first = 0;
        while (first < expected.size() && first < came.size() && Objects.equals(expected.get(first), came.get(first))) {
            first++;
        }
        Difference parts = ofTexts(part(first, expected), part(first, came));
        String from = " from element " + (first + 1) + " of ";
        return new Difference(parts.expected() + from + expected.size(), parts.came() + from + came.size());
    }

    private static String part(int first, List<?> list) {
        int to = Math.min(list.size(), first + ELEMENTS);
        return list.subList(first, to).toString();
    }

    private static Difference ofTexts(String expected, String came) {
        int first = 0;
        while (first < expected.length() && first < came.length() && expected.charAt(first) == came.charAt(first)) {
            first++;
        }
        return new Difference(around(first, expected), around(first, came));
    }

    /** The beginning of a long text. */
    static String shortened(String text) {
        return around(0, text);
    }

    private static String around(int first, String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int from = Math.max(0, first - BEFORE);
        int to = Math.min(text.length(), from + LONGEST);
        return (from == 0 ? "" : "...") + text.substring(from, to) + (to == text.length() ? "" : "...") + " ("
                + text.length() + " characters)";
    }

    private static String typeOf(@Nullable Object value) {
        return value == null ? "" : " (" + value.getClass().getSimpleName() + ")";
    }
}
