package org.volunteerledger.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.Counts;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/** Storages that answer small and simple questions rightly, and larger ones, or two questions at once, wrongly. */
final class BrokenLimits {

    private static final int FEW = 500;

    private BrokenLimits() {}

    /** Gives the engine no more than some hundred values at once, and forgets the others. */
    static Storage fewValues(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page) {
                return super.list(kind, cut(filter), page);
            }

            @Override
            public Counts count(Kind<?> kind, Filter filter, List<String> by) {
                return super.count(kind, cut(filter), by);
            }

            private Filter cut(Filter filter) {
                return filter instanceof Filter.In in ? new Filter.In(in.attribute(), few(in.values())) : filter;
            }
        };
    }

    static Storage fewKeys(Storage inner) {
        return filtering(
                inner,
                filter ->
                        new EntryFilter(filter.hours(), filter.accounts(), fewOrAll(filter.keys()), filter.changes()));
    }

    static Storage fewChanges(Storage inner) {
        return filtering(
                inner,
                filter ->
                        new EntryFilter(filter.hours(), filter.accounts(), filter.keys(), fewOrAll(filter.changes())));
    }

    static Storage fewKeysOfADimension(Storage inner) {
        return filtering(inner, filter -> {
            Map<Dimension, Set<Long>> keys = new HashMap<>();
            filter.hours().keys().forEach((dimension, allowed) -> keys.put(dimension, few(allowed)));
            HourFilter hours = new HourFilter(
                    filter.hours().from(), filter.hours().to(), filter.hours().books(), keys);
            return new EntryFilter(hours, filter.accounts(), filter.keys(), filter.changes());
        });
    }

    /** Answers by the accounts where there are some, and forgets what else was asked. */
    static Storage changesForgottenBesideAccounts(Storage inner) {
        return filtering(
                inner,
                filter -> filter.accounts() == null
                        ? filter
                        : new EntryFilter(filter.hours(), filter.accounts(), filter.keys(), null));
    }

    /** Has a largest page of its own. */
    static Storage shortPages(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page) {
                return super.list(kind, filter, shorter(page));
            }
        };
    }

    static Storage shortPagesOfEntries(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
                return super.entries(filter, shorter(page));
            }
        };
    }

    static Storage shortPagesOfAccounts(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public Slice<AccountState> accounts(PageRequest page) {
                return super.accounts(shorter(page));
            }
        };
    }

    /** Gives entries in the order of the index by which it finds them. */
    static Storage entriesInTheOrderOfTheirKeys(Storage inner) {
        return ordering(inner, filter -> filter.keys() == null ? null : Comparator.comparing(HourEntry::key));
    }

    static Storage entriesInTheOrderOfTheirChanges(Storage inner) {
        return ordering(
                inner,
                filter -> filter.changes() == null || filter.keys() != null
                        ? null
                        : Comparator.comparing(HourEntry::change));
    }

    static Storage accountsOnce(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public List<AccountState> accounts(Collection<AccountId> accounts) {
                return super.accounts(accounts.stream().distinct().toList());
            }
        };
    }

    static Storage accountsInWhateverOrder(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public Slice<AccountState> accounts(PageRequest page) {
                return super.accounts(new PageRequest(page.limit(), page.after(), null, false));
            }
        };
    }

    /** As SQL counts: one row, of zero. */
    static Storage nothingCountedAsARow(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public Counts count(Kind<?> kind, Filter filter, List<String> by) {
                Counts counts = super.count(kind, filter, by);
                return by.isEmpty() && counts.rows().isEmpty()
                        ? new Counts(List.of(new Counts.Row(List.of(), 0)))
                        : counts;
            }
        };
    }

    /** Says of too many ids that something is wrong, and not what. */
    static Storage tooManyIdsContradict(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public <E> List<Versioned<E>> findAll(Kind<E> kind, Collection<Long> ids) {
                if (ids.size() > Filter.MAX_VALUES) {
                    throw new InvalidInput(InputError.CONTRADICTION, "That is too much.");
                }
                return super.findAll(kind, ids);
            }
        };
    }

    private interface Rewrite {
        EntryFilter of(EntryFilter filter);
    }

    /** The cursors are those of the rewritten filter, so whoever follows them notices nothing. */
    private static Storage filtering(Storage inner, Rewrite rewrite) {
        return new Forwarding(inner) {
            @Override
            public Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
                return super.entries(rewrite.of(filter), page);
            }
        };
    }

    private interface Ordering {
        @Nullable Comparator<HourEntry> of(EntryFilter filter);
    }

    private static Storage ordering(Storage inner, Ordering ordering) {
        return new Forwarding(inner) {
            @Override
            public Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
                Slice<HourEntry> slice = super.entries(filter, page);
                Comparator<HourEntry> order = ordering.of(filter);
                if (order == null) {
                    return slice;
                }
                List<HourEntry> entries = new ArrayList<>(slice.items());
                entries.sort(order);
                return new Slice<>(entries, slice.next());
            }
        };
    }

    private static <T> @Nullable Set<T> fewOrAll(@Nullable Set<T> values) {
        return values == null ? null : few(values);
    }

    private static <T> Set<T> few(Set<T> values) {
        return values.stream().limit(FEW).collect(Collectors.toCollection(HashSet::new));
    }

    private static PageRequest shorter(PageRequest page) {
        return new PageRequest(Math.min(FEW, page.limit()), page.after(), page.orderBy(), page.descending());
    }
}
