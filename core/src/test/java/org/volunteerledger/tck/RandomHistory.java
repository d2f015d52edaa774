package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/** One random history: makes change sets, applies them to both sides, and compares. */
final class RandomHistory {

    private static final int READS = 6;

    private final Random random;
    private final Storage tested;
    private final Storage model;
    private final SampleData samples = new SampleData();
    private final RandomReads reads;
    private final List<ChangeSet> sent = new ArrayList<>();
    private final List<Versioned<Item>> known = new ArrayList<>();

    RandomHistory(Random random, Storage tested, Storage model) {
        this.random = random;
        this.tested = tested;
        this.model = model;
        this.reads = new RandomReads(random, tested, model);
    }

    void step() {
        ChangeSet set = chance(8) && !sent.isEmpty() ? resend() : fresh();
        sent.add(set);
        Expect.equal("Storage.commit of " + describe(set), outcome(model, set), outcome(tested, set));
        for (int i = 0; i < READS; i++) {
            reads.compare(sent);
        }
    }

    /** The receipt, or the class and code of the error. */
    private static String outcome(Storage storage, ChangeSet set) {
        try {
            CommitReceipt receipt = Workers.untilNotBusy(() -> storage.commit(set));
            return (receipt.replayed() ? "replayed " : "applied ") + receipt.records();
        } catch (LedgerException e) {
            return e.getClass().getSimpleName() + " " + e.code().name();
        }
    }

    private ChangeSet fresh() {
        ChangeSet.Builder set = ChangeSet.builder();
        int records = chance(5) ? 2 : 1;
        for (int i = 0; i < records; i++) {
            set.record(samples.change("c" + samples.nextId(), "d" + random.nextInt(2), chance(2) ? null : "r"));
        }
        Set<Long> written = new HashSet<>();
        int parts = 1 + random.nextInt(3);
        for (int i = 0; i < parts; i++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> create(set, written);
                case 2 -> replace(set, written);
                case 3 -> set.expect(TckKinds.ITEM, itemId(), random.nextInt(3));
                default -> append(set);
            }
        }
        return set.build();
    }

    /** An earlier change set as it was, with another digest, or together with another record. */
    private ChangeSet resend() {
        ChangeSet old = sent.get(random.nextInt(sent.size()));
        ChangeRecord first = old.records().get(0);
        return switch (random.nextInt(4)) {
            case 0 ->
                ChangeSet.builder()
                        .record(samples.change(first.key(), "other", null))
                        .build();
            case 1 -> ChangeSet.builder().record(first).record(samples.change()).build();
            case 2 ->
                ChangeSet.builder()
                        .record(samples.change(first.key(), first.digest(), "later"))
                        .build();
            default -> old;
        };
    }

    private void create(ChangeSet.Builder set, Set<Long> written) {
        long id = itemId();
        if (written.add(id)) {
            set.create(TckKinds.ITEM, item(id));
        }
    }

    private void replace(ChangeSet.Builder set, Set<Long> written) {
        long id = itemId();
        Versioned<Item> before = model.find(TckKinds.ITEM, id).orElse(null);
        if (before == null || !written.add(id)) {
            return;
        }
        known.add(before);
        Versioned<Item> old = known.get(random.nextInt(known.size()));
        Versioned<Item> base = chance(5) && old.id() == id ? old : before;
        set.replace(TckKinds.ITEM, base, item(id));
    }

    private void append(ChangeSet.Builder set) {
        AccountId account = new AccountId(1 + random.nextInt(5));
        AccountState pending = set.stateOf(account);
        AccountState state =
                pending != null ? pending : model.accounts(List.of(account)).get(0);
        if (pending == null && chance(12)) {
            state = AccountState.empty(account);
        }
        List<HourEntry> present =
                new ArrayList<>(model.entries(EntryFilter.of(List.of(account)), PageRequest.first(10_000))
                        .items());
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            HourEntry entry = entry(state, present);
            set.append(state, List.of(entry));
            state = state.after(entry);
            present.add(entry);
        }
    }

    private HourEntry entry(AccountState state, List<HourEntry> present) {
        HourEntry victim = present.isEmpty() ? null : present.get(random.nextInt(present.size()));
        if (chance(3)
                && victim != null
                && victim.voided() == 0
                && victim.sequence() <= state.version()
                && present.stream().noneMatch(entry -> entry.voided() == victim.sequence())) {
            return samples.voidOf(state, victim);
        }
        EntryBuilder builder = samples.grant(state);
        if (chance(25) && victim != null) {
            builder.key(victim.key());
        }
        return RandomEntries.grant(random, builder, state.account().value());
    }

    private Item item(long id) {
        return new Item(
                id,
                "n" + random.nextInt(6) + (chance(4) ? "%" : ""),
                chance(4) ? null : (long) random.nextInt(6) - 2,
                chance(4) ? null : LocalDate.EPOCH.plusDays(random.nextInt(4) - 2L),
                chance(4) ? null : List.of(Shade.values()).get(random.nextInt(3)),
                chance(3) ? null : (chance(2) ? "note" : "Note") + random.nextInt(3),
                key("code"),
                key("alias"));
    }

    private @Nullable String key(String name) {
        return chance(2) ? null : (chance(2) ? name : name.toUpperCase(java.util.Locale.ROOT)) + random.nextInt(12);
    }

    private long itemId() {
        return 1L + random.nextInt(25);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private static String describe(ChangeSet set) {
        return set.records().size() + " records, " + set.puts().size() + " puts, "
                + set.expectations().size()
                + " expectations, " + set.claims().size() + " claims, "
                + set.releases().size() + " releases, "
                + set.appends().size() + " appends";
    }
}
