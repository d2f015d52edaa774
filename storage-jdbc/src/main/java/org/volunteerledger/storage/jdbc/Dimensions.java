package org.volunteerledger.storage.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.aggregation.Rollup;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;

/** The columns behind dimensions and measures, in arithmetic that every database computes alike. */
final class Dimensions {

    /** A multiple of 7 that lifts every service day above zero: databases differ in the remainder of negative numbers. */
    private static final int WEEKS_BEFORE = 7 * 100_000;

    /** The most groups of a roll-up that are told apart one by one for each row. */
    private static final int MAX_GROUPS = 64;

    /** The most ids that are written into a statement. */
    private static final int MAX_IDS = 5_000;

    private Dimensions() {}

    /** An expression that is the key times {@link #scale}. */
    static String expression(Dimension dimension) {
        return switch (dimension) {
            case VOLUNTEER, ACTIVITY, PROJECT, TEAM, ORGANISATION, AREA, STATION, CATEGORY, EVIDENCE, BOOK ->
                dimension.name().toLowerCase(Locale.ROOT);
            case DAY -> "service_day";
            // 1970-01-01 was a Thursday, three days after the Monday of its week.
            case WEEK -> "service_day - MOD(service_day + " + (WEEKS_BEFORE + 3) + ", 7)";
            case MONTH -> "service_month";
            case QUARTER -> "service_month - MOD(service_month, 3)";
            case YEAR -> "service_month - MOD(service_month, 12)";
        };
    }

    /** An expression that is the group, or null if there are too many groups or ids to write out. */
    static @Nullable String expression(Grouping grouping) {
        Rollup rollup = grouping.rollup();
        String key = expression(grouping.dimension());
        if (rollup == null) {
            return key;
        }
        Map<Long, List<Long>> members = new TreeMap<>();
        rollup.groups()
                .forEach((id, group) -> members.computeIfAbsent(group, none -> new ArrayList<>())
                        .add(id));
        members.remove(0L);
        if (members.size() > MAX_GROUPS || rollup.groups().size() > MAX_IDS) {
            return null;
        }
        StringBuilder cases = new StringBuilder("CASE");
        members.forEach((group, ids) -> {
            ids.sort(null);
            cases.append(" WHEN ").append(Where.isIn(key, ids)).append(" THEN ").append(group);
        });
        // A plain number would be the position of a column in a GROUP BY.
        return members.isEmpty() ? key + " * 0" : cases.append(" ELSE 0 END").toString();
    }

    /** Divides what {@link #expression} gives: a division in SQL is a whole number on one database and not on the other. */
    static int scale(Dimension dimension) {
        return switch (dimension) {
            case QUARTER -> 3;
            case YEAR -> 12;
            default -> 1;
        };
    }

    /** The column that a sum is made of. */
    static String summed(Measure measure) {
        return switch (measure) {
            case MINUTES -> "minutes";
            case PARTICIPATIONS -> "participations";
            case BENEFICIARY_VISITS -> "beneficiary_visits";
            case ENTRIES -> "kind";
            case VOLUNTEERS, ACTIVITIES -> throw new IllegalArgumentException(measure + " is not a sum");
        };
    }

    /** The column that a distinct count looks at. */
    static String counted(Measure measure) {
        return measure == Measure.VOLUNTEERS ? "volunteer" : "activity";
    }

    static Where where(HourFilter filter) {
        Where where = new Where();
        if (filter.from() != null) {
            where.and("service_day >= ?", filter.from().toEpochDay());
        }
        if (filter.to() != null) {
            where.and("service_day <= ?", filter.to().toEpochDay());
        }
        if (filter.books().size() < Book.values().length) {
            where.in(
                    "book",
                    filter.books().stream().map(book -> (long) book.code()).toList());
        }
        filter.keys().forEach((dimension, keys) -> where.in(expression(dimension), scaled(dimension, keys)));
        Set<Long> volunteers = filter.keys().get(Dimension.VOLUNTEER);
        if (volunteers != null && !volunteers.contains(Attribution.NONE)) {
            // A volunteer's entries are in the account of the same number: an index that there is anyway.
            where.in("account", volunteers);
        }
        return where;
    }

    private static List<Long> scaled(Dimension dimension, Set<Long> keys) {
        int scale = scale(dimension);
        return scale == 1
                ? List.copyOf(keys)
                : keys.stream()
                        .filter(key -> Math.abs(key) < Integer.MAX_VALUE)
                        .map(key -> key * scale)
                        .toList();
    }
}
