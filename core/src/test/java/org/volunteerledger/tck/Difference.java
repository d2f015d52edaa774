package org.volunteerledger.tck;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.storage.UniqueKey;

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
        if (expected instanceof HourTable one && came instanceof HourTable other) {
            return ofTables(one, other);
        }
        String left = shown(expected);
        String right = shown(came);
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

    private static Difference ofTables(HourTable expected, HourTable came) {
        List<List<Long>> left = rows(expected);
        List<List<Long>> right = rows(came);
        int first = firstUnlike(left, right);
        boolean alike = first == left.size() && first == right.size();
        return alike
                ? ofTexts(expected.query().toString(), came.query().toString())
                : new Difference(row(first, left, expected), row(first, right, came));
    }

    private static List<List<Long>> rows(HourTable table) {
        List<List<Long>> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            List<Long> columns = new ArrayList<>();
            for (int i = 0; i < table.query().by().size(); i++) {
                columns.add(table.key(row, i));
            }
            for (int i = 0; i < table.query().measures().size(); i++) {
                columns.add(table.value(row, i));
            }
            rows.add(columns);
        }
        return rows;
    }

    private static String row(int at, List<List<Long>> rows, HourTable table) {
        return (at < rows.size() ? rows.get(at) : "no more") + " as row " + (at + 1) + " of " + rows.size() + " in "
                + shortened(table.toString());
    }

    /** As elsewhere, but keys of the kit's own data with what they say: it is nobody's. */
    private static String shown(@Nullable Object value) {
        if (value instanceof UniqueKey key && key.scope().startsWith(TckKinds.ITEM.name() + ".")) {
            return "UniqueKey[" + key.scope() + "=" + key.text() + "]";
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> shown(entry.getKey()) + "=" + shown(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(Difference::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        return String.valueOf(value);
    }

    private static Difference ofLists(List<?> expected, List<?> came) {
        int first = firstUnlike(expected, came);
        if (first < expected.size()
                && first < came.size()
                && expected.get(first) instanceof List<?> one
                && came.get(first) instanceof List<?> other) {
            return ofLists(one, other).within(first, expected, came);
        }
        return ofTexts(part(first, expected), part(first, came)).within(first, expected, came);
    }

    private Difference within(int first, List<?> left, List<?> right) {
        String from = " from element " + (first + 1) + " of ";
        return new Difference(expected + from + left.size(), came + from + right.size());
    }

    private static int firstUnlike(List<?> expected, List<?> came) {
        int first = 0;
        while (first < expected.size() && first < came.size() && Objects.equals(expected.get(first), came.get(first))) {
            first++;
        }
        return first;
    }

    private static String part(int first, List<?> list) {
        int to = Math.min(list.size(), first + ELEMENTS);
        return shown(list.subList(first, to));
    }

    private static Difference ofTexts(String expected, String came) {
        int first = 0;
        while (first < expected.length() && first < came.length() && expected.charAt(first) == came.charAt(first)) {
            first++;
        }
        int field = Math.max(expected.lastIndexOf(", ", first), expected.lastIndexOf('[', first));
        int from = first - field > BEFORE ? Math.max(0, first - BEFORE) : Math.max(0, field);
        return new Difference(around(from, expected), around(from, came));
    }

    /** The beginning of a long text. */
    static String shortened(String text) {
        return around(0, text);
    }

    private static String around(int from, String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int to = Math.min(text.length(), from + LONGEST);
        return (from == 0 ? "" : "...") + text.substring(from, to) + (to == text.length() ? "" : "...") + " ("
                + text.length() + " characters)";
    }

    private static String typeOf(@Nullable Object value) {
        return value == null ? "" : " (" + value.getClass().getSimpleName() + ")";
    }
}
