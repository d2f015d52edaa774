package org.volunteerledger.tck;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * The whole kit: an adapter author extends this class once and says in {@link #fixture} how a storage is opened. A contract that a
 * later version of the kit adds is run without a change there.
 *
 * <p>Every contract carries its name as a tag, and one of two more: {@value #STORAGE} if it judges the storage method by method, and
 * {@value #DOMAIN} if it plays the use cases on it. So one contract is run by {@code mvn test -Dgroups=EntityContract}, and those to
 * begin with by {@code mvn test -Dgroups=storage}.
 */
public abstract class AllContracts {

    /** The tag of contracts that judge the storage by the methods of {@link org.volunteerledger.storage.Storage}. */
    public static final String STORAGE = "storage";

    /** The tag of contracts that play use cases and reports on the storage. */
    public static final String DOMAIN = "domain";

    /** For subclasses. */
    protected AllContracts() {}

    /**
     * How the storage under test is opened.
     *
     * @return the fixture; asked for once in each test
     */
    protected abstract StorageFixture fixture();

    @Nested
    @Tag(STORAGE)
    @Tag("EntityContract")
    final class Entity extends EntityContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(STORAGE)
    @Tag("PagingContract")
    final class Paging extends PagingContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(STORAGE)
    @Tag("ConditionContract")
    final class Condition extends ConditionContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(STORAGE)
    @Tag("UniqueKeyContract")
    final class UniqueKey extends UniqueKeyContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(STORAGE)
    @Tag("ChangeSetContract")
    final class ChangeSet extends ChangeSetContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(STORAGE)
    @Tag("IdempotencyContract")
    final class Idempotency extends IdempotencyContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(STORAGE)
    @Tag("LedgerContract")
    final class Ledger extends LedgerContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(STORAGE)
    @Tag("TakeBackContract")
    final class TakeBack extends TakeBackContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(STORAGE)
    @Tag("AggregationContract")
    final class Aggregation extends AggregationContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(STORAGE)
    @Tag("ChangeFeedContract")
    final class ChangeFeed extends ChangeFeedContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(STORAGE)
    @Tag("TextContract")
    final class Text extends TextContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(STORAGE)
    @Tag("LifecycleContract")
    final class Lifecycle extends LifecycleContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(STORAGE)
    @Tag("RandomHistoryContract")
    final class RandomHistory extends RandomHistoryContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(STORAGE)
    @Tag("ConcurrencyContract")
    final class Concurrency extends ConcurrencyContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("CubeContract")
    final class Cube extends CubeContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("CubeSnapshotContract")
    final class CubeSnapshot extends CubeSnapshotContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("TeamScenarioContract")
    final class Team extends TeamScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("ServiceScenarioContract")
    final class Service extends ServiceScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("MinorsAloneContract")
    final class MinorsAlone extends MinorsAloneContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("MinorsScenarioContract")
    final class Minors extends MinorsScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("PersonMergeContract")
    final class PersonMerge extends PersonMergeContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("RecordTransferContract")
    final class RecordTransfer extends RecordTransferContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("AttendanceScenarioContract")
    final class Attendance extends AttendanceScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("PlaceScenarioContract")
    final class Place extends PlaceScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("PeopleScenarioContract")
    final class People extends PeopleScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("HoursScenarioContract")
    final class Hours extends HoursScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("PolicyScenarioContract")
    final class Policy extends PolicyScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("ReviewScenarioContract")
    final class Review extends ReviewScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("RequestScenarioContract")
    final class Request extends RequestScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("ServiceRequestContract")
    final class ServiceRequest extends ServiceRequestContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("RequestBoardContract")
    final class RequestBoard extends RequestBoardContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("ReportScenarioContract")
    final class Report extends ReportScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("ArchiveScenarioContract")
    final class Archive extends ArchiveScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("VerificationScenarioContract")
    final class Verification extends VerificationScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("PrivacyScenarioContract")
    final class Privacy extends PrivacyScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("CareLeavingContract")
    final class CareLeaving extends CareLeavingContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("CareScenarioContract")
    final class Care extends CareScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("CareVisitScenarioContract")
    final class CareVisit extends CareVisitScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("CareFileScenarioContract")
    final class CareFile extends CareFileScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("DutyStaffContract")
    final class DutyStaff extends DutyStaffContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("DutyAgreementContract")
    final class DutyAgreement extends DutyAgreementContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("DutyProgrammeContract")
    final class DutyProgramme extends DutyProgrammeContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("DutyLeavingContract")
    final class DutyLeaving extends DutyLeavingContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("DutyRosterContract")
    final class DutyRoster extends DutyRosterContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("DutyDeskContract")
    final class DutyDesk extends DutyDeskContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("DutyListsContract")
    final class DutyLists extends DutyListsContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("HonourScenarioContract")
    final class Honour extends HonourScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("HonourRulesScenarioContract")
    final class HonourRules extends HonourRulesScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("HonourRegisterScenarioContract")
    final class HonourRegister extends HonourRegisterScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("StarScenarioContract")
    final class Star extends StarScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("ArticleContract")
    final class Article extends ArticleContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("AccessContract")
    final class Access extends AccessContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("AuditContract")
    final class Audit extends AuditContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("CreditContract")
    final class Credit extends CreditContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("StatisticsContract")
    final class Statistics extends StatisticsContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("CertificateContract")
    final class Certificate extends CertificateContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("CertificateVerificationContract")
    final class CertificateVerification extends CertificateVerificationContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("VolunteerRecordsContract")
    final class VolunteerRecords extends VolunteerRecordsContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }

    @Nested
    @Tag(DOMAIN)
    @Tag("LocalPolicyScenarioContract")
    final class LocalPolicy extends LocalPolicyScenarioContract {
        @Override
        protected StorageFixture fixture() {
            return AllContracts.this.fixture();
        }
    }
}
