package org.volunteerledger.tck;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/** What belongs to the kit. */
public final class TckManifest {

    private TckManifest() {}

    /**
     * All contracts, in an order from simple to demanding.
     *
     * @return the abstract classes that an adapter author extends
     */
    public static List<Class<? extends StorageContract>> contracts() {
        return List.of(
                EntityContract.class,
                PagingContract.class,
                UniqueKeyContract.class,
                ChangeSetContract.class,
                IdempotencyContract.class,
                LedgerContract.class,
                AggregationContract.class,
                ChangeFeedContract.class,
                TextContract.class,
                LifecycleContract.class,
                RandomHistoryContract.class,
                ConcurrencyContract.class,
                CubeContract.class,
                CubeSnapshotContract.class,
                TeamScenarioContract.class,
                ServiceScenarioContract.class,
                MinorsScenarioContract.class,
                AttendanceScenarioContract.class,
                PlaceScenarioContract.class,
                PeopleScenarioContract.class,
                HoursScenarioContract.class,
                PolicyScenarioContract.class,
                ReviewScenarioContract.class,
                RequestScenarioContract.class,
                ServiceRequestContract.class,
                RequestBoardContract.class,
                ReportScenarioContract.class,
                ArchiveScenarioContract.class,
                VerificationScenarioContract.class,
                PrivacyScenarioContract.class,
                CareScenarioContract.class,
                CareVisitScenarioContract.class,
                CareFileScenarioContract.class,
                DutyStaffContract.class,
                DutyAgreementContract.class,
                DutyProgrammeContract.class,
                DutyRosterContract.class,
                DutyDeskContract.class,
                DutyListsContract.class,
                HonourScenarioContract.class,
                HonourRulesScenarioContract.class,
                HonourRegisterScenarioContract.class,
                StarScenarioContract.class,
                ArticleContract.class,
                AccessContract.class,
                AuditContract.class,
                CreditContract.class,
                StatisticsContract.class,
                CertificateContract.class,
                LocalPolicyScenarioContract.class);
    }

    /**
     * Fails unless every contract is extended by one of these test classes or of their member classes, so that a contract that a
     * later version of the kit adds is not missed.
     *
     * @param tests the test classes of one storage
     */
    public static void assertAllRunBy(Class<?>... tests) {
        Set<Class<?>> extended = Stream.of(tests)
                .flatMap(test -> Stream.concat(Stream.of(test), Stream.of(test.getDeclaredClasses())))
                .<Class<?>>map(Class::getSuperclass)
                .collect(Collectors.toSet());
        List<String> missing = contracts().stream()
                .filter(contract -> !extended.contains(contract))
                .map(Class::getSimpleName)
                .toList();
        Assertions.assertEquals(List.of(), missing, "contracts that no test class extends");
    }
}
