package org.volunteerledger.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.NullMarked;
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

/** The contract kit on MariaDB, with a pool whose auto-commit is off. */
@NullMarked
final class MariaDbContractsTest {

    private static final StorageFixture FIXTURE = JdbcFixture.on(Databases.mariaDb(), false);

    @Test
    void everyContractIsRun() {
        TckManifest.assertAllRunBy(MariaDbContractsTest.class);
    }

    /** The build runs this class on other versions too, and must not run the same one twice. */
    @Test
    void theServerHasTheVersionThatTheBuildNames() throws SQLException {
        try (TestDatabase database = Databases.mariaDb();
                Connection connection = database.dataSource().getConnection()) {
            String version = "mariadb-" + connection.getMetaData().getDatabaseProductVersion();

            assertThat(version).startsWith(System.getProperty("volunteerledger.mariadb", "mariadb-11.4.5"));
        }
    }

    static final class EntityTest extends EntityContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class PagingTest extends PagingContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class UniqueKeyTest extends UniqueKeyContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class ChangeSetTest extends ChangeSetContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class IdempotencyTest extends IdempotencyContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class LedgerTest extends LedgerContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class AggregationTest extends AggregationContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class ChangeFeedTest extends ChangeFeedContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class TextTest extends TextContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class LifecycleTest extends LifecycleContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class RandomHistoryTest extends RandomHistoryContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class ConcurrencyTest extends ConcurrencyContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class TeamScenarioTest extends TeamScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class ServiceScenarioTest extends ServiceScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class AttendanceScenarioTest extends AttendanceScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class ArchiveScenarioTest extends ArchiveScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class HoursScenarioTest extends HoursScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class PeopleScenarioTest extends PeopleScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class PlaceScenarioTest extends PlaceScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class PolicyScenarioTest extends PolicyScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class PrivacyScenarioTest extends PrivacyScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class ReportScenarioTest extends ReportScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class RequestScenarioTest extends RequestScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class ReviewScenarioTest extends ReviewScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class VerificationScenarioTest extends VerificationScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class ArticleTest extends ArticleContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class AccessTest extends AccessContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class AuditTest extends AuditContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class CreditTest extends CreditContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class ServiceRequestTest extends ServiceRequestContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class RequestBoardTest extends RequestBoardContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class CareTest extends CareScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class CareVisitTest extends CareVisitScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class CareFileTest extends CareFileScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class CubeTest extends CubeContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class CubeSnapshotTest extends CubeSnapshotContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class DutyStaffTest extends DutyStaffContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class DutyAgreementTest extends DutyAgreementContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class DutyProgrammeTest extends DutyProgrammeContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class DutyRosterTest extends DutyRosterContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class DutyDeskTest extends DutyDeskContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class DutyListsTest extends DutyListsContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class HonourTest extends HonourScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class HonourRulesTest extends HonourRulesScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class HonourRegisterTest extends HonourRegisterScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class StarTest extends StarScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class StatisticsTest extends StatisticsContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class CertificateTest extends CertificateContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class LocalPolicyTest extends LocalPolicyScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }

    static final class MinorsScenarioTest extends MinorsScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return FIXTURE;
        }
    }
}
