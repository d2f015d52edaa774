package org.volunteerledger.storage.memory;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInfo;
import org.volunteerledger.cube.Cube;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.tck.ArticleContract;
import org.volunteerledger.tck.ChangeFeedContract;
import org.volunteerledger.tck.EntityContract;
import org.volunteerledger.tck.HoursScenarioContract;
import org.volunteerledger.tck.LedgerContract;
import org.volunteerledger.tck.LifecycleContract;
import org.volunteerledger.tck.PagingContract;
import org.volunteerledger.tck.ReportScenarioContract;
import org.volunteerledger.tck.ReviewScenarioContract;
import org.volunteerledger.tck.StorageFixture;
import org.volunteerledger.tck.UniqueKeyContract;
import org.volunteerledger.tck.VerificationScenarioContract;

/** A storage whose reports a cube answers is a storage like any other, and the whole domain works on it. */
final class CubeStorageTest {

    private static final StorageFixture FIXTURE = new StorageFixture() {
        @Override
        public Storage open(TestInfo test) {
            return Cube.over(MemoryStorage.create()).load().storage(Cube.Freshness.LATEST);
        }

        @Override
        public Optional<Storage> openAgain(Storage storage) {
            return Optional.empty();
        }
    };

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
    final class Ledger extends LedgerContract {
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
    final class Lifecycle extends LifecycleContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class Hours extends HoursScenarioContract {
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

    @Nested
    final class Review extends ReviewScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class Verification extends VerificationScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class Article extends ArticleContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }
}
