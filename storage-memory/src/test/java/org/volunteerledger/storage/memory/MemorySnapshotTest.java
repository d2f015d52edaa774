package org.volunteerledger.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.tck.Item;
import org.volunteerledger.tck.SampleData;
import org.volunteerledger.tck.TckKinds;

/** Going back to what a storage held, and going on from it in several ways. */
final class MemorySnapshotTest {

    private final SampleData samples = new SampleData();
    private final MemoryStorage storage = MemoryStorage.create();
    private final AccountState empty = samples.account();

    /** Everything that can be read of a storage. */
    private static List<Object> contents(MemoryStorage of) {
        List<Object> all = new ArrayList<>();
        all.add(of.list(TckKinds.ITEM, Filter.ALL, PageRequest.first(1_000)));
        all.add(of.entries(EntryFilter.ALL, PageRequest.first(1_000)));
        all.add(of.accounts(PageRequest.first(1_000)));
        all.add(of.changesAfter(0, 1_000));
        all.add(of.aggregate(HourQuery.of(
                        List.of(Grouping.by(Dimension.VOLUNTEER)),
                        List.of(Measure.MINUTES, Measure.PARTICIPATIONS, Measure.VOLUNTEERS),
                        HourFilter.EVERYTHING))
                .toString());
        return all;
    }

    private AccountState append(MemoryStorage to, AccountState before, int entries) {
        AccountState state = before;
        for (int i = 0; i < entries; i++) {
            HourEntry grant = samples.grant(state).build();
            to.commit(samples.appending(state, grant));
            state = state.after(grant);
        }
        return state;
    }

    @Test
    void everythingIsAsItWasHoweverMuchCameLater() {
        storage.commit(samples.creating(Item.of(1, "first")));
        AccountState state = append(storage, empty, 5);
        MemorySnapshot snapshot = storage.snapshot();
        List<Object> then = contents(storage);
        ChangeSet later = samples.creating(Item.of(2, "second"));
        storage.commit(later);
        append(storage, state, 7);
        assertNotEquals(then, contents(storage));

        storage.restore(snapshot);
        assertEquals(then, contents(storage));
        assertEquals(
                Set.of(),
                Set.copyOf(storage.changes(List.of(later.records().get(0).key()))));
        storage.commit(later);
        assertEquals(7, storage.changesAfter(0, 100).get(6).position());
    }

    @Test
    void keysOfRequestsAndOfRecordsAreThoseOfThen() {
        UniqueKey mine = new UniqueKey("sample", "mine");
        UniqueKey yours = new UniqueKey("sample", "yours");
        ChangeSet earlier = samples.changing().claim(mine, 1).build();
        storage.commit(earlier);
        MemorySnapshot snapshot = storage.snapshot();
        ChangeSet later = samples.changing().claim(yours, 2).build();
        storage.commit(later);

        storage.restore(snapshot);
        assertEquals(Map.of(mine, 1L), storage.owners(List.of(mine, yours)));
        assertTrue(storage.commit(earlier).replayed());
        assertFalse(storage.commit(later).replayed());
        assertTrue(storage.commit(later).replayed());
    }

    @Test
    void twoThatGoOnFromOneSnapshotDoNotSeeEachOther() {
        AccountState state = append(storage, empty, 3);
        MemorySnapshot snapshot = storage.snapshot();
        List<Object> then = contents(storage);
        MemoryStorage copy = MemoryStorage.copyOf(snapshot);
        append(storage, state, 4);
        List<Object> here = contents(storage);
        AccountState there = append(copy, state, 2);
        assertEquals(here, contents(storage));
        assertEquals(List.of(there), copy.accounts(List.of(empty.account())));
        List<Object> copied = contents(copy);

        storage.restore(snapshot);
        append(storage, state, 1);
        assertEquals(copied, contents(copy));
        assertEquals(then, contents(MemoryStorage.copyOf(snapshot)));
    }

    @Test
    void voidsStayVoidsAndCanBeAddedAfterwards() {
        HourEntry one = samples.grant(empty).build();
        AccountState s1 = empty.after(one);
        HourEntry two = samples.grant(s1).build();
        AccountState s2 = s1.after(two);
        HourEntry notOne = samples.voidOf(s2, one);
        AccountState s3 = s2.after(notOne);
        storage.commit(samples.appending(empty, one, two, notOne));
        MemorySnapshot snapshot = storage.snapshot();
        ChangeSet notTwo = samples.appending(s3, samples.voidOf(s3, two));
        storage.commit(notTwo);
        List<Object> voided = contents(storage);

        MemoryStorage copy = MemoryStorage.copyOf(snapshot);
        copy.commit(notTwo);
        assertEquals(voided, contents(copy));
    }

    @Test
    void anEntryIsNeverChainedToAnotherThanWasRead() {
        MemorySnapshot snapshot = storage.snapshot();
        AccountState read = append(storage, empty, 1);
        storage.restore(snapshot);
        append(storage, empty, 1);

        ChangeSet late = samples.appending(read, samples.grant(read).build());
        assertThrows(StaleVersion.class, () -> storage.commit(late));
    }

    @Test
    void goingBackWhileOthersWriteIsOneStep() throws InterruptedException {
        append(storage, empty, 2);
        MemorySnapshot snapshot = storage.snapshot();
        List<Object> then = contents(storage);
        List<Throwable> thrown = new ArrayList<>();
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 300; i++) {
                AccountState own = samples.account();
                storage.commit(samples.appending(own, samples.grant(own).build()));
            }
        });
        writer.setUncaughtExceptionHandler((thread, e) -> thrown.add(e));
        writer.start();
        for (int i = 0; i < 50; i++) {
            storage.restore(snapshot);
        }
        writer.join();
        assertEquals(List.of(), thrown);
        int left = storage.changesAfter(0, 1_000).size();
        assertEquals(
                left,
                storage.entries(EntryFilter.ALL, PageRequest.first(1_000))
                        .items()
                        .size());
        assertTrue(left >= 2, "what was there before stays");
        storage.restore(snapshot);
        assertEquals(then, contents(storage));
    }

    @Test
    void aClosedStorageCannotGoBackButItsSnapshotLivesOn() {
        append(storage, empty, 2);
        MemorySnapshot snapshot = storage.snapshot();
        List<Object> then = contents(storage);
        storage.close();
        assertThrows(StorageUnavailable.class, () -> storage.restore(snapshot));
        assertThrows(StorageUnavailable.class, storage::snapshot);
        assertEquals(then, contents(MemoryStorage.copyOf(snapshot)));
    }
}
