package org.volunteerledger.cube;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.error.Busy;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;

/** Reads the changes and entries of a ledger, a page at a time. */
final class Feed {

    /** How many changes are read at once, so that their entries are a page or a few. */
    private static final int CHANGES = 1_000;

    private static final int TRIES = 5;

    private final Storage storage;

    Feed(Storage storage) {
        this.storage = storage;
    }

    /**
     * What a ledger holds.
     *
     * @param accounts the number of accounts
     * @param entries  the number of entries
     */
    record Size(long accounts, long entries) {}

    Size size() {
        long accounts = 0;
        long entries = 0;
        PageRequest page = PageRequest.first(PageRequest.MAX_LIMIT);
        Slice<AccountState> slice;
        do {
            PageRequest next = page;
            slice = persistently(() -> storage.accounts(next));
            accounts += slice.items().size();
            for (AccountState state : slice.items()) {
                entries += state.version();
            }
            page = page.after(slice.next());
        } while (slice.next() != null);
        return new Size(accounts, entries);
    }

    /** All entries, by account and sequence. Those of a commit that is made meanwhile may come in part. */
    void everything(Consumer<HourEntry> taker) {
        visit(EntryFilter.ALL, taker);
    }

    /** The next changes after a position; fewer than a full page only if there are no more now. */
    List<RecordedChange> after(long position) {
        return persistently(() -> storage.changesAfter(position, CHANGES));
    }

    static boolean isFull(List<RecordedChange> page) {
        return page.size() == CHANGES;
    }

    /** All entries of some changes. */
    void entriesOf(List<RecordedChange> changes, Consumer<HourEntry> taker) {
        Set<Long> ids = new TreeSet<>();
        changes.forEach(change -> ids.add(change.record().id()));
        visit(new EntryFilter(HourFilter.EVERYTHING, null, null, ids), taker);
    }

    /**
     * A position at or behind every change that was visible when the search began. Leaps and halves, so that a long feed is not read to
     * find its end.
     */
    long end() {
        long low = 0;
        long leap = 1;
        List<RecordedChange> next = one(low);
        while (!next.isEmpty()) {
            low = next.get(0).position();
            leap *= 2;
            next = one(low + leap);
        }
        long high = low + leap;
        while (low < high) {
            long middle = low + (high - low) / 2;
            next = one(middle);
            if (next.isEmpty()) {
                high = middle;
            } else {
                low = next.get(0).position();
            }
        }
        return drain(low);
    }

    /** The first change, if there is one. */
    List<RecordedChange> first() {
        return one(0);
    }

    /** The change at a position, if there is one. */
    List<RecordedChange> at(long position) {
        return one(position - 1).stream()
                .filter(change -> change.position() == position)
                .toList();
    }

    private long drain(long from) {
        long last = from;
        List<RecordedChange> page;
        do {
            long position = last;
            page = persistently(() -> storage.changesAfter(position, PageRequest.MAX_LIMIT));
            last = page.isEmpty() ? last : page.get(page.size() - 1).position();
        } while (page.size() == PageRequest.MAX_LIMIT);
        return last;
    }

    private List<RecordedChange> one(long position) {
        return persistently(() -> storage.changesAfter(position, 1));
    }

    private void visit(EntryFilter filter, Consumer<HourEntry> taker) {
        PageRequest page = PageRequest.first(PageRequest.MAX_LIMIT);
        Slice<HourEntry> slice;
        do {
            PageRequest next = page;
            slice = persistently(() -> storage.entries(filter, next));
            slice.items().forEach(taker);
            page = page.after(slice.next());
        } while (slice.next() != null);
    }

    /** Giving changes their positions may meet another who does: a few more tries save a long load. */
    private static <T> T persistently(Supplier<T> call) {
        for (int left = TRIES; ; left--) {
            try {
                return call.get();
            } catch (Busy e) {
                if (left == 1) {
                    throw e;
                }
            }
        }
    }
}
