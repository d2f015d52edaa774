package org.volunteerledger.contract;

import org.junit.jupiter.api.Nested;
import org.volunteerledger.tck.HoursScenarioContract;
import org.volunteerledger.tck.PolicyScenarioContract;
import org.volunteerledger.tck.ReferenceStorage;
import org.volunteerledger.tck.ReviewScenarioContract;
import org.volunteerledger.tck.StorageFixture;

/** The scenarios on the model that judges the storages, where only the core itself can be wrong. */
final class ReferenceScenarioTest {

    @Nested
    final class Attendance extends ReviewScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Hours extends HoursScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Policy extends PolicyScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }
}
