package org.volunteerledger.storage;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.HourEntry;

/**
 * The rule of voids, for every adapter: a void takes back, exactly, a grant of its account that still counts. Sums, participations and
 * different persons rest on it, and a storage that let another void in could not be told from one that was edited. An adapter asks
 * where it commits, when the versions of the accounts are sure, so that no other void of the same grant can come in between.
 */
public final class Voids {

    /** What a storage holds of some accounts. */
    @FunctionalInterface
    public interface Stored {

        /**
         * The entries that still count.
         *
         * @param sequences the sequences of entries that are asked for, by account; each account and each sequence at least once
         * @return those of them that are stored and that no stored entry takes back, in any order; others may be among them, if they
         *     are stored and count as well
         */
        Collection<HourEntry> counting(Map<AccountId, Set<Long>> sequences);
    }

    private Voids() {}

    /**
     * Checks the voids of a commit.
     *
     * @param appends what is to be appended; the versions of its accounts hold
     * @param stored  what is stored before that; not asked if no void reaches back
     * @throws InvalidInput if a void does not take back, exactly, a grant of its account that still counts
     */
    public static void check(List<LedgerAppend> appends, Stored stored) {
        Optional<HourEntry> wrong = wrong(appends, stored);
        if (wrong.isPresent()) {
            HourEntry entry = wrong.get();
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "Entry " + entry.sequence() + " of account "
                            + entry.account().value()
                            + " does not take back, exactly, a grant that still counts: entry " + entry.voided() + ".",
                    Map.of("account", entry.account().value(), "sequence", entry.sequence(), "voided", entry.voided()));
        }
    }

    /**
     * The first void of a commit that does not take back, exactly, a grant of its account that still counts.
     *
     * @param appends what is to be appended; the versions of its accounts hold
     * @param stored  what is stored before that; not asked if no void reaches back
     * @return the void, or empty if all are right
     */
    public static Optional<HourEntry> wrong(List<LedgerAppend> appends, Stored stored) {
        Map<AccountId, Set<Long>> asked = reachingBack(appends);
        Map<AccountId, Map<Long, HourEntry>> before = new HashMap<>();
        if (!asked.isEmpty()) {
            stored.counting(asked)
                    .forEach(entry -> before.computeIfAbsent(entry.account(), id -> new HashMap<>())
                            .put(entry.sequence(), entry));
        }
        return appends.stream()
                .flatMap(append -> wrong(append, before.getOrDefault(append.account(), Map.of())).stream())
                .findFirst();
    }

    private static Map<AccountId, Set<Long>> reachingBack(List<LedgerAppend> appends) {
        Map<AccountId, Set<Long>> sequences = new TreeMap<>();
        for (LedgerAppend append : appends) {
            for (HourEntry entry : append.entries()) {
                if (entry.kind() == EntryKind.VOID
                        && entry.voided() <= append.before().version()) {
                    sequences
                            .computeIfAbsent(append.account(), id -> new TreeSet<>())
                            .add(entry.voided());
                }
            }
        }
        return sequences;
    }

    private static Optional<HourEntry> wrong(LedgerAppend append, Map<Long, HourEntry> before) {
        long version = append.before().version();
        Set<Long> voided = new HashSet<>();
        for (HourEntry entry : append.entries()) {
            if (entry.kind() == EntryKind.VOID) {
                @Nullable HourEntry grant = entry.voided() > version
                        ? append.entries().get((int) (entry.voided() - version - 1))
                        : before.get(entry.voided());
                if (grant == null || !entry.mirrors(grant) || !voided.add(entry.voided())) {
                    return Optional.of(entry);
                }
            }
        }
        return Optional.empty();
    }
}
