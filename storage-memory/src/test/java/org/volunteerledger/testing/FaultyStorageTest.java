package org.volunteerledger.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.volunteerledger.error.Busy;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.OutcomeUnknown;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.StorageListener.Operation;
import org.volunteerledger.storage.memory.MemoryStorage;
import org.volunteerledger.tck.Item;
import org.volunteerledger.tck.LedgerContract;
import org.volunteerledger.tck.PagingContract;
import org.volunteerledger.tck.ReportScenarioContract;
import org.volunteerledger.tck.SampleData;
import org.volunteerledger.tck.StorageFixture;
import org.volunteerledger.tck.TckKinds;

/** Faults come when they were told to, and never otherwise. */
final class FaultyStorageTest {

    private static final StorageFixture FIXTURE = new StorageFixture() {
        @Override
        public Storage open(TestInfo test) {
            return FaultyStorage.over(MemoryStorage.create());
        }

        @Override
        public Optional<Storage> openAgain(Storage storage) {
            return Optional.empty();
        }
    };

    private final SampleData samples = new SampleData();
    private final FaultyStorage storage = FaultyStorage.over(MemoryStorage.create());

    @Nested
    final class Ledger extends LedgerContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class Paging extends PagingContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class Report extends ReportScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    /** Else a method with a default would not reach the storage below, or would escape its faults. */
    @Test
    void everyMethodOfAStorageIsPassedOn() {
        Set<String> own = Arrays.stream(FaultyStorage.class.getDeclaredMethods())
                .map(FaultyStorageTest::signature)
                .collect(Collectors.toSet());
        List<String> missing = Arrays.stream(Storage.class.getMethods())
                .map(FaultyStorageTest::signature)
                .filter(signature -> !own.contains(signature))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void aFaultBefallsTheCallThatWasNamedAndNoOther() {
        storage.fail(Operation.COMMIT, 2, Fault.UNAVAILABLE).fail(Operation.FIND, 1, Fault.BUSY);
        storage.commit(create(1));
        assertThrows(StorageUnavailable.class, () -> storage.commit(create(2)));
        storage.commit(create(3));
        assertThrows(Busy.class, () -> storage.find(TckKinds.ITEM, 1));
        assertEquals(
                List.of(1L, 3L),
                storage.findAll(TckKinds.ITEM, List.of(1L, 2L, 3L)).stream()
                        .map(found -> found.id())
                        .toList());
        assertEquals(3, storage.calls(Operation.COMMIT));
        assertEquals(2, storage.calls(Operation.FIND));
        assertEquals(2, storage.injected());
    }

    @Test
    void whatALostAnswerWasAboutIsWrittenAndNothingElseIs() {
        storage.fail(Operation.COMMIT, 1, Fault.ANSWER_LOST)
                .fail(Operation.COMMIT, 2, Fault.REQUEST_LOST)
                .fail(Operation.COMMIT, 3, Fault.CONFLICT);
        ChangeSet first = create(1);
        assertThrows(OutcomeUnknown.class, () -> storage.commit(first));
        assertThrows(OutcomeUnknown.class, () -> storage.commit(create(2)));
        assertThrows(StaleVersion.class, () -> storage.commit(create(3)));
        assertEquals(1, storage.findAll(TckKinds.ITEM, List.of(1L, 2L, 3L)).size());
        assertTrue(storage.commit(first).replayed());
    }

    @Test
    void somethingElseCanHappenJustBeforeACall() {
        storage.before(Operation.COMMIT, 1, () -> storage.commit(create(1)));
        assertThrows(StaleVersion.class, () -> storage.commit(create(1)), "the other one was first");
        assertEquals(1, storage.find(TckKinds.ITEM, 1).orElseThrow().version());
    }

    @Test
    void theSameSeedGivesTheSameFaultsUntilItRecovers() {
        List<String> once = fates(7);
        assertEquals(once, fates(7));
        assertNotEquals(once, fates(8));
        assertTrue(Set.copyOf(once).size() > 3, "several kinds, and calls that pass");

        storage.failAtRandom(7, 1, Fault.BUSY);
        assertThrows(Busy.class, () -> storage.commit(create(1)));
        storage.recover();
        storage.commit(create(1));
    }

    @Test
    void aReadCannotLoseWhatItNeverWrote() {
        for (Fault fault : List.of(Fault.CONFLICT, Fault.REQUEST_LOST, Fault.ANSWER_LOST)) {
            assertThrows(InvalidInput.class, () -> storage.fail(Operation.FIND, 1, fault));
        }
        assertThrows(InvalidInput.class, () -> storage.fail(Operation.FIND, 0, Fault.BUSY));
        assertThrows(InvalidInput.class, () -> storage.failAtRandom(1, 1.1, Fault.BUSY));
        storage.failAtRandom(1, 1, Fault.ANSWER_LOST);
        assertEquals(Optional.empty(), storage.find(TckKinds.ITEM, 1));
    }

    private ChangeSet create(long id) {
        return samples.creating(Item.of(id, "item"));
    }

    private static List<String> fates(long seed) {
        SampleData data = new SampleData();
        FaultyStorage faulty = FaultyStorage.over(MemoryStorage.create()).failAtRandom(seed, 0.5, Fault.values());
        List<String> fates = new ArrayList<>();
        for (int id = 1; id <= 60; id++) {
            try {
                faulty.commit(data.creating(Item.of(id, "item")));
                fates.add("committed");
            } catch (LedgerException e) {
                fates.add(e.getMessage());
            }
        }
        return fates;
    }

    private static String signature(Method method) {
        return method.getName() + Arrays.toString(method.getParameterTypes());
    }
}
