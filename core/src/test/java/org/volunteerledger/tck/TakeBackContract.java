package org.volunteerledger.tck;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.StorageError;

/** A void takes back, exactly, a grant of its account that still counts; every sum of the ledger rests on it. */
public abstract class TakeBackContract extends StorageContract {

    private static final String RULE =
            "Storage.commit: InvalidInput if a void does not take back, exactly, a grant of its account that still counts";

    private static final Instant NINE = Instant.parse("2026-03-07T01:00:00Z");

    /** For subclasses. */
    protected TakeBackContract() {}

    @Test
    final void aGrantIsTakenBackOnceNowOrLater() {
        AccountState empty = samples().account();
        HourEntry one = granted(empty);
        HourEntry two = granted(empty.after(one));
        AccountState held = empty.after(one).after(two);
        HourEntry notTwo = samples().voidOf(held, two);
        storage().commit(samples().appending(empty, one, two, notTwo));
        HourEntry notOne = samples().voidOf(held.after(notTwo), one);
        storage().commit(samples().appending(held.after(notTwo), notOne));

        expect(held.after(notTwo).after(notOne), one, two, notTwo, notOne);
    }

    @Test
    final void aVoidThatDiffersFromItsGrantIsRefused() {
        AccountState empty = samples().account();
        HourEntry grant = granted(empty);
        AccountState held = empty.after(grant);
        storage().commit(samples().appending(empty, grant));

        for (UnaryOperator<EntryBuilder> unlike : unlike(held)) {
            refused(held, unlike.apply(samples().taking(held, grant)).build());
        }
        expect(held, grant);
    }

    @Test
    final void aVoidThatDiffersFromAGrantOfTheSameCommitIsRefused() {
        AccountState empty = samples().account();
        HourEntry grant = granted(empty);
        AccountState held = empty.after(grant);

        for (UnaryOperator<EntryBuilder> unlike : unlike(held)) {
            refused(empty, grant, unlike.apply(samples().taking(held, grant)).build());
        }
        expect(empty);
    }

    @Test
    final void whatWasTakenBackIsNotTakenBackAgain() {
        AccountState empty = samples().account();
        HourEntry one = granted(empty);
        HourEntry two = granted(empty.after(one));
        AccountState held = empty.after(one).after(two);
        HourEntry notOne = samples().voidOf(held, one);
        AccountState after = held.after(notOne);
        storage().commit(samples().appending(empty, one, two));
        storage().commit(samples().appending(held, notOne));

        refused(after, samples().voidOf(after, one));
        HourEntry notTwo = samples().voidOf(after, two);
        refused(after, notTwo, samples().voidOf(after.after(notTwo), two));
        HourEntry three = granted(after);
        AccountState more = after.after(three);
        HourEntry notThree = samples().voidOf(more, three);
        refused(after, three, notThree, samples().voidOf(more.after(notThree), three));
        expect(after, one, two, notOne);
    }

    @Test
    final void aVoidIsNotTakenBack() {
        AccountState empty = samples().account();
        HourEntry grant = granted(empty);
        AccountState held = empty.after(grant);
        HourEntry taken = samples().voidOf(held, grant);
        AccountState after = held.after(taken);
        storage().commit(samples().appending(empty, grant, taken));

        refused(after, samples().taking(after, taken).counts(0, 0, 0).build());
        expect(after, grant, taken);
    }

    /** Of two accounts with the same numbers of entries: a storage that asks for several at once must keep them apart. */
    @Test
    final void oneWrongVoidAmongAccountsRefusesAll() {
        AccountState a = samples().account();
        AccountState b = samples().account();
        HourEntry ofA = granted(a);
        HourEntry ofB = samples().grant(b).counts(30, 1, 0).build();
        storage().commit(set(a, b, List.of(ofA), List.of(ofB)));
        AccountState heldA = a.after(ofA);
        AccountState heldB = b.after(ofB);
        HourEntry notA = samples().voidOf(heldA, ofA);

        refused(set(
                heldA,
                heldB,
                List.of(notA),
                List.of(samples().taking(heldB, ofB).counts(-90, -1, -5).build())));
        expect(heldA, ofA);
        HourEntry notB = samples().voidOf(heldB, ofB);
        storage().commit(set(heldA, heldB, List.of(notA), List.of(notB)));
        expect(heldA.after(notA), ofA, notA);
        expect(heldB.after(notB), ofB, notB);
    }

    @Test
    final void whatComesBeforeInTheOrderOfChecksIsSaidFirst() {
        AccountState empty = samples().account();
        HourEntry grant = granted(empty);
        AccountState held = empty.after(grant);
        storage().commit(samples().appending(empty, grant));
        String rule = "Storage.commit: versions, unique keys, keys of entries, and then voids";

        ChangeSet reused = samples()
                .appending(
                        held,
                        samples()
                                .taking(held, grant)
                                .counts(-1, -1, -5)
                                .key(grant.key())
                                .build());
        Expect.error(
                rule,
                IdempotencyConflict.class,
                StorageError.ENTRY_KEY_REUSED,
                () -> storage().commit(reused));
        HourEntry more = granted(held);
        AccountState ahead = held.after(more);
        ChangeSet stale = samples()
                .appending(
                        ahead, samples().taking(ahead, more).counts(-1, -1, -5).build());
        Expect.error(
                rule,
                StaleVersion.class,
                StorageError.VERSION_MOVED,
                () -> storage().commit(stale));
        expect(held, grant);
    }

    /** One for each thing that a void repeats or negates. */
    private static List<UnaryOperator<EntryBuilder>> unlike(AccountState state) {
        long volunteer = state.account().value();
        List<UnaryOperator<EntryBuilder>> unlike = new ArrayList<>(List.of(
                taking -> taking.counts(-89, -1, -5),
                taking -> taking.counts(-90, 0, -5),
                taking -> taking.counts(-90, -1, -6),
                taking -> taking.book(Book.TRAINING),
                taking -> taking.evidence(Evidence.IMPORT),
                taking -> taking.on(LocalDate.of(2026, 3, 7)),
                taking -> taking.time(new ServiceTime(LocalDate.of(2026, 3, 7), NINE, NINE.plusSeconds(5401))),
                taking -> taking.time(new ServiceTime(LocalDate.of(2026, 3, 8), NINE, NINE.plusSeconds(5400)))));
        for (int part = 0; part < 8; part++) {
            int other = part;
            long[] ids = {volunteer, 11, 12, 13, 14, 15, 16, 17};
            ids[other] = other == 0 ? Attribution.NONE : 99;
            unlike.add(taking -> taking.attribution(
                    new Attribution(ids[0], ids[1], ids[2], ids[3], ids[4], ids[5], ids[6], ids[7])));
        }
        return unlike;
    }

    private HourEntry granted(AccountState before) {
        return samples()
                .grant(before)
                .time(new ServiceTime(LocalDate.of(2026, 3, 7), NINE, NINE.plusSeconds(5400)))
                .counts(90, 1, 5)
                .build();
    }

    private ChangeSet set(AccountState a, AccountState b, List<HourEntry> ofA, List<HourEntry> ofB) {
        return samples().changing().append(a, ofA).append(b, ofB).build();
    }

    private void refused(AccountState before, HourEntry... entries) {
        refused(samples().appending(before, entries));
    }

    private void refused(ChangeSet set) {
        Expect.error(
                RULE,
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> storage().commit(set));
    }

    /** The account stands as it did, and holds these entries and no others. */
    private void expect(AccountState state, HourEntry... entries) {
        Expect.equal(RULE, List.of(state), storage().accounts(List.of(state.account())));
        Expect.equal(
                RULE,
                List.of(entries),
                storage()
                        .entries(EntryFilter.of(List.of(state.account())), PageRequest.first(10))
                        .items());
    }
}
