package org.volunteerledger.aggregation.column;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.ledger.Book;

/**
 * A query resolved against the values that there are: what was said of keys is now said of codes. Conditions that let in everything are
 * gone.
 *
 * @param by         the groupings
 * @param conditions which rows count; all have to hold
 */
record Plan(List<GroupColumn> by, List<CodeFilter> conditions) {

    static Plan of(HourQuery query, Domain[] domains) {
        Map<Source, CodeFilter> filters = filters(query.filter(), domains);
        List<GroupColumn> by = query.by().stream()
                .map(grouping -> {
                    Source source = Source.of(grouping.dimension());
                    return GroupColumn.of(grouping, domains[source.index()], filters.get(source));
                })
                .toList();
        return new Plan(by, List.copyOf(filters.values()));
    }

    /** Whether no row can count. */
    boolean isEmpty() {
        return conditions.stream().anyMatch(CodeFilter::letsNone) || by.stream().anyMatch(column -> column.size() == 0);
    }

    /** The conditions that a segment's zone maps leave open, or null if they say that no row of the segment counts. */
    @Nullable List<CodeFilter> open(Segment segment) {
        List<CodeFilter> open = new ArrayList<>(conditions.size());
        for (CodeFilter condition : conditions) {
            CodeFilter.Verdict verdict = condition.verdict(segment);
            if (verdict == CodeFilter.Verdict.NONE) {
                return null;
            }
            if (verdict == CodeFilter.Verdict.SOME) {
                open.add(condition);
            }
        }
        return open;
    }

    private static Map<Source, CodeFilter> filters(HourFilter filter, Domain[] domains) {
        Map<Source, CodeFilter> filters = new EnumMap<>(Source.class);
        for (Source source : Source.values()) {
            Domain domain = domains[source.index()];
            Map<Dimension, Set<Long>> keys = filter.keys().entrySet().stream()
                    .filter(condition -> Source.of(condition.getKey()) == source)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            if (domain.dictionary() != null && !keys.isEmpty()) {
                filters.put(
                        source,
                        CodeFilter.ofIds(
                                source,
                                domain,
                                domain.dictionary(),
                                Objects.requireNonNull(keys.get(Dimension.valueOf(source.name())))));
            } else if (source == Source.DAY || source == Source.BOOK || source == Source.EVIDENCE) {
                filters.put(source, CodeFilter.of(source, domain, value -> lets(filter, keys, source, domain, value)));
            }
        }
        filters.values().removeIf(CodeFilter::letsAll);
        return filters;
    }

    private static boolean lets(
            HourFilter filter, Map<Dimension, Set<Long>> keys, Source source, Domain domain, int value) {
        if (source == Source.DAY && !inPeriod(filter, domain.first() + value)) {
            return false;
        }
        if (source == Source.BOOK
                && filter.books().stream().mapToInt(Book::code).noneMatch(code -> code == value)) {
            return false;
        }
        return keys.entrySet().stream()
                .allMatch(condition -> condition.getValue().contains(domain.keyAt(condition.getKey(), value)));
    }

    private static boolean inPeriod(HourFilter filter, int day) {
        LocalDate from = filter.from();
        LocalDate to = filter.to();
        return (from == null || day >= from.toEpochDay()) && (to == null || day <= to.toEpochDay());
    }
}
