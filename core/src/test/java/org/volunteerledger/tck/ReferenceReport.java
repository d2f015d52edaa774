package org.volunteerledger.tck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.volunteerledger.aggregation.AggregationError;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.aggregation.SortKey;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.HourEntry;

/** Answers a report with streams and lists. */
final class ReferenceReport {

    private ReferenceReport() {}

    static HourTable of(HourQuery query, List<HourEntry> entries) {
        Map<List<Long>, List<HourEntry>> groups = entries.stream()
                .filter(query.filter()::matches)
                .collect(Collectors.groupingBy(entry -> keysOf(query, entry)));
        if (groups.size() > HourQuery.MAX_GROUPS) {
            throw new InvalidInput(AggregationError.TOO_MANY_GROUPS, "The report has too many groups.");
        }
        List<List<Long>> rows = new ArrayList<>();
        groups.forEach((keys, members) -> {
            if (effective(members) > 0) {
                List<Long> row = new ArrayList<>(keys);
                query.measures().forEach(measure -> row.add(value(measure, members)));
                rows.add(row);
            }
        });
        rows.sort(orderOf(query));
        return table(query, rows.subList(0, Math.min(rows.size(), query.top())));
    }

    static HourTable table(HourQuery query, List<List<Long>> rows) {
        List<long[]> columns = new ArrayList<>();
        for (int i = 0; i < query.by().size() + query.measures().size(); i++) {
            int column = i;
            columns.add(rows.stream().mapToLong(row -> row.get(column)).toArray());
        }
        return HourTable.of(query, rows.size(), columns);
    }

    private static List<Long> keysOf(HourQuery query, HourEntry entry) {
        return query.by().stream().map(grouping -> grouping.keyOf(entry)).toList();
    }

    private static long value(Measure measure, List<HourEntry> group) {
        return switch (measure) {
            case MINUTES -> group.stream().mapToLong(HourEntry::minutes).sum();
            case PARTICIPATIONS ->
                group.stream().mapToLong(HourEntry::participations).sum();
            case BENEFICIARY_VISITS ->
                group.stream().mapToLong(HourEntry::beneficiaryVisits).sum();
            case ENTRIES -> effective(group);
            case VOLUNTEERS -> distinct(group, entry -> entry.attribution().volunteer());
            case ACTIVITIES -> distinct(group, entry -> entry.attribution().activity());
        };
    }

    /** The members other than nobody that have more grants than voids. */
    private static long distinct(List<HourEntry> group, ToLongFunction<HourEntry> member) {
        Map<Long, List<HourEntry>> byMember = group.stream().collect(Collectors.groupingBy(member::applyAsLong));
        return byMember.entrySet().stream()
                .filter(one -> one.getKey() != 0 && effective(one.getValue()) > 0)
                .count();
    }

    private static long effective(List<HourEntry> group) {
        Map<EntryKind, Long> counts =
                new HashMap<>(group.stream().collect(Collectors.groupingBy(HourEntry::kind, Collectors.counting())));
        return counts.getOrDefault(EntryKind.GRANT, 0L) - counts.getOrDefault(EntryKind.VOID, 0L);
    }

    private static Comparator<List<Long>> orderOf(HourQuery query) {
        Comparator<List<Long>> order = Comparator.comparing(row -> 0);
        for (SortKey key : query.order()) {
            Comparator<List<Long>> next = Comparator.comparing(row -> row.get(key.column()));
            order = order.thenComparing(key.descending() ? next.reversed() : next);
        }
        for (int i = 0; i < query.by().size(); i++) {
            int column = i;
            order = order.thenComparing(row -> row.get(column));
        }
        return order;
    }
}
