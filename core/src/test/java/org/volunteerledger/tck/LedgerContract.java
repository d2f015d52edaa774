package org.volunteerledger.tck;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HashChain;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Reduction;
import org.volunteerledger.ledger.ReductionReason;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.ledger.Totals;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.StorageError;

/** Entries are kept for ever, in full, in their order. */
public abstract class LedgerContract extends StorageContract {

    private static final String STATE = "Storage.accounts: the state of each account, in the order of the accounts";
    private static final String ENTRIES = "Storage.entries: by ascending account and sequence";
    private static final String KEPT = "HourEntry: every field comes back as it was appended";

    private static final int MANY = 1_000;

    /** An account, a key, a change, a period, a dimension, a book. */
    private static final int CONDITIONS = 6;

    /** For subclasses. */
    protected LedgerContract() {}

    @Test
    final void anAccountWithoutEntriesIsEmpty() {
        AccountState a = samples().account();
        AccountState b = samples().account();

        Expect.equal(STATE, List.of(b, a), storage().accounts(List.of(b.account(), a.account())));
        Expect.equal(STATE, List.of(), storage().accounts(List.of()));
        Expect.equal(
                "Storage.accounts: those that have entries",
                List.of(),
                storage().accounts(PageRequest.first(10)).items());
    }

    @Test
    final void theStateIsTheSumOfTheEntries() {
        AccountState empty = samples().account();
        HourEntry grant = samples().grant(empty).counts(90, 1, 5).build();
        AccountState one = empty.after(grant);
        HourEntry training =
                samples().grant(one).book(Book.TRAINING).counts(45, 1, 7).build();
        AccountState two = one.after(training);
        storage().commit(samples().appending(empty, grant, training));
        Expect.equal(STATE, List.of(two), storage().accounts(List.of(empty.account())));
        HourEntry taken = samples().voidOf(two, grant);
        storage().commit(samples().appending(two, taken));

        AccountState state = storage().accounts(List.of(empty.account())).get(0);
        Expect.equal(STATE, two.after(taken), state);
        Expect.equal(STATE, new Totals(0, 45, 0, 0, 1), state.totals());
        Expect.equal(STATE, 3L, state.version());
        Expect.equal(STATE, taken.hash(), state.head());
        Expect.equal(ENTRIES, List.of(grant, training, taken), all(EntryFilter.ALL, 10));
    }

    @Test
    final void everyFieldComesBack() {
        AccountState one = AccountState.empty(new AccountId(Long.MAX_VALUE));
        AccountState two = samples().account();
        Instant start = Instant.parse("2199-12-31T16:00:01Z");
        HourEntry full = samples()
                .grant(one)
                .key("𠮷".repeat(HourEntry.MAX_KEY))
                .attribution(new Attribution(Long.MAX_VALUE, 2, 3, 4, 5, 6, 7, Long.MAX_VALUE))
                .time(new ServiceTime(LocalDate.of(2199, 12, 31), start, start.plusSeconds(86_400)))
                .counts(HourEntry.MAX_MINUTES, HourEntry.MAX_COUNT, HourEntry.MAX_COUNT)
                .policy(Long.MAX_VALUE)
                .reason("因".repeat(64))
                .recorded("古丽·阿不都".repeat(10), Instant.parse("2026-03-08T04:00:00.999Z"))
                .change(Long.MAX_VALUE)
                .build();
        HourEntry bare = samples()
                .grant(two)
                .attribution(new Attribution(0, 0, 0, 0, 0, 0, 0, 0))
                .on(LocalDate.of(1900, 1, 1))
                .counts(0, 0, 0)
                .recorded("a", Instant.EPOCH)
                .build();
        List<HourEntry> entries = List.of(bare, full);
        storage()
                .commit(samples()
                        .changing()
                        .append(one, List.of(full))
                        .append(two, List.of(bare))
                        .build());

        Expect.equal(KEPT, entries, all(EntryFilter.ALL, 10));
        for (HourEntry entry : all(EntryFilter.ALL, 10)) {
            Expect.equal(KEPT + ", so the chain holds", entry.hash(), HashChain.hash(HashChain.START, entry));
        }
    }

    @Test
    final void everyConstantComesBack() {
        AccountState state = samples().account();
        List<HourEntry> entries = new ArrayList<>();
        AccountState now = state;
        for (Evidence evidence : Evidence.values()) {
            for (Book book : Book.values()) {
                for (ReductionReason reason : ReductionReason.values()) {
                    HourEntry entry = samples()
                            .grant(now)
                            .evidence(evidence)
                            .book(book)
                            .reduced(
                                    new Reduction(reason, reason.code()), new Reduction(ReductionReason.ROUNDING, 1440))
                            .build();
                    entries.add(entry);
                    now = now.after(entry);
                }
            }
        }
        HourEntry taken = samples().voidOf(now, entries.get(7));
        entries.add(taken);
        storage().commit(samples().appending(state, entries.toArray(HourEntry[]::new)));

        Expect.equal(KEPT, entries, all(EntryFilter.ALL, 1000));
    }

    @Test
    final void aTimedEntryKeepsItsInstantsAndAnUntimedHasNone() {
        AccountState state = samples().account();
        Instant start = Instant.parse("1969-12-31T15:59:59Z");
        HourEntry timed = samples()
                .grant(state)
                .time(new ServiceTime(LocalDate.of(1969, 12, 31), start, start.plusSeconds(1)))
                .build();
        HourEntry untimed = samples()
                .grant(state.after(timed))
                .on(LocalDate.of(1969, 12, 31))
                .build();
        storage().commit(samples().appending(state, timed, untimed));

        Expect.equal(KEPT, List.of(timed, untimed), all(EntryFilter.ALL, 10));
    }

    @Test
    final void anAccountThatHasMovedIsNotAppendedTo() {
        AccountState empty = samples().account();
        HourEntry first = samples().grant(empty).build();
        storage().commit(samples().appending(empty, first));
        AccountState ahead =
                empty.after(first).after(samples().grant(empty.after(first)).build());
        String rule = "LedgerAppend.before: its version must still hold, so numbers have no gap";

        for (AccountState stale : List.of(empty, ahead)) {
            ChangeSet set = samples().appending(stale, samples().grant(stale).build());
            Expect.error(
                    rule,
                    StaleVersion.class,
                    StorageError.VERSION_MOVED,
                    () -> storage().commit(set));
        }
        Expect.equal(rule, List.of(first), all(EntryFilter.ALL, 10));
        Expect.equal(rule, List.of(empty.after(first)), storage().accounts(List.of(empty.account())));
    }

    @Test
    final void theKeyOfAnEntryIsUniqueInTheLedger() {
        AccountState a = samples().account();
        AccountState b = samples().account();
        storage().commit(samples().appending(a, samples().grant(a).key("key").build()));
        String rule = "Storage.commit: IdempotencyConflict if an entry's key is in the ledger";

        ChangeSet elsewhere =
                samples().appending(b, samples().grant(b).key("key").build());
        Expect.error(
                rule,
                IdempotencyConflict.class,
                StorageError.ENTRY_KEY_REUSED,
                () -> storage().commit(elsewhere));
        HourEntry one = samples().grant(b).key("twice").build();
        ChangeSet twice = samples()
                .appending(b, one, samples().grant(b.after(one)).key("twice").build());
        Expect.error(
                rule,
                IdempotencyConflict.class,
                StorageError.ENTRY_KEY_REUSED,
                () -> storage().commit(twice));
        Expect.equal(rule, List.of(b), storage().accounts(List.of(b.account())));
    }

    @Test
    final void entryKeysThatDifferInAnythingAreDifferent() {
        AccountState empty = samples().account();
        AccountState state = empty;
        List<HourEntry> entries = new ArrayList<>();
        for (String key : List.of("key", "KEY", "key ", "kéy", "𠮷", "𡈽", "吉")) {
            HourEntry entry = samples().grant(state).key(key).build();
            entries.add(entry);
            state = state.after(entry);
        }
        storage().commit(samples().appending(empty, entries.toArray(HourEntry[]::new)));

        for (HourEntry entry : entries) {
            Expect.equal(
                    "EntryFilter.keys: exactly these",
                    List.of(entry),
                    all(EntryFilter.keyed(List.of(entry.key())), 10));
        }
    }

    @Test
    final void aPeriodHoldsItsFirstAndLastDay() {
        List<HourEntry> days = onDays(LocalDate.of(2026, 2, 27), 5);

        expectEntries(HourFilter.EVERYTHING.within(day(days, 1), day(days, 3)), days.subList(1, 4));
        expectEntries(HourFilter.EVERYTHING.within(day(days, 2), day(days, 2)), days.subList(2, 3));
        expectEntries(HourFilter.EVERYTHING.within(null, day(days, 1)), days.subList(0, 2));
        expectEntries(HourFilter.EVERYTHING.within(day(days, 3), null), days.subList(3, 5));
    }

    @Test
    final void everyDimensionFilters() {
        AccountState state = AccountState.empty(new AccountId(1));
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        HourEntry one = samples()
                .grant(state)
                .attribution(new Attribution(1, 2, 3, 4, 5, 6, 7, 8))
                .time(new ServiceTime(LocalDate.of(2026, 1, 1), start, start.plusSeconds(60)))
                .build();
        HourEntry other = samples()
                .grant(state.after(one))
                .attribution(new Attribution(0, 0, 0, 0, 0, 0, 0, 0))
                .book(Book.TRAINING)
                .evidence(Evidence.IMPORT)
                .on(LocalDate.of(2024, 6, 30))
                .build();
        storage().commit(samples().appending(state, one, other));

        for (Dimension dimension : Dimension.values()) {
            long a = dimension.keyOf(one);
            long b = dimension.keyOf(other);
            expectEntries(HourFilter.EVERYTHING.where(dimension, List.of(a)), List.of(one));
            expectEntries(HourFilter.EVERYTHING.where(dimension, List.of(b)), List.of(other));
            expectEntries(HourFilter.EVERYTHING.where(dimension, List.of(a, b)), List.of(one, other));
            expectEntries(HourFilter.EVERYTHING.where(dimension, List.of(99L)), List.of());
            expectEntries(HourFilter.EVERYTHING.where(dimension, List.of()), List.of());
        }
        expectEntries(HourFilter.SERVICE, List.of(one));
        expectEntries(HourFilter.EVERYTHING.in(EnumSet.of(Book.TRAINING)), List.of(other));
        expectEntries(
                HourFilter.EVERYTHING.where(Dimension.TEAM, List.of(4L)).where(Dimension.YEAR, List.of(2024L)),
                List.of());
    }

    @Test
    final void aVolunteersTimeIsInTheVolunteersAccount() {
        AccountState state = AccountState.empty(new AccountId(2));
        HourEntry elsewhere = samples()
                .grant(state)
                .attribution(new Attribution(1, 2, 3, 4, 5, 6, 7, 8))
                .build();

        Expect.error(
                "LedgerAppend: a volunteer's time is in the volunteer's own account",
                InvalidInput.class,
                () -> storage().commit(samples().appending(state, elsewhere)));
        expectEntries(HourFilter.EVERYTHING, List.of());
    }

    @Test
    final void accountsKeysAndChangesFilter() {
        List<HourEntry> entries = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            AccountState state = samples().account();
            HourEntry entry = samples().grant(state).build();
            storage().commit(samples().appending(state, entry));
            entries.add(entry);
        }
        HourEntry second = entries.get(1);
        String rule = "EntryFilter: all conditions hold together";

        Expect.equal(rule, List.of(second), all(EntryFilter.of(List.of(second.account(), new AccountId(1))), 10));
        Expect.equal(rule, List.of(second), all(EntryFilter.keyed(List.of(second.key(), "none")), 10));
        Expect.equal(rule, List.of(second), all(filter(null, null, Set.of(second.change(), 1L)), 10));
        Expect.equal(
                rule,
                List.of(second),
                all(filter(Set.of(second.account()), Set.of(second.key()), Set.of(second.change())), 10));
        Expect.equal(
                rule,
                List.of(),
                all(filter(Set.of(second.account()), Set.of(entries.get(0).key()), null), 10));
        Expect.equal(rule, List.of(), all(filter(Set.of(), null, null), 10));
        Expect.equal(rule, List.of(), all(filter(null, Set.of(), null), 10));
        Expect.equal(rule, List.of(), all(filter(null, null, Set.of()), 10));
    }

    @Test
    final void anAccountThatIsAskedForAgainIsAnsweredAgain() {
        AccountState empty = samples().account();
        AccountState none = samples().account();
        HourEntry entry = samples().grant(empty).build();
        storage().commit(samples().appending(empty, entry));
        AccountState held = empty.after(entry);

        Expect.equal(
                STATE + ", as often as each is asked for",
                List.of(none, held, none, held, held),
                storage()
                        .accounts(List.of(
                                none.account(), held.account(), none.account(), held.account(), held.account())));
    }

    @Test
    final void accountsHaveOneOrderOnly() {
        onDays(LocalDate.of(2026, 1, 1), 1);
        String rule = "Storage.accounts: InvalidInput if the page asks for another order";

        for (PageRequest other : List.of(
                new PageRequest(1, null, "id", false), PageRequest.first(1).reversed())) {
            Expect.error(
                    rule,
                    InvalidInput.class,
                    InputError.CONTRADICTION,
                    () -> storage().accounts(other));
        }
    }

    /** Where content can be put back, a version may hold for other entries; some storages look, others leave it to who verifies. */
    @Test
    final void anotherHeadIsAStaleVersionOrNotComparedAtAll() {
        AccountState empty = samples().account();
        HourEntry first = samples().grant(empty).build();
        storage().commit(samples().appending(empty, first));
        AccountState held = empty.after(first);
        AccountState other =
                new AccountState(held.account(), held.version(), "f".repeat(64), held.lastRecordedAt(), held.totals());
        HourEntry second = samples().grant(other).build();
        String rule =
                "LedgerAppend.before: its version must still hold; another head is a StaleVersion too, or not looked at";
        List<HourEntry> kept = new ArrayList<>(List.of(first));
        try {
            storage().commit(samples().appending(other, second));
            kept.add(second);
        } catch (StaleVersion e) {
            Expect.equal(rule, StorageError.VERSION_MOVED, e.code());
        }

        Expect.equal(rule, kept, all(EntryFilter.of(List.of(held.account())), 10));
    }

    @Test
    final void aPageOfEntriesOrAccountsIsAsLongAsItsLimitUnlessItIsTheLast() {
        String rule = "Slice.items: as many as the limit, fewer only if this is the last page";
        onDays(LocalDate.of(1990, 1, 1), PageRequest.MAX_LIMIT + 1);
        PageRequest page = PageRequest.first(PageRequest.MAX_LIMIT);
        Slice<HourEntry> first = storage().entries(EntryFilter.ALL, page);
        Expect.equal(rule, PageRequest.MAX_LIMIT, first.items().size());
        Slice<HourEntry> second = storage().entries(EntryFilter.ALL, page.after(first.next()));
        Expect.equal(rule, 1, second.items().size());
        Expect.equal("Slice.next: null if this is the last", null, second.next());

        ChangeSet.Builder set = samples().changing();
        for (int i = 0; i < MANY; i++) {
            AccountState empty = samples().account();
            set.append(empty, List.of(samples().grant(empty).build()));
        }
        storage().commit(set.build());
        Expect.equal(
                rule,
                MANY + 1,
                storage().accounts(PageRequest.first(MANY + 1)).items().size());
        Slice<AccountState> accounts = storage().accounts(PageRequest.first(MANY));
        Expect.equal(rule, MANY, accounts.items().size());
        Expect.equal(
                rule,
                1,
                storage()
                        .accounts(PageRequest.first(MANY).after(accounts.next()))
                        .items()
                        .size());
    }

    @Test
    final void aFullLastPageOfEntriesOrAccountsHasNoCursor() {
        String rule = "Slice.next: null if this is the last";
        List<HourEntry> days = onDays(LocalDate.of(2026, 1, 1), 2);
        onDays(LocalDate.of(2026, 2, 1), 2);
        PageRequest two = PageRequest.first(2);
        PageRequest one = PageRequest.first(1);
        String half = storage().entries(EntryFilter.ALL, two).next();
        String first = storage().accounts(one).next();

        Expect.equal(
                rule,
                null,
                storage().entries(EntryFilter.ALL, PageRequest.first(4)).next());
        Expect.equal(
                rule, null, storage().entries(EntryFilter.ALL, two.after(half)).next());
        for (EntryFilter filter : List.of(
                EntryFilter.of(List.of(days.get(0).account())),
                EntryFilter.keyed(List.of(days.get(0).key(), days.get(1).key())))) {
            Expect.equal(rule, null, storage().entries(filter, two).next());
        }
        Expect.equal(rule, null, storage().accounts(two).next());
        Expect.equal(rule, null, storage().accounts(one.after(first)).next());
    }

    @Test
    final void aCursorOfEntriesOrAccountsThatWasAlteredIsAnsweredOrRefused() {
        onDays(LocalDate.of(2026, 1, 1), 2);
        onDays(LocalDate.of(2026, 2, 1), 2);
        PageRequest one = PageRequest.first(1);
        AlteredCursors.expectPageOrRefusal(one, page -> storage().entries(EntryFilter.ALL, page));
        AlteredCursors.expectPageOrRefusal(one, page -> storage().accounts(page));
    }

    @Test
    final void asManyKeysAndChangesFilterAsTheLimitSays() {
        List<String> keys = LongStream.rangeClosed(1, EntryFilter.MAX_VALUES)
                .mapToObj(i -> "k" + (100_000 + i))
                .toList();
        List<Long> numbers =
                LongStream.rangeClosed(1, EntryFilter.MAX_VALUES).boxed().toList();
        AccountState empty = samples().account();
        HourEntry last = samples()
                .grant(empty)
                .key(keys.get(keys.size() - 1))
                .change(EntryFilter.MAX_VALUES)
                .build();
        AccountState held = empty.after(last);
        HourEntry other = samples()
                .grant(held)
                .key("k100000")
                .change(EntryFilter.MAX_VALUES + 1L)
                .build();
        storage().commit(samples().appending(empty, last, other));
        String rule = "EntryFilter.MAX_VALUES: each of so many values is looked for, the last as well";

        Expect.equal(rule, List.of(last), all(EntryFilter.keyed(keys), 10));
        Expect.equal(rule, List.of(last), all(filter(null, null, new TreeSet<>(numbers)), 10));
    }

    @Test
    final void asManyKeysOfADimensionFilterAsTheLimitSays() {
        List<Long> numbers =
                LongStream.rangeClosed(1, HourFilter.MAX_KEYS).boxed().toList();
        AccountState empty = samples().account();
        long account = empty.account().value();
        ChangeRecord change = samples().change();
        HourEntry last = samples()
                .grant(empty)
                .change(change.id())
                .attribution(new Attribution(account, HourFilter.MAX_KEYS, 12, 13, 14, 15, 16, 17))
                .build();
        HourEntry other = samples()
                .grant(empty.after(last))
                .change(change.id())
                .attribution(new Attribution(account, HourFilter.MAX_KEYS + 1L, 12, 13, 14, 15, 16, 17))
                .build();
        storage()
                .commit(ChangeSet.builder()
                        .record(change)
                        .append(empty, List.of(last, other))
                        .build());
        Dimension dimension = Arrays.stream(Dimension.values())
                .filter(each -> each.isId() && each.keyOf(last) == HourFilter.MAX_KEYS)
                .findFirst()
                .orElseThrow();
        HourFilter many = HourFilter.EVERYTHING.where(dimension, numbers);
        String rule = "HourFilter.MAX_KEYS: each of so many keys is looked for, the last as well";

        Expect.equal(rule, List.of(last), all(EntryFilter.matching(many), 10));
        HourTable table = storage().aggregate(HourQuery.of(List.of(), List.of(Measure.ENTRIES), many));
        Expect.equal(rule, 1L, table.rows() == 0 ? 0L : table.value(0, 0));
    }

    @Test
    final void entriesOfSeveralKeysOrChangesAreInTheOrderOfTheLedger() {
        List<HourEntry> entries = new ArrayList<>();
        for (int account = 0; account < 3; account++) {
            AccountState state = samples().account();
            for (int i = 0; i < 3; i++) {
                int number = 9 - entries.size();
                HourEntry entry = samples()
                        .grant(state)
                        .key("key" + number)
                        .change(100 + number)
                        .build();
                storage().commit(samples().appending(state, entry));
                state = state.after(entry);
                entries.add(entry);
            }
        }
        Set<String> keys = new TreeSet<>();
        Set<Long> changes = new TreeSet<>();
        entries.subList(1, 8).forEach(entry -> {
            keys.add(entry.key());
            changes.add(entry.change());
        });

        for (int size : new int[] {1, 3, 7, 8}) {
            Expect.equal(ENTRIES + ", asked for by key", entries.subList(1, 8), all(EntryFilter.keyed(keys), size));
            Expect.equal(
                    ENTRIES + ", asked for by change", entries.subList(1, 8), all(filter(null, null, changes), size));
            Expect.equal(
                    ENTRIES + ", asked for by both", entries.subList(1, 8), all(filter(null, keys, changes), size));
        }
    }

    /** For each condition there is an entry that meets all others and not this. */
    @Test
    final void everyConditionHoldsBesideEveryOther() {
        List<AccountState> states =
                new ArrayList<>(List.of(samples().account(), samples().account()));
        List<HourEntry> entries = new ArrayList<>();
        ChangeSet.Builder set = samples().changing();
        for (int met = 0; met < (1 << CONDITIONS); met++) {
            int account = met & 1;
            AccountState state = states.get(account);
            HourEntry entry = samples()
                    .grant(state)
                    .key("entry" + met)
                    .change(has(met, 2) ? 50 : 51)
                    .on(LocalDate.of(2026, 3, has(met, 3) ? 7 : 9))
                    .attribution(
                            new Attribution(state.account().value(), 11, has(met, 4) ? 12 : 99, 13, 14, 15, 16, 17))
                    .book(has(met, 5) ? Book.TRAINING : Book.SERVICE)
                    .build();
            entries.add(entry);
            set.append(state, List.of(entry));
            states.set(account, state.after(entry));
        }
        storage().commit(set.build());
        entries.sort(Comparator.comparing(HourEntry::account).thenComparing(HourEntry::sequence));
        HourEntry all = entries.stream()
                .filter(entry -> entry.key().equals("entry" + ((1 << CONDITIONS) - 1)))
                .findFirst()
                .orElseThrow();
        Set<String> keys = new TreeSet<>();
        for (int met = 0; met < (1 << CONDITIONS); met++) {
            if (has(met, 1)) {
                keys.add("entry" + met);
            }
        }
        Dimension dimension = Arrays.stream(Dimension.values())
                .filter(each -> each.isId() && each.keyOf(all) == 12)
                .findFirst()
                .orElseThrow();

        for (int asked = 0; asked < (1 << CONDITIONS); asked++) {
            HourFilter hours = HourFilter.EVERYTHING;
            hours = has(asked, 3) ? hours.within(LocalDate.of(2026, 3, 6), LocalDate.of(2026, 3, 8)) : hours;
            hours = has(asked, 4) ? hours.where(dimension, List.of(12L, 98L)) : hours;
            hours = has(asked, 5) ? hours.in(EnumSet.of(Book.TRAINING)) : hours;
            EntryFilter filter = new EntryFilter(
                    hours,
                    has(asked, 0) ? Set.of(all.account()) : null,
                    has(asked, 1) ? keys : null,
                    has(asked, 2) ? Set.of(49L, 50L) : null);
            int conditions = asked;
            List<HourEntry> expected = entries.stream()
                    .filter(entry -> {
                        int met = Integer.parseInt(entry.key().substring("entry".length()));
                        return (met & conditions) == conditions;
                    })
                    .toList();
            String rule = "EntryFilter: all conditions hold together ("
                    + (has(asked, 0) ? "accounts " : "") + (has(asked, 1) ? "keys " : "")
                    + (has(asked, 2) ? "changes " : "") + hours + ")";
            Expect.equal(rule, expected, all(filter, 100));
            Expect.equal(rule + ", in pages of 5", expected, all(filter, 5));
        }
    }

    private static boolean has(int conditions, int one) {
        return ((conditions >> one) & 1) == 1;
    }

    @Test
    final void entriesOfAllAccountsArePagedByAccountAndSequence() {
        List<AccountState> states = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            states.add(samples().account());
        }
        List<HourEntry> entries = new ArrayList<>();
        for (int i : new int[] {3, 0, 2, 0, 3, 3, 1}) {
            HourEntry entry = samples().grant(states.get(i)).build();
            storage().commit(samples().appending(states.get(i), entry));
            states.set(i, states.get(i).after(entry));
            entries.add(entry);
        }
        entries.sort(java.util.Comparator.comparing(HourEntry::account).thenComparing(HourEntry::sequence));

        for (int size : new int[] {1, 2, 3, 6, 7, 8}) {
            Expect.equal(ENTRIES + ", pages of " + size, entries, all(EntryFilter.ALL, size));
            Expect.equal("Storage.accounts: by ascending id, pages of " + size, states, accounts(size));
        }
    }

    @Test
    final void entriesThatComeBetweenPagesMoveNoOther() {
        List<HourEntry> days = onDays(LocalDate.of(2026, 1, 1), 3);
        Slice<HourEntry> first = storage().entries(EntryFilter.ALL, PageRequest.first(2));
        AccountState state = storage().accounts(List.of(days.get(0).account())).get(0);
        HourEntry more = samples().grant(state).build();
        storage().commit(samples().appending(state, more));

        Slice<HourEntry> second =
                storage().entries(EntryFilter.ALL, PageRequest.first(5).after(first.next()));
        Expect.equal(ENTRIES, List.of(days.get(2), more), second.items());
        Expect.equal("Slice.next: null if this is the last", null, second.next());
    }

    @Test
    final void entriesHaveOneOrderOnly() {
        onDays(LocalDate.of(2026, 1, 1), 3);
        String rule =
                "Storage.entries: InvalidInput if the page asks for another order or the cursor belongs to another query";
        String cursor = storage().entries(EntryFilter.ALL, PageRequest.first(1)).next();

        Expect.error(
                rule,
                InvalidInput.class,
                () -> storage().entries(EntryFilter.ALL, new PageRequest(1, null, "day", false)));
        Expect.error(
                rule,
                InvalidInput.class,
                () -> storage().entries(EntryFilter.ALL, PageRequest.first(1).reversed()));
        Expect.error(
                rule,
                InvalidInput.class,
                StorageError.BAD_CURSOR,
                () -> storage()
                        .entries(
                                EntryFilter.matching(HourFilter.SERVICE),
                                PageRequest.first(1).after(cursor)));
        Expect.error(
                rule,
                InvalidInput.class,
                StorageError.BAD_CURSOR,
                () -> storage().entries(EntryFilter.ALL, PageRequest.first(1).after("x" + cursor)));
        Expect.error(
                rule,
                InvalidInput.class,
                StorageError.BAD_CURSOR,
                () -> storage().accounts(PageRequest.first(1).after(cursor)));
    }

    @Test
    final void asManyAccountsAreLookedUpAsTheLimitSays() {
        List<AccountId> ids = new ArrayList<>(LongStream.rangeClosed(1, EntryFilter.MAX_VALUES)
                .mapToObj(AccountId::new)
                .toList());
        List<AccountState> empty = ids.stream().map(AccountState::empty).toList();
        String rule = "Storage.accounts: at most EntryFilter.MAX_VALUES accounts";

        Expect.equal(rule, empty, storage().accounts(ids));
        Expect.equal(rule, List.of(), all(EntryFilter.of(ids), 10));
        ids.add(new AccountId(Long.MAX_VALUE));
        Expect.error(
                rule,
                InvalidInput.class,
                InputError.OUT_OF_RANGE,
                () -> storage().accounts(ids));
    }

    private List<HourEntry> onDays(LocalDate first, int count) {
        AccountState empty = samples().account();
        AccountState state = empty;
        List<HourEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            HourEntry entry = samples().grant(state).on(first.plusDays(i)).build();
            entries.add(entry);
            state = state.after(entry);
        }
        storage().commit(samples().appending(empty, entries.toArray(HourEntry[]::new)));
        return entries;
    }

    private static LocalDate day(List<HourEntry> entries, int index) {
        return entries.get(index).time().day();
    }

    private void expectEntries(HourFilter filter, List<HourEntry> expected) {
        Expect.equal(
                "HourFilter: all conditions hold together (" + filter + ")",
                expected,
                all(EntryFilter.matching(filter), 2));
    }

    private static EntryFilter filter(
            @Nullable Set<AccountId> accounts, @Nullable Set<String> keys, @Nullable Set<Long> changes) {
        return new EntryFilter(HourFilter.EVERYTHING, accounts, keys, changes);
    }

    private List<HourEntry> all(EntryFilter filter, int size) {
        List<HourEntry> all = new ArrayList<>();
        PageRequest page = PageRequest.first(size);
        while (true) {
            Slice<HourEntry> slice = storage().entries(filter, page);
            all.addAll(slice.items());
            if (slice.next() == null || all.size() > 10_000) {
                return all;
            }
            page = page.after(slice.next());
        }
    }

    private List<AccountState> accounts(int size) {
        List<AccountState> all = new ArrayList<>();
        PageRequest page = PageRequest.first(size);
        while (true) {
            Slice<AccountState> slice = storage().accounts(page);
            all.addAll(slice.items());
            if (slice.next() == null || all.size() > 10_000) {
                return all;
            }
            page = page.after(slice.next());
        }
    }
}
