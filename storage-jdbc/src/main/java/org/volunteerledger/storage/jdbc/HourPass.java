package org.volunteerledger.storage.jdbc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.column.HourColumns;
import org.volunteerledger.aggregation.column.HourView;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.HourEntry;

/**
 * Answers several reports by going once through the entries that any of them may count, a few service days at a time, so that no
 * database has to hold a long result. They are kept in columns, about 14 bytes for each, and all reports are answered from those.
 */
final class HourPass {

    /** From so many reports on, columns are quicker than a statement for each. */
    static final int WORTHWHILE = 3;

    /** The most entries that are kept, some 500 MB. */
    private static final int MAX_ROWS = 40_000_000;

    /** How many rows a slice of days is meant to have. */
    private static final int FEW = 2_000;

    private static final int MANY = 10_000;

    private final String entry;
    private final List<HourQuery> queries;
    private final HourFilter filter;
    private final HourColumns columns = HourColumns.empty(Runnable::run, 1, List.of());
    private final Set<Taken> taken = new HashSet<>();

    HourPass(TableNames names, List<HourQuery> queries) {
        this.entry = names.table("entry");
        this.queries = queries;
        Set<Book> books = EnumSet.noneOf(Book.class);
        queries.forEach(query -> books.addAll(query.filter().books()));
        this.filter = HourFilter.EVERYTHING
                .in(books)
                .within(
                        bound(HourFilter::from, (a, b) -> a.isBefore(b) ? a : b),
                        bound(HourFilter::to, (a, b) -> a.isAfter(b) ? a : b));
    }

    /** The tables, or empty if there are too many entries to keep. */
    Optional<List<HourTable>> answer(Handle handle) {
        List<Long> days = days(handle);
        if (!days.isEmpty() && !read(handle, days.get(0), days.get(1))) {
            return Optional.empty();
        }
        HourView view = columns.view();
        return Optional.of(queries.stream().map(view::aggregate).toList());
    }

    private boolean read(Handle handle, long first, long last) {
        long length = 1;
        for (long day = first; day <= last; ) {
            long end = Math.min(last, day + length - 1);
            int rows = slice(handle, day, end);
            if (columns.rows() > MAX_ROWS) {
                return false;
            }
            day = end + 1;
            length = rows < FEW ? length * 2 : rows > MANY ? Math.max(1, length / 2) : length;
        }
        return true;
    }

    /** A void has the service day of its grant, and comes first here: so neither is taken in. */
    private int slice(Handle handle, long first, long last) {
        taken.clear();
        Where where = Dimensions.where(filter.within(LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last)));
        Query query = handle.createQuery(
                        "SELECT " + EntryRows.columns() + " FROM " + entry + where.sql() + " ORDER BY kind")
                .setFetchSize(MANY);
        where.bind(query, 0);
        int[] rows = new int[1];
        query.map((row, context) -> EntryRows.read(row)).forEach(each -> {
            rows[0]++;
            take(each);
        });
        return rows[0];
    }

    private void take(HourEntry each) {
        if (each.kind() == EntryKind.VOID) {
            taken.add(new Taken(each.account().value(), each.voided()));
        } else if (taken.isEmpty() || !taken.contains(new Taken(each.account().value(), each.sequence()))) {
            columns.grant(each);
        }
    }

    /** The first and the last service day that may have entries, or nothing. Without a condition an index knows both at once. */
    private List<Long> days(Handle handle) {
        List<Long> days = handle.createQuery("SELECT MIN(service_day), MAX(service_day) FROM " + entry)
                .map((row, context) -> {
                    long first = row.getLong(1);
                    return row.wasNull() ? List.<Long>of() : List.of(first, row.getLong(2));
                })
                .one();
        if (days.isEmpty()) {
            return days;
        }
        LocalDate from = filter.from();
        LocalDate to = filter.to();
        return List.of(
                from == null ? days.get(0) : Math.max(days.get(0), from.toEpochDay()),
                to == null ? days.get(1) : Math.min(days.get(1), to.toEpochDay()));
    }

    /** A bound that includes those of all queries, or null if one of them has none. */
    private @Nullable LocalDate bound(Function<HourFilter, @Nullable LocalDate> side, BinaryOperator<LocalDate> wider) {
        List<@Nullable LocalDate> bounds = new ArrayList<>();
        queries.forEach(query -> bounds.add(side.apply(query.filter())));
        return bounds.stream().anyMatch(Objects::isNull)
                ? null
                : bounds.stream().map(Objects::requireNonNull).reduce(wider).orElse(null);
    }

    /** A grant that was taken back. */
    private record Taken(long account, long sequence) {}
}
