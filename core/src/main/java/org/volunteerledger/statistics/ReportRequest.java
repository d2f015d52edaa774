package org.volunteerledger.statistics;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.place.AreaId;

/**
 * A report in the words of people: {@link Reports#columns()} lists the names of columns.
 *
 * @param by       the columns to group by, at most {@link HourQuery#MAX_GROUPINGS}
 * @param measures what to compute
 * @param from     the first service day, or null
 * @param to       the last service day, inclusive, or null
 * @param within   the area, with all that lies within, or null for everywhere
 * @param where    for each column that is restricted, the values that are let in, as they are shown
 * @param books    the books
 * @param order    the order of rows, before that of the groups
 * @param top      how many rows at most
 */
public record ReportRequest(
        List<String> by,
        List<Measure> measures,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable AreaId within,
        Map<String, Set<String>> where,
        Set<Book> books,
        List<Order> order,
        int top) {

    /** Copies the collections. */
    public ReportRequest {
        by = List.copyOf(by);
        measures = List.copyOf(measures);
        Map<String, Set<String>> copy = new LinkedHashMap<>();
        where.forEach((column, values) -> copy.put(column, Set.copyOf(values)));
        where = Collections.unmodifiableMap(copy);
        // EnumSet.copyOf would fail on an empty set with an exception that names nothing.
        if (books.isEmpty()) {
            throw new InvalidInput(InputError.MISSING, "At least one book must be given.", Map.of("field", "books"));
        }
        books = Collections.unmodifiableSet(EnumSet.copyOf(books));
        order = List.copyOf(order);
        Check.range("top", top, 1, HourQuery.MAX_GROUPS);
    }

    /**
     * One criterion of order.
     *
     * @param column     a column of {@code by}, or a measure in lower case
     * @param descending true for the largest first
     */
    public record Order(String column, boolean descending) {}

    /**
     * Service by some columns, without restriction.
     *
     * @param by       the columns
     * @param measures what to compute
     * @return the request
     */
    public static ReportRequest of(List<String> by, List<Measure> measures) {
        return new ReportRequest(
                by, measures, null, null, null, Map.of(), EnumSet.of(Book.SERVICE), List.of(), HourQuery.MAX_GROUPS);
    }

    /**
     * The same within a period.
     *
     * @param first the first service day, or null
     * @param last  the last service day, inclusive, or null
     * @return a new request
     */
    public ReportRequest within(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new ReportRequest(by, measures, first, last, within, where, books, order, top);
    }

    /**
     * The same within an area.
     *
     * @param area the area
     * @return a new request
     */
    public ReportRequest within(AreaId area) {
        return new ReportRequest(by, measures, from, to, area, where, books, order, top);
    }

    /**
     * The same in another order, cut after some rows.
     *
     * @param keys the order
     * @param rows how many rows at most
     * @return a new request
     */
    public ReportRequest top(List<Order> keys, int rows) {
        return new ReportRequest(by, measures, from, to, within, where, books, keys, rows);
    }
}
