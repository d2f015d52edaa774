package org.volunteerledger.rocks;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.volunteerledger.tck.AccessContract;
import org.volunteerledger.tck.AggregationContract;
import org.volunteerledger.tck.ArchiveScenarioContract;
import org.volunteerledger.tck.ArticleContract;
import org.volunteerledger.tck.AttendanceScenarioContract;
import org.volunteerledger.tck.AuditContract;
import org.volunteerledger.tck.CareFileScenarioContract;
import org.volunteerledger.tck.CareScenarioContract;
import org.volunteerledger.tck.CareVisitScenarioContract;
import org.volunteerledger.tck.CertificateContract;
import org.volunteerledger.tck.ChangeFeedContract;
import org.volunteerledger.tck.ChangeSetContract;
import org.volunteerledger.tck.ConcurrencyContract;
import org.volunteerledger.tck.CreditContract;
import org.volunteerledger.tck.CubeContract;
import org.volunteerledger.tck.CubeSnapshotContract;
import org.volunteerledger.tck.DutyAgreementContract;
import org.volunteerledger.tck.DutyDeskContract;
import org.volunteerledger.tck.DutyListsContract;
import org.volunteerledger.tck.DutyProgrammeContract;
import org.volunteerledger.tck.DutyRosterContract;
import org.volunteerledger.tck.DutyStaffContract;
import org.volunteerledger.tck.EntityContract;
import org.volunteerledger.tck.HonourRegisterScenarioContract;
import org.volunteerledger.tck.HonourRulesScenarioContract;
import org.volunteerledger.tck.HonourScenarioContract;
import org.volunteerledger.tck.HoursScenarioContract;
import org.volunteerledger.tck.IdempotencyContract;
import org.volunteerledger.tck.LedgerContract;
import org.volunteerledger.tck.LifecycleContract;
import org.volunteerledger.tck.LocalPolicyScenarioContract;
import org.volunteerledger.tck.MinorsScenarioContract;
import org.volunteerledger.tck.PagingContract;
import org.volunteerledger.tck.PeopleScenarioContract;
import org.volunteerledger.tck.PlaceScenarioContract;
import org.volunteerledger.tck.PolicyScenarioContract;
import org.volunteerledger.tck.PrivacyScenarioContract;
import org.volunteerledger.tck.RandomHistoryContract;
import org.volunteerledger.tck.ReportScenarioContract;
import org.volunteerledger.tck.RequestBoardContract;
import org.volunteerledger.tck.RequestScenarioContract;
import org.volunteerledger.tck.ReviewScenarioContract;
import org.volunteerledger.tck.ServiceRequestContract;
import org.volunteerledger.tck.ServiceScenarioContract;
import org.volunteerledger.tck.StarScenarioContract;
import org.volunteerledger.tck.StatisticsContract;
import org.volunteerledger.tck.StorageFixture;
import org.volunteerledger.tck.TckManifest;
import org.volunteerledger.tck.TeamScenarioContract;
import org.volunteerledger.tck.TextContract;
import org.volunteerledger.tck.UniqueKeyContract;
import org.volunteerledger.tck.VerificationScenarioContract;

/** Runs the contract kit. */
@NullMarked
final class RocksContractsTest {

    private static final StorageFixture FIXTURE = new RocksFixture();

    @Test
    void everyContractIsRun() {
        TckManifest.assertAllRunBy(RocksContractsTest.class);
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
    final class Cube extends CubeContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class CubeSnapshot extends CubeSnapshotContract {
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
    final class MinorsScenario extends MinorsScenarioContract {
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

    @Nested
    final class PlaceScenario extends PlaceScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class PeopleScenario extends PeopleScenarioContract {
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

    @Nested
    final class ReviewScenario extends ReviewScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class RequestScenario extends RequestScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class ServiceRequest extends ServiceRequestContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class RequestBoard extends RequestBoardContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class ReportScenario extends ReportScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class ArchiveScenario extends ArchiveScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class VerificationScenario extends VerificationScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class PrivacyScenario extends PrivacyScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class CareScenario extends CareScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class CareVisitScenario extends CareVisitScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class CareFileScenario extends CareFileScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class DutyStaff extends DutyStaffContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class DutyAgreement extends DutyAgreementContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class DutyProgramme extends DutyProgrammeContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class DutyRoster extends DutyRosterContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class DutyDesk extends DutyDeskContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class DutyLists extends DutyListsContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class HonourScenario extends HonourScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class HonourRulesScenario extends HonourRulesScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class HonourRegisterScenario extends HonourRegisterScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class StarScenario extends StarScenarioContract {
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

    @Nested
    final class Access extends AccessContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class Audit extends AuditContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class Credit extends CreditContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class Statistics extends StatisticsContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class Certificate extends CertificateContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    final class LocalPolicyScenario extends LocalPolicyScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }
}
