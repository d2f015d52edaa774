package org.volunteerledger.tck;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Storage;

/** Commits random grants and voids as commands do: each entry names the change that it is committed with. One thread at a time. */
final class RandomPostings {

    private final Random random;
    private final Storage storage;
    private final SampleData samples;
    private final int accounts;

    /** Accounts 1 to {@code accounts}, which other writers may write to as well. */
    RandomPostings(Random random, Storage storage, SampleData samples, int accounts) {
        this.random = random;
        this.storage = storage;
        this.samples = samples;
        this.accounts = accounts;
    }

    /** One change with a few entries in one to three accounts. Decides again if another was faster. */
    CommitReceipt post() {
        while (true) {
            ChangeSet set = decide();
            try {
                return Workers.untilNotBusy(() -> storage.commit(set));
            } catch (StaleVersion e) {
                Thread.onSpinWait();
            }
        }
    }

    private ChangeSet decide() {
        ChangeRecord change = samples.change();
        ChangeSet.Builder set = ChangeSet.builder().record(change);
        Set<AccountId> chosen = new LinkedHashSet<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            chosen.add(new AccountId(1 + random.nextInt(accounts)));
        }
        for (AccountId account : chosen) {
            // The state first and the entries after, as Storage.accounts says.
            AccountState state = storage.accounts(List.of(account)).get(0);
            List<HourEntry> present =
                    new ArrayList<>(storage.entries(EntryFilter.of(List.of(account)), PageRequest.first(10_000))
                            .items());
            present.removeIf(entry -> entry.sequence() > state.version());
            append(set, change.id(), state, present);
        }
        return set.build();
    }

    private void append(ChangeSet.Builder set, long change, AccountState before, List<HourEntry> present) {
        AccountState state = before;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            HourEntry victim = present.isEmpty() ? null : present.get(random.nextInt(present.size()));
            HourEntry entry;
            if (victim != null && random.nextInt(3) == 0 && isStanding(victim, present)) {
                entry = EntryBuilder.voidOf(state, victim, "entry-" + samples.nextId(), change)
                        .build();
            } else {
                entry = RandomEntries.grant(
                        random,
                        samples.grant(state).change(change),
                        before.account().value());
            }
            set.append(state, List.of(entry));
            state = state.after(entry);
            present.add(entry);
        }
    }

    private static boolean isStanding(HourEntry grant, List<HourEntry> present) {
        return grant.voided() == 0 && present.stream().noneMatch(entry -> entry.voided() == grant.sequence());
    }
}
