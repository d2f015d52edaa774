package org.volunteerledger.storage.memory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInfo;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.tck.AggregationContract;
import org.volunteerledger.tck.ChangeFeedContract;
import org.volunteerledger.tck.ConcurrencyContract;
import org.volunteerledger.tck.EntityContract;
import org.volunteerledger.tck.HoursScenarioContract;
import org.volunteerledger.tck.IdempotencyContract;
import org.volunteerledger.tck.Item;
import org.volunteerledger.tck.LedgerContract;
import org.volunteerledger.tck.PagingContract;
import org.volunteerledger.tck.PolicyScenarioContract;
import org.volunteerledger.tck.RandomHistoryContract;
import org.volunteerledger.tck.SampleData;
import org.volunteerledger.tck.StorageFixture;
import org.volunteerledger.tck.UniqueKeyContract;

/** A storage that has gone back, to nothing and then before each commit to where it is, is a storage like any other. */
final class RestoredStorageTest {

    private static final StorageFixture FIXTURE = new StorageFixture() {
        @Override
        public Storage open(TestInfo test) {
            MemoryStorage storage = MemoryStorage.create();
            MemorySnapshot nothing = storage.snapshot();
            SampleData samples = new SampleData();
            AccountState account = samples.account();
            storage.commit(samples.creating(Item.of(1, "forgotten").keyed("k", "a")));
            storage.commit(samples.appending(account, samples.grant(account).build()));
            storage.restore(nothing);
            return goingBackBeforeCommits(storage);
        }

        @Override
        public Optional<Storage> openAgain(Storage storage) {
            return Optional.empty();
        }
    };

    private static Storage goingBackBeforeCommits(MemoryStorage storage) {
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    try {
                        if (!method.getName().equals("commit")) {
                            return method.invoke(storage, arguments);
                        }
                        synchronized (storage) {
                            storage.restore(storage.snapshot());
                            return method.invoke(storage, arguments);
                        }
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    @Nested
    final class Entity extends EntityContract {
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
    final class UniqueKey extends UniqueKeyContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class Idempotency extends IdempotencyContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class Ledger extends LedgerContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class Aggregation extends AggregationContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class ChangeFeed extends ChangeFeedContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class RandomHistory extends RandomHistoryContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class Concurrency extends ConcurrencyContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class HoursScenario extends HoursScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class PolicyScenario extends PolicyScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }
}
