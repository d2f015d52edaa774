package org.volunteerledger.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.MutableClock;
import org.volunteerledger.command.RetryPolicy;
import org.volunteerledger.error.Busy;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.OutcomeUnknown;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.LedgerVerification;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.StorageListener.Operation;
import org.volunteerledger.storage.jdbc.JdbcStorage;
import org.volunteerledger.storage.memory.MemoryStorage;
import org.volunteerledger.testing.Fault;
import org.volunteerledger.testing.FaultyStorage;

/** What a host may rely on when its storage fails, and what it has to do: send the same command again. */
final class FaultsTest {

    private static final KeyRing KEYS = KeyRing.of("2026", Map.of("2026", new byte[32]), new byte[32]);
    private static final int ATTEMPTS = 3;

    @Nested
    final class InMemory extends Promises {
        @Override
        Storage open() {
            return MemoryStorage.create();
        }
    }

    @Nested
    final class OnH2 extends Promises {
        @Override
        Storage open() {
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setURL("jdbc:h2:mem:faults;DB_CLOSE_DELAY=-1");
            JdbcStorage.Builder builder = JdbcStorage.builder(dataSource);
            builder.schema().migrate();
            return builder.open();
        }

        @AfterEach
        void forget() throws java.sql.SQLException {
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setURL("jdbc:h2:mem:faults");
            try (var connection = dataSource.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            }
        }
    }

    /** The same for every storage. */
    abstract static class Promises {

        private FaultyStorage storage;
        private VolunteerLedger ledger;
        private AccrualRules rules;
        private VolunteerId volunteer;
        private long changes;

        abstract Storage open();

        @BeforeEach
        void register() {
            storage = FaultyStorage.over(open());
            ledger = VolunteerLedger.over(storage, KEYS)
                    .clock(MutableClock.at(Instant.parse("2027-01-01T00:00:00Z"), java.time.ZoneOffset.UTC))
                    .retries(new RetryPolicy(ATTEMPTS, attempt -> {}))
                    .build();
            rules = ledger.policies().rules();
            volunteer = new FirstSteps(ledger).register();
            changes = changes();
        }

        @Test
        void aCommandWhoseAnswerWasLostCountsOnceHoweverOftenItIsSentAgain() {
            storage.fail(Operation.COMMIT, 1, Fault.ANSWER_LOST);

            failsWith(() -> post(1), OutcomeUnknown.class, StorageError.COMMIT_INTERRUPTED);
            EntryRef entry = post(1);

            assertThat(post(1)).isEqualTo(entry);
            holds(1);
        }

        @Test
        void aCommandThatNeverArrivedCountsOnceWhenItIsSentAgain() {
            storage.fail(Operation.COMMIT, 1, Fault.REQUEST_LOST);

            failsWith(() -> post(1), OutcomeUnknown.class, StorageError.COMMIT_INTERRUPTED);
            holds(0);
            post(1);

            holds(1);
        }

        @Test
        void aCommitThatIsRefusedLeavesNothing() {
            storage.fail(Operation.COMMIT, 1, Fault.UNAVAILABLE);

            failsWith(() -> post(1), StorageUnavailable.class, StorageError.UNREACHABLE);

            holds(0);
            assertThat(storage.changes(List.of("post-1"))).isEmpty();
        }

        @Test
        void aConflictIsDecidedAgainAndTheHostNeverHears() {
            storage.fail(Operation.COMMIT, 1, Fault.CONFLICT).fail(Operation.COMMIT, 2, Fault.BUSY);
            long before = storage.calls(Operation.COMMIT);

            post(1);

            holds(1);
            assertThat(storage.calls(Operation.COMMIT) - before).isEqualTo(3);
        }

        @Test
        void whoIsOvertakenTooOftenIsToldAndNothingIsWritten() {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                storage.fail(Operation.COMMIT, attempt, Fault.CONFLICT);
            }

            failsWith(() -> post(1), Busy.class, CommandError.OVERTAKEN);

            holds(0);
        }

        @Test
        void aReadThatFailsSaysSoAndTheNextOneWorks() {
            post(1);
            storage.fail(Operation.ACCOUNTS, 1, Fault.UNAVAILABLE).fail(Operation.ENTRIES, 1, Fault.UNAVAILABLE);

            failsWith(
                    () -> ledger.hours().account(volunteer.account()),
                    StorageUnavailable.class,
                    StorageError.UNREACHABLE);
            failsWith(
                    () -> ledger.hours().entries(volunteer.account()),
                    StorageUnavailable.class,
                    StorageError.UNREACHABLE);

            holds(1);
        }

        @Test
        void aCommandThatCannotReadWritesNothing() {
            storage.fail(Operation.ACCOUNTS, 1, Fault.UNAVAILABLE);

            failsWith(() -> post(1), StorageUnavailable.class, StorageError.UNREACHABLE);

            holds(0);
        }

        @Test
        void aRepeatedCommandThatCannotReadIsAnsweredTheNextTime() {
            EntryRef entry = post(1);
            storage.fail(Operation.ENTRIES, 1, Fault.UNAVAILABLE);

            failsWith(() -> post(1), StorageUnavailable.class, StorageError.UNREACHABLE);

            assertThat(post(1)).isEqualTo(entry);
            holds(1);
        }

        @Test
        void whateverFailsAndWheneverEachCommandThatIsSentUntilItIsAnsweredCountsOnce() {
            storage.failAtRandom(20_260_301, 0.2, Fault.values());
            int commands = 60;
            for (int number = 1; number <= commands; number++) {
                int own = number;
                EntryRef entry = untilAnswered(() -> post(own));
                assertThat(untilAnswered(() -> post(own))).isEqualTo(entry);
            }
            storage.recover();

            assertThat(storage.injected()).isGreaterThan(commands);
            holds(commands);
        }

        /** Two hours on a day of its own, under a key of its own. */
        private EntryRef post(int number) {
            Instant start = Instant.parse("2026-03-01T01:00:00Z").plus(Duration.ofDays(number));
            ServiceTime time = ServiceTime.between(start, start.plus(Duration.ofHours(2)), ledger.zone());
            Attribution who = new Attribution(volunteer.value(), 0, 0, 0, 0, 0, 0, 0);
            HourRecord record =
                    new HourRecord("note-" + number, who, Book.SERVICE, Evidence.LEADER, time, 0, null, 0, 0);
            return ledger.hours().post(Command.of("post-" + number, "leader"), record, rules);
        }

        private void holds(int commands) {
            assertThat(ledger.hours().account(volunteer.account()).totals().serviceMinutes())
                    .isEqualTo(120L * commands);
            assertThat(ledger.hours().entries(volunteer.account())).hasSize(commands);
            assertThat(changes() - changes).as("changes in the feed").isEqualTo(commands);
            assertThat(LedgerVerification.run(storage, finding -> fail(finding.toString()), checked -> {})
                            .entries())
                    .isEqualTo(commands);
        }

        private long changes() {
            return storage.changesAfter(0, PageRequest.MAX_LIMIT).size();
        }

        /** What a host does: the same command again, under the same key, until there is an answer. */
        private static <T> T untilAnswered(Supplier<T> call) {
            for (int sent = 1; sent < 1_000; sent++) {
                try {
                    return call.get();
                } catch (OutcomeUnknown | StorageUnavailable | Busy e) {
                    assertThat(e.hint()).isNotEmpty();
                }
            }
            return fail("never answered");
        }

        private static void failsWith(ThrowingCallable call, Class<? extends LedgerException> type, ErrorCode code) {
            assertThatThrownBy(call)
                    .isInstanceOfSatisfying(type, e -> assertThat(e.code()).isEqualTo(code));
        }
    }
}
