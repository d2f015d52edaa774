package org.volunteerledger.contract;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
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
import org.volunteerledger.tck.ReferenceStorage;
import org.volunteerledger.tck.ServiceScenarioContract;
import org.volunteerledger.tck.StorageFixture;
import org.volunteerledger.tck.TckManifest;
import org.volunteerledger.tck.TeamScenarioContract;
import org.volunteerledger.tck.TextContract;
import org.volunteerledger.tck.UniqueKeyContract;

/** The model that judges the others keeps every contract itself. */
final class ReferenceStorageTest {

    @Test
    void everyContractIsRun() {
        TckManifest.assertAllRunBy(ReferenceStorageTest.class, ReferenceScenarioTest.class);
    }

    @Nested
    final class Entity extends EntityContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Paging extends PagingContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class UniqueKey extends UniqueKeyContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class ChangeSet extends ChangeSetContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Idempotency extends IdempotencyContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Ledger extends LedgerContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Aggregation extends AggregationContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class ChangeFeed extends ChangeFeedContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Text extends TextContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Lifecycle extends LifecycleContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class RandomHistory extends RandomHistoryContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Concurrency extends ConcurrencyContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class TeamScenario extends TeamScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class ServiceScenario extends ServiceScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class AttendanceScenario extends AttendanceScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }
}
