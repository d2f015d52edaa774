package org.volunteerledger.cube;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.volunteerledger.aggregation.column.HourColumns;
import org.volunteerledger.aggregation.column.HourRow;
import org.volunteerledger.aggregation.column.HourView;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.HourEntry;

/**
 * The entries of a ledger in columns. Entries may come again and before those that they follow: the sequences of an account have no gap,
 * so its highest one says what was seen, and what came too early waits. One thread at a time.
 */
final class CubeLedger {

    /** The most entries that wait for earlier ones; more than that is not disorder but loss. */
    private static final int MAX_WAITING = 1_000_000;

    private final HourColumns columns;
    private final AccountRows accounts = new AccountRows();
    private final Map<Integer, TreeMap<Long, HourEntry>> waiting = new HashMap<>();
    private final long maxEntries;
    private int waitingEntries;
    private long entries;

    CubeLedger(HourColumns columns, long maxEntries) {
        this.columns = columns;
        this.maxEntries = maxEntries;
    }

    /** How many entries of the ledger are in the columns; after a restart, more than there are rows. */
    long entries() {
        return entries;
    }

    AccountRows accounts() {
        return accounts;
    }

    HourView view() {
        return columns.view();
    }

    boolean counts(int row) {
        return columns.counts(row);
    }

    HourRow row(int row) {
        return columns.row(row);
    }

    /** Takes an entry in, unless it is there already; one that comes too early waits. */
    void take(HourEntry entry) {
        int account = accounts.of(entry.account().value());
        int seen = accounts.count(account);
        if (entry.sequence() > seen + 1L) {
            await(account, entry);
        } else if (entry.sequence() == seen + 1L) {
            append(account, entry);
            takeWaiting(account);
        }
    }

    /** Counts entries as seen that no longer count: grants that were taken back, and what took them back. */
    void skip(int account, int skipped) {
        if (skipped > 0) {
            accounts.skip(account, skipped);
            entries += skipped;
        }
    }

    /**
     * Makes sure that no entry waits for one that never came.
     *
     * @throws Corrupt if one does
     */
    void requireComplete() {
        for (Map.Entry<Integer, TreeMap<Long, HourEntry>> early : waiting.entrySet()) {
            long account = accounts.idOf(early.getKey());
            long missing = accounts.count(early.getKey()) + 1L;
            throw outOfStep("Entry " + missing + " of account " + account + " is in no change", account, missing);
        }
    }

    private void append(int account, HourEntry entry) {
        if (entries >= maxEntries) {
            throw tooLarge(entries + 1, maxEntries);
        }
        if (entry.kind() == EntryKind.VOID) {
            int grant = accounts.row(account, entry.voided());
            if (grant < 0 || !columns.counts(grant) || !columns.row(grant).isTakenBackBy(entry)) {
                throw outOfStep(
                        "Entry " + entry.sequence() + " of account "
                                + entry.account().value() + " does not take back what entry " + entry.voided()
                                + " gave",
                        entry.account().value(),
                        entry.sequence());
            }
            accounts.add(account, (int) columns.takeBack(grant));
        } else {
            accounts.add(account, (int) columns.grant(entry));
        }
        entries++;
    }

    private void await(int account, HourEntry entry) {
        HourEntry before =
                waiting.computeIfAbsent(account, number -> new TreeMap<>()).put(entry.sequence(), entry);
        if (before == null && ++waitingEntries > MAX_WAITING) {
            requireComplete();
        }
    }

    private void takeWaiting(int account) {
        TreeMap<Long, HourEntry> early = waiting.get(account);
        while (early != null && !early.isEmpty() && early.firstKey() <= accounts.count(account) + 1L) {
            HourEntry next = early.firstEntry().getValue();
            if (next.sequence() == accounts.count(account) + 1L) {
                append(account, next);
            }
            early.pollFirstEntry();
            waitingEntries--;
        }
        if (early != null && early.isEmpty()) {
            waiting.remove(account);
        }
    }

    static InvalidInput tooLarge(long entries, long limit) {
        return new InvalidInput(
                CubeError.TOO_LARGE,
                "The ledger has " + entries + " entries; the cube may hold " + limit + ".",
                Map.of("entries", entries, "limit", limit));
    }

    private static Corrupt outOfStep(String what, long account, long sequence) {
        return new Corrupt(CubeError.OUT_OF_STEP, what + ".", Map.of("account", account, "sequence", sequence));
    }
}
