package org.volunteerledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.tck.AggregationContract;
import org.volunteerledger.tck.AllContracts;
import org.volunteerledger.tck.ChangeFeedContract;
import org.volunteerledger.tck.ChangeSetContract;
import org.volunteerledger.tck.ConcurrencyContract;
import org.volunteerledger.tck.ConditionContract;
import org.volunteerledger.tck.EntityContract;
import org.volunteerledger.tck.IdempotencyContract;
import org.volunteerledger.tck.LedgerContract;
import org.volunteerledger.tck.LifecycleContract;
import org.volunteerledger.tck.PagingContract;
import org.volunteerledger.tck.RandomHistoryContract;
import org.volunteerledger.tck.ServiceScenarioContract;
import org.volunteerledger.tck.StorageContract;
import org.volunteerledger.tck.TakeBackContract;
import org.volunteerledger.tck.TckManifest;
import org.volunteerledger.tck.TeamScenarioContract;
import org.volunteerledger.tck.TextContract;
import org.volunteerledger.tck.UniqueKeyContract;

/** A contract that cannot fail proves nothing: each of these storages is broken in one way, and the contract named beside it sees it. */
final class BrokenStoragesTest {

    private static final Pattern THREE_PARTS = Pattern.compile(
            ".*Expected .+, but came .+\\.\nThe rule: .+\nWritten in (the Javadoc of \\w.+, tested by )?the contract \\w+\\.\\w+",
            Pattern.DOTALL);

    private static final String PATIENCE = "volunteerledger.tck.patience";

    static Stream<Arguments> broken() {
        return Stream.of(
                broken("lostVersionCheck", BrokenCommits::lostVersionCheck, ServiceScenarioContract.class),
                broken("keyStolen", BrokenCommits::keyStolen, TeamScenarioContract.class),
                broken("lostVersionCheck", BrokenCommits::lostVersionCheck, EntityContract.class),
                broken("lostVersionCheck", BrokenCommits::lostVersionCheck, ConcurrencyContract.class),
                broken("lostExpectations", BrokenCommits::lostExpectations, EntityContract.class),
                broken("partialBatch", BrokenCommits::partialBatch, ChangeSetContract.class),
                broken("dirtyReads", BrokenCommits::dirtyReads, ConcurrencyContract.class),
                broken("caseBlindUniqueKey", BrokenCommits::caseBlindUniqueKey, UniqueKeyContract.class),
                broken("trailingBlankBlindKey", BrokenCommits::trailingBlankBlindKey, UniqueKeyContract.class),
                broken("keyNotReleased", BrokenCommits::keyNotReleased, UniqueKeyContract.class),
                broken("keyStolen", BrokenCommits::keyStolen, UniqueKeyContract.class),
                broken("reusedKeyAccepted", BrokenCommits::reusedKeyAccepted, IdempotencyContract.class),
                broken("replayNotRecognised", BrokenCommits::replayNotRecognised, IdempotencyContract.class),
                broken("replayAnsweredAnew", BrokenCommits::replayAnsweredAnew, IdempotencyContract.class),
                broken("partlyAppliedAccepted", BrokenCommits::partlyAppliedAccepted, IdempotencyContract.class),
                broken("reusedEntryKeyAccepted", BrokenCommits::reusedEntryKeyAccepted, LedgerContract.class),
                broken("voidNotCompared", BrokenCommits::voidNotCompared, TakeBackContract.class),
                broken("staleAccounts", BrokenCommits::staleAccounts, LedgerContract.class),
                broken("pageBoundaryOffByOne", BrokenReads::pageBoundaryOffByOne, PagingContract.class),
                broken("cursorAfterTheLastPage", BrokenReads::cursorAfterTheLastPage, PagingContract.class),
                broken("foreignCursorAccepted", BrokenReads::foreignCursorAccepted, PagingContract.class),
                broken("rangeEndInclusive", BrokenReads::rangeEndInclusive, PagingContract.class),
                broken("prefixAsPattern", BrokenReads::prefixAsPattern, PagingContract.class),
                broken("unfitFindsNothing", BrokenReads::unfitFindsNothing, ConditionContract.class),
                broken("periodEndExclusive", BrokenReads::periodEndExclusive, LedgerContract.class),
                broken("aggregateForgetsVoids", BrokenReads::aggregateForgetsVoids, AggregationContract.class),
                broken("distinctAddedUp", BrokenReads::distinctAddedUp, AggregationContract.class),
                broken("emptyGroupsShown", BrokenReads::emptyGroupsShown, AggregationContract.class),
                broken("feedSkips", BrokenReads::feedSkips, ChangeFeedContract.class),
                broken("caseBlindChanges", BrokenReads::caseBlindChanges, IdempotencyContract.class),
                broken("untimedAtMidnight", BrokenReads::untimedAtMidnight, LedgerContract.class),
                broken("threeByteText", BrokenReads::threeByteText, IdempotencyContract.class),
                broken("strippedText", BrokenCommits::strippedText, TextContract.class),
                broken("neverCloses", BrokenReads::neverCloses, LifecycleContract.class),
                broken("capableWhenClosed", BrokenReads::capableWhenClosed, LifecycleContract.class),
                broken("fewValues", BrokenLimits::fewValues, PagingContract.class),
                broken("shortPages", BrokenLimits::shortPages, PagingContract.class),
                broken("nothingCountedAsARow", BrokenLimits::nothingCountedAsARow, PagingContract.class),
                broken("tooManyIdsContradict", BrokenLimits::tooManyIdsContradict, EntityContract.class),
                broken("fewKeys", BrokenLimits::fewKeys, LedgerContract.class),
                broken("fewChanges", BrokenLimits::fewChanges, LedgerContract.class),
                broken("fewKeysOfADimension", BrokenLimits::fewKeysOfADimension, LedgerContract.class),
                broken(
                        "changesForgottenBesideAccounts",
                        BrokenLimits::changesForgottenBesideAccounts,
                        LedgerContract.class),
                broken("shortPagesOfEntries", BrokenLimits::shortPagesOfEntries, LedgerContract.class),
                broken("shortPagesOfAccounts", BrokenLimits::shortPagesOfAccounts, LedgerContract.class),
                broken(
                        "entriesInTheOrderOfTheirKeys",
                        BrokenLimits::entriesInTheOrderOfTheirKeys,
                        LedgerContract.class),
                broken(
                        "entriesInTheOrderOfTheirChanges",
                        BrokenLimits::entriesInTheOrderOfTheirChanges,
                        LedgerContract.class),
                broken("accountsOnce", BrokenLimits::accountsOnce, LedgerContract.class),
                broken("accountsInWhateverOrder", BrokenLimits::accountsInWhateverOrder, LedgerContract.class),
                broken("otherHeadIsWrongInput", BrokenCommits::otherHeadIsWrongInput, LedgerContract.class),
                broken("releasedByAnybody", BrokenCommits::releasedByAnybody, UniqueKeyContract.class),
                broken("claimedByItsOwnerAgain", BrokenCommits::claimedByItsOwnerAgain, UniqueKeyContract.class),
                broken("caseBlindOrder", BrokenIndexes::caseBlindOrder, TextContract.class),
                broken("kindsRunTogether", BrokenIndexes::kindsRunTogether, EntityContract.class),
                broken("cursorAfterTheLastEntries", BrokenIndexes::cursorAfterTheLastEntries, LedgerContract.class),
                broken("cursorAfterTheLastAccounts", BrokenIndexes::cursorAfterTheLastAccounts, LedgerContract.class),
                broken("changesAgain", BrokenIndexes::changesAgain, IdempotencyContract.class),
                atOnce("spoiltByAnInterrupt", BrokenMoments::spoiltByAnInterrupt),
                atOnce("closedUnderReaders", BrokenIndexes::closedUnderReaders),
                reopened("changesNotIndexed", BrokenIndexes::changesNotIndexed),
                reopened("valuesNotIndexed", BrokenIndexes::valuesNotIndexed),
                atOnce("expectationsBeforeTheLock", BrokenMoments::expectationsBeforeTheLock),
                atOnce("entryKeysBeforeTheLock", BrokenMoments::entryKeysBeforeTheLock),
                atOnce("ownersOneByOne", BrokenMoments::ownersOneByOne),
                atOnce("changesOneByOne", BrokenMoments::changesOneByOne),
                atOnce("rowsOneByOne", BrokenMoments::rowsOneByOne),
                atOnce("accountsOneByOne", BrokenMoments::accountsOneByOne),
                atOnce("reportsInPages", BrokenMoments::reportsInPages),
                atOnce("reportsInDays", BrokenMoments::reportsInDays),
                atOnce("positionReadLater", BrokenMoments::positionReadLater),
                reopened("reusedEntryKeyAccepted", BrokenCommits::reusedEntryKeyAccepted),
                reopened("keyStolen", BrokenCommits::keyStolen),
                reopened("reusedKeyAccepted", BrokenCommits::reusedKeyAccepted),
                reopened("replayNotRecognised", BrokenCommits::replayNotRecognised),
                reopened("takenBackAgain", BrokenHandles::takenBackAgain),
                reopened("positionsFromTheStart", BrokenHandles::positionsFromTheStart),
                broken("closeCountedTwice", BrokenHandles.closeCountedTwice(), LifecycleContract.class),
                broken("keyStolen", BrokenCommits::keyStolen, RandomHistoryContract.class),
                broken("aggregateForgetsVoids", BrokenReads::aggregateForgetsVoids, RandomHistoryContract.class),
                broken("rangeEndInclusive", BrokenReads::rangeEndInclusive, RandomHistoryContract.class),
                broken("pageBoundaryOffByOne", BrokenReads::pageBoundaryOffByOne, RandomHistoryContract.class),
                broken("reusedEntryKeyAccepted", BrokenCommits::reusedEntryKeyAccepted, RandomHistoryContract.class));
    }

    @ParameterizedTest(name = "{0} is caught by {2}")
    @MethodSource("broken")
    void aBrokenStorageIsCaught(String name, UnaryOperator<Storage> breaking, Class<? extends StorageContract> contract)
            throws ReflectiveOperationException {
        assertThat(new KitRunner(breaking).firstFailure(contract))
                .as(name)
                .hasValueSatisfying(message -> assertThat(message)
                        .as("says what was expected, what came, which rule it is and where it is written")
                        .matches(THREE_PARTS)
                        .contains(contract.getSimpleName() + ".")
                        .hasSizeLessThan(2000));
    }

    @Test
    void aFailureShowsTheFirstRowAndTheKeysThatDiffer() throws ReflectiveOperationException {
        assertThat(new KitRunner(BrokenReads::aggregateForgetsVoids).firstFailure(RandomHistoryContract.class))
                .hasValueSatisfying(message ->
                        assertThat(message).containsPattern(" \\[[-0-9, ]+\\] as row \\d+ of \\d+ in HourTable"));
        UnaryOperator<Storage> ownerless = storage -> new Forwarding(storage) {
            @Override
            public Map<UniqueKey, Long> owners(Collection<UniqueKey> keys) {
                return Map.of();
            }
        };
        assertThat(new KitRunner(ownerless).firstFailure(UniqueKeyContract.class))
                .hasValueSatisfying(message -> assertThat(message).contains("UniqueKey[tck_item.code=k1]=1"));
    }

    /** Those who wait for each other would keep a build for ever. */
    @Test
    void aDeadlockIsAFailureThatSaysWhereTheThreadsWait() throws ReflectiveOperationException {
        System.setProperty(PATIENCE, "5");
        try {
            assertThat(new KitRunner(BrokenMoments::deadlocking).firstFailure(ConcurrencyContract.class))
                    .hasValueSatisfying(message -> assertThat(message)
                            .matches(THREE_PARTS)
                            .contains("none after 5 seconds, perhaps a deadlock", "BrokenMoments"));
        } finally {
            System.clearProperty(PATIENCE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNeedsACapabilityThatIsNotDeclaredIsSkippedAndNamesIt(Capability capability)
            throws ReflectiveOperationException {
        KitRunner runner = new KitRunner(storage -> new Forwarding(storage) {
            @Override
            public Set<Capability> capabilities() {
                return Sets.difference(super.capabilities(), Set.of(capability)).immutableCopy();
            }
        });
        List<String> skipped = new ArrayList<>();

        for (Class<? extends StorageContract> contract :
                List.of(LifecycleContract.class, ConcurrencyContract.class, TeamScenarioContract.class)) {
            assertThat(runner.firstFailure(contract, skipped)).isEmpty();
        }
        assertThat(skipped).anyMatch(message -> message.endsWith("the storage does not declare " + capability));
    }

    @Test
    void theRunnerFindsNothingWhereNothingIsBroken() throws ReflectiveOperationException {
        for (Class<? extends StorageContract> contract : ofStorages()) {
            assertThat(new KitRunner(UnaryOperator.identity()).firstFailure(contract))
                    .isEmpty();
        }
    }

    /**
     * Scenarios judge the domain on a storage, and those of the cube judge the cube; the others judge the storage, so each of those must
     * have caught one.
     */
    @Test
    void everyContractOfStoragesCatchesSomething() {
        assertThat(broken().map(row -> row.get()[2]).distinct()).containsAll(ofStorages());
    }

    private static List<Class<? extends StorageContract>> ofStorages() {
        return TckManifest.contracts(AllContracts.STORAGE);
    }

    /** Broken only when several threads are in it. */
    private static Arguments atOnce(String name, UnaryOperator<Storage> breaking) {
        return broken(name, breaking, ConcurrencyContract.class);
    }

    /** Broken only when it is opened on what was kept. */
    private static Arguments reopened(String name, UnaryOperator<Storage> breaking) {
        return broken(name + " reopened", BrokenHandles.afterOpeningAgain(breaking), LifecycleContract.class);
    }

    private static Arguments broken(
            String name, UnaryOperator<Storage> breaking, Class<? extends StorageContract> contract) {
        return Arguments.of(name, breaking, contract);
    }
}
