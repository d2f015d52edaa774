package org.volunteerledger.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourAggregator;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/** Storages that read wrongly. */
final class BrokenReads {

    private BrokenReads() {}

    /** Starts each page one row too late. */
    static Storage pageBoundaryOffByOne(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page) {
                Slice<Versioned<E>> slice = super.list(kind, filter, page);
                return page.after() == null || slice.items().isEmpty()
                        ? slice
                        : new Slice<>(slice.items().subList(1, slice.items().size()), slice.next());
            }
        };
    }

    /** Gives a cursor with a last page that is full. */
    static Storage cursorAfterTheLastPage(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page) {
                Slice<Versioned<E>> slice = super.list(kind, filter, page);
                return slice.items().size() < page.limit() ? slice : new Slice<>(slice.items(), "more");
            }
        };
    }

    /** Starts again from the first page when it does not know the cursor. */
    static Storage foreignCursorAccepted(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page) {
                try {
                    return super.list(kind, filter, page);
                } catch (InvalidInput e) {
                    return super.list(kind, filter, page.after(null));
                }
            }
        };
    }

    /** Takes the upper bound of a range for inclusive. */
    static Storage rangeEndInclusive(Storage inner) {
        return rewriting(
                inner,
                filter -> filter instanceof Filter.Range range && range.to() != null && range.to() < Long.MAX_VALUE
                        ? new Filter.Range(range.attribute(), range.from(), range.to() + 1)
                        : filter);
    }

    /** Hands the prefix to LIKE as it is. */
    static Storage prefixAsPattern(Storage inner) {
        return rewriting(inner, filter -> {
            if (filter instanceof Filter.Prefix prefix) {
                String literal = prefix.prefix().split("[%_]", 2)[0];
                return literal.isEmpty() ? Filter.ALL : new Filter.Prefix(prefix.attribute(), literal);
            }
            return filter;
        });
    }

    /** Compares a number with a text, as some databases do, and finds that none is like it. */
    static Storage unfitFindsNothing(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page) {
                try {
                    return super.list(kind, filter, page);
                } catch (InvalidInput e) {
                    if (e.code() != InputError.CONTRADICTION) {
                        throw e;
                    }
                    return new Slice<>(List.of(), null);
                }
            }
        };
    }

    /** Has a period end before its last day. */
    static Storage periodEndExclusive(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
                Slice<HourEntry> slice = super.entries(filter, page);
                return new Slice<>(
                        slice.items().stream()
                                .filter(entry -> !entry.time()
                                        .day()
                                        .equals(filter.hours().to()))
                                .toList(),
                        slice.next());
            }
        };
    }

    /** Adds up grants only. */
    static Storage aggregateForgetsVoids(Storage inner) {
        return aggregating(inner, (query, entries) -> kernel(query, entry -> entry.kind() == EntryKind.GRANT, entries));
    }

    /** Counts the persons of each day and adds them up. */
    static Storage distinctAddedUp(Storage inner) {
        return aggregating(inner, (query, entries) -> {
            HourTable table = kernel(query, entry -> true, entries);
            int volunteers = query.measures().indexOf(Measure.VOLUNTEERS);
            if (volunteers < 0) {
                return table;
            }
            List<long[]> columns = columns(table);
            for (int row = 0; row < table.rows(); row++) {
                int at = row;
                long sum = 0;
                for (long activity : new TreeSet<>(
                        entries.stream().map(e -> e.attribution().activity()).toList())) {
                    HourTable part = kernel(
                            query,
                            entry -> entry.attribution().activity() == activity && inRow(table, at, entry),
                            entries);
                    sum += part.rows() == 0 ? 0 : part.value(0, volunteers);
                }
                columns.get(query.by().size() + volunteers)[row] = sum;
            }
            return HourTable.of(query, table.rows(), columns);
        });
    }

    /** Shows groups of which nothing is left. */
    static Storage emptyGroupsShown(Storage inner) {
        return aggregating(inner, (query, entries) -> {
            HourTable table = kernel(query, entry -> true, entries);
            HourTable granted = kernel(query, entry -> entry.kind() == EntryKind.GRANT, entries);
            return granted.rows() > table.rows() ? granted : table;
        });
    }

    /** Loses the change on the edge of two pages. */
    static Storage feedSkips(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public List<RecordedChange> changesAfter(long position, int limit) {
                return super.changesAfter(position == 0 ? 0 : position + 1, limit);
            }
        };
    }

    /** Looks the keys of changes up without regard to case. */
    static Storage caseBlindChanges(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public List<ChangeRecord> changes(Collection<String> keys) {
                Set<String> folded = new TreeSet<>();
                keys.forEach(key -> folded.add(key.toLowerCase(Locale.ROOT)));
                return super.changesAfter(0, PageRequest.MAX_LIMIT).stream()
                        .map(RecordedChange::record)
                        .filter(record -> folded.contains(record.key().toLowerCase(Locale.ROOT)))
                        .toList();
            }
        };
    }

    /** Gives untimed service the first minute of its day. */
    static Storage untimedAtMidnight(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
                Slice<HourEntry> slice = super.entries(filter, page);
                return new Slice<>(
                        slice.items().stream().map(BrokenReads::timed).toList(), slice.next());
            }
        };
    }

    /** Keeps three bytes for a character, and a question mark for those that need four. */
    static Storage threeByteText(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public List<ChangeRecord> changes(Collection<String> keys) {
                return super.changes(keys).stream()
                        .filter(record -> record.key().chars().noneMatch(c -> Character.isSurrogate((char) c)))
                        .toList();
            }
        };
    }

    /** Goes on after it was closed. */
    static Storage neverCloses(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public void close() {
                // This is what is broken.
            }
        };
    }

    /** Still says what it can do after it was closed. */
    static Storage capableWhenClosed(Storage inner) {
        return new Forwarding(inner) {
            private final Set<Capability> kept = inner.capabilities();

            @Override
            public Set<Capability> capabilities() {
                try {
                    return super.capabilities();
                } catch (StorageUnavailable e) {
                    return kept;
                }
            }
        };
    }

    /** What a broken storage makes of the entries. */
    private interface Report {
        HourTable of(HourQuery query, List<HourEntry> entries);
    }

    private static Storage aggregating(Storage inner, Report report) {
        return new Forwarding(inner) {
            @Override
            public HourTable aggregate(HourQuery query) {
                Slice<HourEntry> all = inner.entries(EntryFilter.ALL, PageRequest.first(PageRequest.MAX_LIMIT));
                return report.of(query, all.items());
            }
        };
    }

    private static HourTable kernel(HourQuery query, Predicate<HourEntry> which, List<HourEntry> entries) {
        HourAggregator aggregator = HourAggregator.of(query);
        entries.stream().filter(which).forEach(aggregator::add);
        return aggregator.finish();
    }

    private static boolean inRow(HourTable table, int row, HourEntry entry) {
        List<Grouping> by = table.query().by();
        for (int i = 0; i < by.size(); i++) {
            if (by.get(i).keyOf(entry) != table.key(row, i)) {
                return false;
            }
        }
        return true;
    }

    private static List<long[]> columns(HourTable table) {
        List<long[]> columns = new ArrayList<>();
        int by = table.query().by().size();
        for (int i = 0; i < by + table.query().measures().size(); i++) {
            long[] column = new long[table.rows()];
            for (int row = 0; row < column.length; row++) {
                column[row] = i < by ? table.key(row, i) : table.value(row, i - by);
            }
            columns.add(column);
        }
        return columns;
    }

    private static Storage rewriting(Storage inner, java.util.function.UnaryOperator<Filter> rewrite) {
        return new Forwarding(inner) {
            @Override
            public <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page) {
                return super.list(kind, rewrite.apply(filter), page);
            }
        };
    }

    private static HourEntry timed(HourEntry e) {
        java.time.Instant midnight =
                e.time().day().atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
        ServiceTime time =
                e.time().timed() ? e.time() : new ServiceTime(e.time().day(), midnight, midnight.plusSeconds(60));
        return new HourEntry(
                e.account(),
                e.sequence(),
                e.key(),
                e.kind(),
                e.voided(),
                e.attribution(),
                e.book(),
                e.evidence(),
                time,
                e.minutes(),
                e.participations(),
                e.beneficiaryVisits(),
                e.reductions(),
                e.policy(),
                e.reason(),
                e.recordedAt(),
                e.recordedBy(),
                e.change(),
                e.hash());
    }
}
