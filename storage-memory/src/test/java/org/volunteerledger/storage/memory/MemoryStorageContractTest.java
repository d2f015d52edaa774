package org.volunteerledger.storage.memory;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.tck.AggregationContract;
import org.volunteerledger.tck.AttendanceScenarioContract;
import org.volunteerledger.tck.ChangeFeedContract;
import org.volunteerledger.tck.ChangeSetContract;
import org.volunteerledger.tck.ConcurrencyContract;
import org.volunteerledger.tck.EntityContract;
import org.volunteerledger.tck.IdempotencyContract;
import org.volunteerledger.tck.LedgerContract;
import org.volunteerledger.tck.LifecycleContract;
import org.volunteerledger.tck.PagingContract;
import org.volunteerledger.tck.RandomHistoryContract;
import org.volunteerledger.tck.ServiceScenarioContract;
import org.volunteerledger.tck.StorageFixture;
import org.volunteerledger.tck.TckManifest;
import org.volunteerledger.tck.TeamScenarioContract;
import org.volunteerledger.tck.TextContract;
import org.volunteerledger.tck.UniqueKeyContract;

/** Runs the contract kit. */
final class MemoryStorageContractTest {

    static final StorageFixture FIXTURE = new StorageFixture() {
        @Override
        public Storage open(TestInfo test) {
            return MemoryStorage.create();
        }

        @Override
        public Optional<Storage> openAgain(Storage storage) {
            return Optional.empty();
        }
    };

    @Test
    void everyContractIsRun() {
        TckManifest.assertAllRunBy(MemoryStorageContractTest.class, MemoryStorageScenarioTest.class);
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
    final class ChangeSet extends ChangeSetContract {
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
    final class Text extends TextContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class Lifecycle extends LifecycleContract {
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
    final class TeamScenario extends TeamScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class ServiceScenario extends ServiceScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class AttendanceScenario extends AttendanceScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }
}
