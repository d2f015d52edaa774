package org.volunteerledger.contract;

import org.junit.jupiter.api.Nested;
import org.volunteerledger.tck.AccessContract;
import org.volunteerledger.tck.ArchiveScenarioContract;
import org.volunteerledger.tck.ArticleContract;
import org.volunteerledger.tck.AuditContract;
import org.volunteerledger.tck.CareFileScenarioContract;
import org.volunteerledger.tck.CareScenarioContract;
import org.volunteerledger.tck.CareVisitScenarioContract;
import org.volunteerledger.tck.CertificateContract;
import org.volunteerledger.tck.CreditContract;
import org.volunteerledger.tck.CubeContract;
import org.volunteerledger.tck.CubeSnapshotContract;
import org.volunteerledger.tck.DutyAgreementContract;
import org.volunteerledger.tck.DutyDeskContract;
import org.volunteerledger.tck.DutyListsContract;
import org.volunteerledger.tck.DutyProgrammeContract;
import org.volunteerledger.tck.DutyRosterContract;
import org.volunteerledger.tck.DutyStaffContract;
import org.volunteerledger.tck.HonourRegisterScenarioContract;
import org.volunteerledger.tck.HonourRulesScenarioContract;
import org.volunteerledger.tck.HonourScenarioContract;
import org.volunteerledger.tck.HoursScenarioContract;
import org.volunteerledger.tck.LocalPolicyScenarioContract;
import org.volunteerledger.tck.MinorsScenarioContract;
import org.volunteerledger.tck.PeopleScenarioContract;
import org.volunteerledger.tck.PlaceScenarioContract;
import org.volunteerledger.tck.PolicyScenarioContract;
import org.volunteerledger.tck.PrivacyScenarioContract;
import org.volunteerledger.tck.ReferenceStorage;
import org.volunteerledger.tck.ReportScenarioContract;
import org.volunteerledger.tck.RequestBoardContract;
import org.volunteerledger.tck.RequestScenarioContract;
import org.volunteerledger.tck.ReviewScenarioContract;
import org.volunteerledger.tck.ServiceRequestContract;
import org.volunteerledger.tck.StarScenarioContract;
import org.volunteerledger.tck.StatisticsContract;
import org.volunteerledger.tck.StorageFixture;
import org.volunteerledger.tck.VerificationScenarioContract;

/** The scenarios on the model that judges the storages, where only the core itself can be wrong. */
final class ReferenceScenarioTest {

    @Nested
    final class Archive extends ArchiveScenarioContract {
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
    final class People extends PeopleScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Place extends PlaceScenarioContract {
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

    @Nested
    final class Privacy extends PrivacyScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Report extends ReportScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Request extends RequestScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Review extends ReviewScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Verification extends VerificationScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Article extends ArticleContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Access extends AccessContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Audit extends AuditContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Credit extends CreditContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class ServiceRequest extends ServiceRequestContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class RequestBoard extends RequestBoardContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Care extends CareScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class CareVisit extends CareVisitScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class CareFile extends CareFileScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Cube extends CubeContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class CubeSnapshot extends CubeSnapshotContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class DutyStaff extends DutyStaffContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class DutyAgreement extends DutyAgreementContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class DutyProgramme extends DutyProgrammeContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class DutyRoster extends DutyRosterContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class DutyDesk extends DutyDeskContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class DutyLists extends DutyListsContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Honour extends HonourScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class HonourRules extends HonourRulesScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class HonourRegister extends HonourRegisterScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Star extends StarScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Statistics extends StatisticsContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class Certificate extends CertificateContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class LocalPolicy extends LocalPolicyScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }

    @Nested
    final class MinorsScenario extends MinorsScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return ReferenceStorage.fixture();
        }
    }
}
