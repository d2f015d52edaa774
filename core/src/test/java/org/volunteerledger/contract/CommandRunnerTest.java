package org.volunteerledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Decision;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.NodeIds;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.command.RetryPolicy;
import org.volunteerledger.error.Busy;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.OutcomeUnknown;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.tck.Item;
import org.volunteerledger.tck.ReferenceStorage;
import org.volunteerledger.tck.TckKinds;

final class CommandRunnerTest {

    private static final Instant NOW = Instant.parse("2026-03-02T16:30:00.123456Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Command COMMAND = Command.of("key", "leader");

    private final Failing storage = new Failing(ReferenceStorage.create());
    private final List<Integer> pauses = new ArrayList<>();
    private final CommandRunner runner = runner(new RetryPolicy(5, pauses::add));
    private final AtomicInteger decisions = new AtomicInteger();

    @Test
    void aCommandSeesTheTimeAndLeavesARecord() {
        String answer = run(COMMAND.because("why"), "content", draft -> {
            assertThat(draft.now()).isEqualTo(Instant.parse("2026-03-02T16:30:00.123Z"));
            assertThat(draft.today()).hasToString("2026-03-03");
            assertThat(draft.zone()).isEqualTo(ZONE);
            assertThat(draft.command().reason()).isEqualTo("why");
            return write(draft);
        });

        ChangeRecord record = storage.changes(List.of("key")).get(0);
        assertThat(record.result()).isEqualTo(answer);
        assertThat(record.actor()).isEqualTo("leader");
        assertThat(record.reason()).isEqualTo("why");
        assertThat(record.command()).isEqualTo("test");
        assertThat(record.events()).extracting(event -> event.type()).containsExactly("written");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoIsOvertakenDecidesAnew(boolean busy) {
        storage.next.add(busy ? busy() : stale());
        storage.next.add(stale());

        String answer = run(COMMAND, "content", this::write);

        assertThat(decisions).hasValue(3);
        assertThat(pauses).containsExactly(1, 2);
        assertThat(find(answer)).isTrue();
    }

    @Test
    void whoIsAlwaysOvertakenGivesUp() {
        for (int i = 0; i < 5; i++) {
            storage.next.add(stale());
        }

        assertThatThrownBy(() -> run(COMMAND, "content", this::write)).isInstanceOfSatisfying(Busy.class, error -> {
            assertThat(error.code()).isEqualTo(CommandError.OVERTAKEN);
            assertThat(error.fields()).containsEntry("attempts", 5).containsEntry("cause", "VERSION_MOVED");
        });
        assertThat(decisions).hasValue(5);
        assertThat(pauses).containsExactly(1, 2, 3, 4);
    }

    @Test
    void withinTheHostsTransactionTheHostDecides() {
        storage.capabilities = EnumSet.noneOf(Capability.class);
        storage.next.add(stale());

        assertThatThrownBy(() -> runAgain("content")).isInstanceOf(StaleVersion.class);
        assertThat(decisions).hasValue(1);
        storage.next.add(refused());
        assertThatThrownBy(() -> runAgain("content")).isInstanceOf(Refused.class);
    }

    @Test
    void withinTheHostsTransactionARepeatedRequestAnswersTheSameToo() {
        storage.capabilities = EnumSet.noneOf(Capability.class);
        String first = run(COMMAND, "content", this::write);

        assertThat(run(COMMAND, "content", draft -> {
                    throw refused();
                }))
                .isEqualTo(first);
    }

    @Test
    void aStorageThatIsAwayIsNotAskedAgain() {
        storage.next.add(new StorageUnavailable(StorageError.UNREACHABLE, "away"));
        storage.forwarding.clear();
        assertThatThrownBy(() -> run(COMMAND, "content", this::write)).isInstanceOf(StorageUnavailable.class);
        assertThat(storage.forwarding).doesNotContain("changes");
    }

    @Test
    void aRepeatedRequestAnswersTheSame() {
        String first = run(COMMAND, "content", this::write);

        assertThat(run(COMMAND, "content", this::write)).isEqualTo(first);
        assertThat(storage.changesAfter(0, 10)).hasSize(1);
    }

    @Test
    void aRepeatedRequestAnswersTheSameThoughItWouldBeRefusedNow() {
        String first = run(COMMAND, "content", this::write);

        assertThat(run(COMMAND, "content", draft -> {
                    throw refused();
                }))
                .isEqualTo(first);
        assertThat(run(COMMAND, "content", draft -> "nothing left to do")).isEqualTo(first);
    }

    @Test
    void theKeyOfAnotherRequestIsAConflict() {
        run(COMMAND, "content", this::write);

        for (Decision decision : List.<Decision>of(this::write, draft -> null, draft -> {
            throw refused();
        })) {
            assertThatThrownBy(() -> run(COMMAND, "other content", decision))
                    .isInstanceOfSatisfying(
                            IdempotencyConflict.class,
                            error -> assertThat(error.code()).isEqualTo(StorageError.KEY_REUSED));
        }
        assertThat(storage.changesAfter(0, 10)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUnknownOutcomeIsForTheCallerToSendAgain(boolean committed) {
        storage.committing = committed;
        storage.next.add(new OutcomeUnknown(StorageError.COMMIT_INTERRUPTED, "The connection broke.", Map.of()));

        assertThatThrownBy(() -> run(COMMAND, "content", this::write)).isInstanceOf(OutcomeUnknown.class);
        String answer = run(COMMAND, "content", this::write);

        assertThat(find(answer)).isTrue();
        assertThat(storage.changesAfter(0, 10)).hasSize(1);
        assertThat(storage.find(TckKinds.ITEM, committed ? 1 : 2)).isPresent();
        assertThat(storage.find(TckKinds.ITEM, committed ? 2 : 1)).isEmpty();
    }

    @Test
    void aRequestIsTheSameWhenItIsSentAgain() {
        CommandRunner.Request request =
                new CommandRunner.Request("test", COMMAND, RequestDigest.of("test", "content"), this::write);
        storage.committing = true;
        storage.next.add(new OutcomeUnknown(StorageError.COMMIT_INTERRUPTED, "The connection broke.", Map.of()));

        assertThatThrownBy(() -> runner.runAll(List.of(request))).isInstanceOf(OutcomeUnknown.class);

        assertThat(runner.runAll(List.of(request))).containsExactly("1");
    }

    @Test
    void aRefusalIsPassedOnAndLeavesTheKeyFree() {
        storage.next.add(refused());

        assertThatThrownBy(() -> run(COMMAND, "content", this::write)).isInstanceOf(Refused.class);
        assertThat(decisions).hasValue(1);
        run(COMMAND, "other content", this::write);
        assertThat(storage.changesAfter(0, 10)).hasSize(1);
    }

    @Test
    void nothingDecidedIsNoChange() {
        storage.next.add(stale());

        assertThat(run(COMMAND, "content", draft -> "nothing")).isEqualTo("nothing");

        assertThat(storage.changesAfter(0, 10)).isEmpty();
        run(COMMAND, "other content", draft -> null);
    }

    @Test
    void anEventAloneIsAChange() {
        run(COMMAND, "content", draft -> {
            draft.event("seen", TckKinds.ITEM, 7, Map.of());
            return null;
        });

        assertThat(storage.changesAfter(0, 10)).hasSize(1);
    }

    @Test
    void severalCommandsAreOneCommitWithARecordEach() {
        List<CommandRunner.Request> requests = List.of(request("a"), request("b"));

        List<@Nullable String> answers = runner.runAll(requests);

        assertThat(answers).containsExactly("1", "2");
        assertThat(storage.changesAfter(0, 10)).hasSize(2);
        assertThat(runner.runAll(List.of(request("b"), request("a")))).containsExactly("2", "1");
        assertThatThrownBy(() -> runner.runAll(List.of(request("a"), request("c"))))
                .isInstanceOfSatisfying(
                        Refused.class, error -> assertThat(error.code()).isEqualTo(StorageError.PARTLY_APPLIED));
    }

    @Test
    void anIdIsAnsweredAgain() {
        RequestDigest content = RequestDigest.of("test", "content");
        long id = runner.runForId("test", COMMAND, content, draft -> Long.parseLong(write(draft)));

        assertThat(runner.runForId("test", COMMAND, content, draft -> Long.parseLong(write(draft))))
                .isEqualTo(id);
    }

    @Test
    void whatADecisionRestsOnMustNotMove() {
        run(Command.of("first", "leader"), "content", this::write);
        AtomicInteger attempts = new AtomicInteger();

        run(COMMAND, "content", draft -> {
            if (attempts.incrementAndGet() == 1) {
                draft.expect(TckKinds.ITEM, 1, 0);
            }
            return write(draft);
        });

        assertThat(attempts).hasValue(2);
        assertThatThrownBy(() -> run(Command.of("last", "leader"), "content", draft -> {
                    draft.get(TckKinds.ITEM, new AreaId(4711));
                    return null;
                }))
                .isInstanceOfSatisfying(
                        Refused.class, error -> assertThat(error.code()).isEqualTo(CommandError.UNKNOWN_RECORD));
    }

    private CommandRunner.Request request(String key) {
        return new CommandRunner.Request("test", Command.of(key, "leader"), RequestDigest.of("test", key), this::write);
    }

    private @Nullable String run(Command command, String content, Decision decision) {
        return runner.run("test", command, RequestDigest.of("test", content), decision);
    }

    /** A runner asks what the storage can do when it is made. */
    private void runAgain(String content) {
        runner(new RetryPolicy(5, pauses::add)).run("test", COMMAND, RequestDigest.of("test", content), this::write);
    }

    private CommandRunner runner(RetryPolicy retries) {
        InstantSource clock = InstantSource.fixed(NOW);
        return CommandRunner.over(storage, clock, NodeIds.of(3, clock), ZONE, retries);
    }

    private String write(Draft draft) {
        int id = decisions.incrementAndGet();
        draft.create(TckKinds.ITEM, Item.of(id, "item"));
        draft.event("written", TckKinds.ITEM, id, Map.of());
        return Integer.toString(id);
    }

    private boolean find(@Nullable String answer) {
        return answer != null
                && storage.find(TckKinds.ITEM, Long.parseLong(answer)).isPresent();
    }

    private static StaleVersion stale() {
        return new StaleVersion(StorageError.VERSION_MOVED, "It moved.", Map.of());
    }

    private static Busy busy() {
        return new Busy(StorageError.CONTENTION, "A deadlock.", Map.of());
    }

    private static Refused refused() {
        return new Refused(CommandError.WRONG_STATE, "Not now.", Map.of());
    }

    /** Fails commits as planned, before or after the commit itself. */
    private static final class Failing extends Forwarding {

        private final Deque<LedgerException> next = new ArrayDeque<>();
        private final List<String> forwarding = new ArrayList<>();
        private Set<Capability> capabilities = EnumSet.allOf(Capability.class);
        private boolean committing;

        Failing(Storage storage) {
            super(storage);
        }

        @Override
        public Set<Capability> capabilities() {
            return capabilities;
        }

        @Override
        public List<ChangeRecord> changes(java.util.Collection<String> keys) {
            forwarding.add("changes");
            return super.changes(keys);
        }

        @Override
        public CommitReceipt commit(ChangeSet changes) {
            LedgerException failure = next.poll();
            if (failure != null) {
                if (committing) {
                    super.commit(changes);
                }
                throw failure;
            }
            return super.commit(changes);
        }
    }
}
