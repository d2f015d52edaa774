package org.volunteerledger.tck;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.HoursError;
import org.volunteerledger.hours.RecordOutcome;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.ledger.Totals;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.Sheet;
import org.volunteerledger.service.ShiftGroup;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.DomainEvent;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.StorageError;

/** Posting, taking back and correcting time, through the ledger. */
public abstract class HoursScenarioContract extends ScenarioContract {

    private static final String OVERLAP = "Hours.record: no volunteer is in two places at once; touching ends are free";
    private static final String VOID = "Hours.takeBack: a grant is taken back once, a void never";
    private static final String MOVED =
            "Hours.takeBack: other time of the activity and day takes over the participation";
    private static final String BATCH = "Hours.record: each record stands alone";
    private static final String REPEATED = "Hours.record: a command that is sent again writes nothing more";
    private static final String CORRECT = "Hours.correct: all of it in one commit, or nothing";

    /** For subclasses. */
    protected HoursScenarioContract() {}

    @Test
    final void everyPostingPublishesOneEventFromWhichItsEntriesAreFound() {
        VolunteerId volunteer = volunteer();
        EntryRef first = post(timed(volunteer, on("09:00"), on("10:00")));
        ledger().hours().correct(command(), first, timed(volunteer, on("09:00"), on("09:30")), OPEN, "MISTAKE");
        List<RecordedChange> changes = storage().changesAfter(0, 1_000);
        ChangeRecord last = changes.get(changes.size() - 1).record();
        String rule = "Draft.POSTED: the entries of a change are one event, with its id";
        Expect.equal(
                rule,
                List.of(new DomainEvent("entries-posted", "entry", last.id(), Map.of("GRANT", "1", "VOID", "1"))),
                last.events());
        EntryFilter ofChange = new EntryFilter(HourFilter.EVERYTHING, null, null, Set.of(last.id()));
        Expect.equal(
                rule,
                2,
                storage().entries(ofChange, PageRequest.first(10)).items().size());
    }

    @Test
    final void aTeamServesUntilTheDayBeforeItIsDissolved() {
        ActivityId activity = activity(on("08:00"), on("18:00"));
        VolunteerId volunteer = volunteer();
        EntryRef early = post(timed(in(activity, volunteer), on("08:00"), on("09:00")));
        ledger().enrolments().enrolAll(command(), List.of(new ShiftGroup(activity, 1, List.of(volunteer))));
        Sheet.Line line = new Sheet.Line(volunteer, on("12:00"), on("13:00"));
        ledger().attendances().recordSheets(command(), List.of(new Sheet(activity, 1, List.of(line))));
        ledger().teams().dissolveTeam(command(), city().team(), DAY);
        String rule = "Hours: a team serves until the day before it is dissolved";

        post(untimed(in(activity, volunteer), DAY.minusDays(1), 60));
        dissolved(rule, () -> post(timed(in(activity, volunteer), on("10:00"), on("11:00"))));
        dissolved(
                rule,
                () -> ledger().hours()
                        .correct(
                                command(),
                                early,
                                timed(in(activity, volunteer), on("08:00"), on("08:30")),
                                OPEN,
                                "MISTAKE"));
        dissolved(rule, () -> ledger().hours().review(command(), List.of(activity), OPEN, Map.of()));
        Expect.equal("Hours: what was posted before stays", 120L, minutes(volunteer));
    }

    private static void dissolved(String rule, Executable call) {
        Expect.error(rule, Refused.class, HoursError.TEAM_DISSOLVED, call);
    }

    @Test
    final void timeOfEveryKindIsPosted() {
        VolunteerId volunteer = volunteer();
        ActivityId activity = activity(on("09:00"), on("12:00"));
        Attribution here = in(activity, volunteer);

        HourEntry timed = entry(post(timed(here, on("09:00"), on("11:30"))));
        post(untimed(here, DAY.minusDays(1), 45));
        post(new HourRecord(name("record"), here, Book.TRAINING, Evidence.LEADER, ServiceTime.on(DAY), 0, 90, 0, 0));
        EntryRef helpers = post(new HourRecord(
                name("record"),
                in(activity, null),
                Book.SERVICE,
                Evidence.HEAD_COUNT,
                ServiceTime.on(DAY),
                0,
                null,
                20,
                300));

        String rule = "Hours.post: time, participations and people served, service apart from training";
        Expect.equal(rule, 150, timed.minutes());
        Expect.equal(rule, new Totals(195, 90, 2, 0, 3), totals(volunteer));
        Expect.equal(
                rule,
                new Totals(0, 0, 20, 300, 1),
                ledger().hours().account(helpers.account()).totals());
        Expect.equal(rule, activity.value(), helpers.account().value());
    }

    @Test
    final void theRecordedBreakIsNotCredited() {
        VolunteerId volunteer = volunteer();
        ServiceTime time = ServiceTime.between(on("09:00"), on("12:00"), ZONE);
        Attribution here = alone(volunteer, city().community());

        HourEntry withBreak =
                entry(post(new HourRecord(name("record"), here, Book.SERVICE, Evidence.LEADER, time, 30, null, 0, 0)));

        Expect.equal("HourRecord: a break is no service", 150, withBreak.minutes());
        Expect.equal("HourEntry: minutes and reductions are the presence", 180, withBreak.presentMinutes());
        Expect.error(
                "HourRecord: not more minutes than lie between start and end",
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> post(new HourRecord(
                        name("record"),
                        alone(volunteer(), city().community()),
                        Book.SERVICE,
                        Evidence.LEADER,
                        time,
                        30,
                        151,
                        0,
                        0)));
    }

    @Test
    final void overlappingTimeIsRefused() {
        VolunteerId volunteer = volunteer();
        post(timed(volunteer, on("09:00"), on("11:00")));

        for (List<String> times : List.of(
                List.of("09:00", "11:00"),
                List.of("08:00", "09:01"),
                List.of("10:59", "12:00"),
                List.of("09:30", "10:00"),
                List.of("08:00", "12:00"))) {
            refused(OVERLAP, HoursError.OVERLAP, timed(volunteer, on(times.get(0)), on(times.get(1))));
        }
        post(timed(volunteer, on("08:00"), on("09:00")));
        post(timed(volunteer, on("11:00"), on("12:00")));
        post(timed(volunteer(), on("09:00"), on("11:00")));
        post(untimed(alone(volunteer, city().community()), DAY, 60));
        Expect.equal(OVERLAP, 300L, minutes(volunteer));
    }

    @Test
    final void overlapIsSeenAcrossMidnightAndBooks() {
        VolunteerId volunteer = volunteer();
        Instant ten = on("22:00");
        post(timed(volunteer, ten, ten.plus(Duration.ofHours(4))));
        Instant two = ten.plus(Duration.ofHours(4));

        refused(OVERLAP, HoursError.OVERLAP, timed(volunteer, two.minusSeconds(60), two.plusSeconds(3600)));
        refused(OVERLAP, HoursError.OVERLAP, timed(volunteer, ten.minusSeconds(3600), ten.plusSeconds(60)));
        HourRecord training = new HourRecord(
                name("record"),
                alone(volunteer, city().community()),
                Book.TRAINING,
                Evidence.LEADER,
                ServiceTime.between(ten, two, ZONE),
                0,
                null,
                0,
                0);
        refused(OVERLAP, HoursError.OVERLAP, training);
        post(timed(volunteer, two, two.plusSeconds(3600)));
        Expect.equal(OVERLAP, 300L, minutes(volunteer));
    }

    @Test
    final void takenBackTimeIsFreeAgain() {
        VolunteerId volunteer = volunteer();
        EntryRef wrong = post(timed(volunteer, on("09:00"), on("11:00")));
        ledger().hours().takeBack(command(), wrong, "FALSE_ENTRY");

        post(timed(volunteer, on("10:00"), on("12:00")));

        Expect.equal(OVERLAP, 120L, minutes(volunteer));
    }

    @Test
    final void timeThatIsNotOverIsRefused() {
        itIs("2026-03-02T11:00");
        VolunteerId volunteer = volunteer();
        String rule = "Hours.record: no hours before they happen";

        refused(rule, HoursError.FUTURE, timed(volunteer, on("10:00"), on("11:06")));
        refused(rule, HoursError.FUTURE, untimed(alone(volunteer, city().community()), DAY.plusDays(1), 10));
        post(timed(volunteer, on("10:00"), on("11:05")));
        post(untimed(alone(volunteer, city().community()), DAY, 10));
        Expect.equal(rule, 75L, minutes(volunteer));
    }

    @Test
    final void unknownRecordsAndLeaversAreRefused() {
        VolunteerId volunteer = volunteer();
        String rule = "Hours.record: time counts towards records that exist, and volunteers who had not left";

        for (Attribution wrong : List.of(
                new Attribution(4711, 0, 0, 0, 0, 0, 0, 0),
                new Attribution(volunteer.value(), 4711, 0, 0, 0, 0, 0, 0),
                new Attribution(volunteer.value(), 0, 4711, 0, 0, 0, 0, 0),
                new Attribution(volunteer.value(), 0, 0, 4711, 0, 0, 0, 0),
                new Attribution(volunteer.value(), 0, 0, 0, 4711, 0, 0, 0),
                new Attribution(volunteer.value(), 0, 0, 0, 0, 4711, 0, 0),
                new Attribution(volunteer.value(), 0, 0, 0, 0, 0, 4711, 0),
                new Attribution(volunteer.value(), 0, 0, 0, 0, 0, 0, 4711))) {
            refused(rule, HoursError.UNKNOWN_REFERENCE, timed(wrong, on("09:00"), on("10:00")));
        }
        ledger().people().withdraw(command(), volunteer);
        later(Duration.ofDays(2));
        refused(rule, HoursError.NOT_REGISTERED, timed(volunteer, at("2026-03-31T12:00"), at("2026-03-31T13:00")));
        post(timed(volunteer, at("2026-03-30T12:00"), at("2026-03-30T13:00")));
    }

    @Test
    final void aGrantIsTakenBackOnce() {
        VolunteerId volunteer = volunteer();
        EntryRef grant = post(timed(volunteer, on("09:00"), on("11:00")));
        EntryRef taker = ledger().hours().takeBack(command(), grant, "FALSE_ENTRY");

        Expect.equal(VOID, EntryKind.VOID, entry(taker).kind());
        Expect.equal(VOID, grant.sequence(), entry(taker).voided());
        Expect.equal(VOID, "FALSE_ENTRY", entry(taker).reason());
        Expect.equal(VOID, Totals.ZERO, totals(volunteer));
        Expect.error(VOID, Refused.class, HoursError.ALREADY_VOIDED, () -> takeBack(grant));
        Expect.error(VOID, Refused.class, HoursError.NOT_A_GRANT, () -> takeBack(taker));
        EntryRef unknown = new EntryRef(grant.account(), 3);
        Expect.error(VOID, Refused.class, HoursError.UNKNOWN_ENTRY, () -> takeBack(unknown));
        Command withoutReason = Command.of(name("command"), "leader");
        Expect.error(
                "Hours.takeBack: not without a reason",
                InvalidInput.class,
                () -> ledger().hours().takeBack(withoutReason, grant, "X"));
        Expect.equal(VOID, 2, ledger().hours().entries(grant.account()).size());
    }

    @Test
    final void aGrantIsCorrectedInOneCommit() {
        VolunteerId volunteer = volunteer();
        EntryRef grant = post(timed(volunteer, on("09:00"), on("11:00")));
        HourRecord right = timed(volunteer, on("09:30"), on("12:00"));
        Command command = command();
        EntryRef corrected = ledger().hours().correct(command, grant, right, OPEN, "WRONG_TIME");

        Expect.equal(CORRECT, 150L, minutes(volunteer));
        Expect.equal(CORRECT, corrected, ledger().hours().correct(command, grant, right, OPEN, "WRONG_TIME"));
        List<HourEntry> entries = ledger().hours().entries(grant.account());
        Expect.equal(CORRECT, 3, entries.size());
        Expect.equal(CORRECT, entries.get(1).change(), entries.get(2).change());
        Expect.equal(CORRECT, "WRONG_TIME", entries.get(2).reason());
        Expect.error(
                CORRECT,
                Refused.class,
                HoursError.ALREADY_VOIDED,
                () -> ledger().hours()
                        .correct(command(), grant, timed(volunteer, on("14:00"), on("15:00")), OPEN, "AGAIN"));
    }

    @Test
    final void aCorrectionThatBreaksARuleChangesNothing() {
        VolunteerId volunteer = volunteer();
        HourRecord wrong = timed(volunteer, on("09:00"), on("11:00"));
        EntryRef grant = post(wrong);
        post(timed(volunteer, on("14:00"), on("15:00")));

        correctionFails(Refused.class, HoursError.OVERLAP, grant, timed(volunteer, on("10:00"), on("14:30")));
        correctionFails(
                InvalidInput.class, InputError.CONTRADICTION, grant, timed(volunteer(), on("10:00"), on("11:00")));
        HourRecord sameKey = timed(wrong.key(), wrong.attribution(), on("10:00"), on("11:00"));
        correctionFails(IdempotencyConflict.class, StorageError.ENTRY_KEY_REUSED, grant, sameKey);
        HourRecord nowhere =
                timed(new Attribution(volunteer.value(), 4711, 0, 0, 0, 0, 0, 0), on("10:00"), on("11:00"));
        correctionFails(Refused.class, HoursError.UNKNOWN_REFERENCE, grant, nowhere);
        Expect.equal(CORRECT, 180L, minutes(volunteer));
        Expect.equal(CORRECT, 2, ledger().hours().entries(volunteer.account()).size());
    }

    @Test
    final void aPersonCountsOncePerActivityAndDay() {
        VolunteerId volunteer = volunteer();
        Attribution here = in(activity(on("09:00"), on("18:00")), volunteer);
        EntryRef first = post(timed(here, on("09:00"), on("10:00")));
        EntryRef second = post(timed(here, on("11:00"), on("12:00")));
        EntryRef third = post(timed(here, on("13:00"), on("14:00")));
        post(timed(here, on("09:00").plus(Duration.ofDays(1)), on("10:00").plus(Duration.ofDays(1))));
        Expect.equal(MOVED, List.of(1, 0, 0), participations(first, second, third));

        takeBack(first);
        Expect.equal(MOVED, new Totals(180, 0, 2, 0, 3), totals(volunteer));
        // Whoever noted the name of an entry does not know that it was posted anew.
        takeBack(second);
        Expect.equal(MOVED, new Totals(120, 0, 2, 0, 2), totals(volunteer));
        takeBack(third);
        Expect.equal(MOVED, new Totals(60, 0, 1, 0, 1), totals(volunteer));
        for (EntryRef gone : List.of(first, second, third)) {
            Expect.error(VOID, Refused.class, HoursError.ALREADY_VOIDED, () -> takeBack(gone));
        }
    }

    @Test
    final void withoutAnActivityEveryGrantIsAParticipation() {
        VolunteerId volunteer = volunteer();
        EntryRef first = post(timed(volunteer, on("09:00"), on("10:00")));
        EntryRef second = post(timed(volunteer, on("11:00"), on("12:00")));

        Expect.equal(MOVED, List.of(1, 1), participations(first, second));
        takeBack(first);
        Expect.equal(MOVED, 1L, totals(volunteer).participations());
        Expect.equal(MOVED, 3, ledger().hours().entries(volunteer.account()).size());
    }

    @Test
    final void eachRecordOfABatchStandsAlone() {
        VolunteerId volunteer = volunteer();
        HourRecord known = timed(volunteer, on("08:00"), on("09:00"));
        post(known);
        HourRecord good = timed(volunteer, on("09:00"), on("10:00"));
        HourRecord overlapping = timed(volunteer, on("09:30"), on("10:30"));
        HourRecord later = timed(volunteer, at("2026-04-01T09:00"), at("2026-04-01T10:00"));
        HourRecord elsewhere = timed(volunteer(), on("09:00"), on("10:00"));

        List<RecordOutcome> outcomes =
                ledger().hours().record(command(), List.of(known, good, overlapping, later, good, elsewhere), OPEN);

        Expect.equal(
                BATCH,
                List.of("skipped", "accepted", "OVERLAP", "FUTURE", "skipped", "accepted"),
                outcomes.stream().map(HoursScenarioContract::word).toList());
        Expect.equal(BATCH, 120L, minutes(volunteer));
        Expect.equal(BATCH, List.of(), ledger().hours().record(command(), List.of(), OPEN));
    }

    @Test
    final void aKeyWithOtherContentIsRejected() {
        VolunteerId volunteer = volunteer();
        Attribution here = alone(volunteer, city().community());
        String key = name("record");
        ServiceTime time = ServiceTime.between(on("09:00"), on("11:00"), ZONE);
        post(new HourRecord(key, here, Book.SERVICE, Evidence.LEADER, time, 15, null, 0, 3));
        ServiceTime other = ServiceTime.between(on("09:00"), on("11:01"), ZONE);
        Attribution somebody = alone(volunteer(), city().community());

        for (HourRecord record : List.of(
                new HourRecord(key, somebody, Book.SERVICE, Evidence.LEADER, time, 15, null, 0, 3),
                new HourRecord(key, here, Book.TRAINING, Evidence.LEADER, time, 15, null, 0, 3),
                new HourRecord(key, here, Book.SERVICE, Evidence.IMPORT, time, 15, null, 0, 3),
                new HourRecord(key, here, Book.SERVICE, Evidence.LEADER, other, 15, null, 0, 3),
                new HourRecord(key, here, Book.SERVICE, Evidence.LEADER, time, 20, null, 0, 3),
                new HourRecord(key, here, Book.SERVICE, Evidence.LEADER, time, 15, 200, 0, 3),
                new HourRecord(key, here, Book.SERVICE, Evidence.LEADER, time, 15, null, 0, 4))) {
            Expect.error(
                    "Hours.record: a key belongs to one content",
                    IdempotencyConflict.class,
                    StorageError.ENTRY_KEY_REUSED,
                    () -> post(record));
        }
        post(new HourRecord(key, here, Book.SERVICE, Evidence.LEADER, time, 0, 105, 0, 3));
        Expect.equal("Hours.record: the same content is skipped", 105L, minutes(volunteer));
    }

    @Test
    final void theLedgersOwnKeysAreNotForCallers() {
        VolunteerId volunteer = volunteer();
        Attribution here = alone(volunteer, city().community());
        String rule = "HourRecord: no record of a caller can be in the way of a void";

        Expect.error(
                rule,
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> timed("#void-" + volunteer.value() + "-1", here, on("09:00"), on("10:00")));
        EntryRef grant = post(timed("void-" + volunteer.value() + "-1", here, on("09:00"), on("10:00")));
        takeBack(grant);
        Expect.equal(rule, Totals.ZERO, totals(volunteer));
    }

    @Test
    final void aCommandThatIsSentAgainWritesNothing() {
        VolunteerId volunteer = volunteer();
        itIs("2026-03-02T12:00");
        HourRecord over = timed(volunteer, on("09:00"), on("10:00"));
        HourRecord running = timed(volunteer, on("11:00"), on("13:00"));
        Command command = command();
        ledger().hours().record(command, List.of(over, running), OPEN);
        itIs("2026-03-02T18:00");

        List<RecordOutcome> again = ledger().hours().record(command, List.of(over, running), OPEN);

        Expect.equal(
                REPEATED,
                List.of("skipped", "REJECTED_BEFORE"),
                again.stream().map(HoursScenarioContract::word).toList());
        Expect.equal(REPEATED, 60L, minutes(volunteer));
        Expect.equal(REPEATED, 120, credited(running, OPEN));
        Expect.equal(
                REPEATED,
                List.of("skipped", "skipped"),
                ledger().hours().record(command, List.of(over, running), OPEN).stream()
                        .map(HoursScenarioContract::word)
                        .toList());
    }

    @Test
    final void aCommandThatIsSentAgainToAStorageThatFailsHearsOfIt() {
        HourRecord record = timed(volunteer(), on("09:00"), on("10:00"));
        Command command = command();
        EntryRef entry = ledger().hours().post(command, record, OPEN);
        use(Disturbed.over(storage(), "entries", (call, answer) -> {
            throw new StorageUnavailable(StorageError.UNREACHABLE, "The storage is away.");
        }));

        Expect.error(
                "CommandRunner: a storage that fails has refused nothing, so its failure is the answer",
                StorageUnavailable.class,
                StorageError.UNREACHABLE,
                () -> ledger().hours().post(command, record, OPEN));

        use(storage());
        Expect.equal(REPEATED, entry, ledger().hours().post(command, record, OPEN));
    }

    @Test
    final void aCommandsKeyBelongsToOneContentEvenIfNothingIsLeftToDo() {
        VolunteerId volunteer = volunteer();
        HourRecord first = timed(volunteer, on("09:00"), on("10:00"));
        HourRecord second = timed(volunteer, on("11:00"), on("12:00"));
        Command command = command();
        post(second);
        ledger().hours().record(command, List.of(first), OPEN);

        for (HourRecord other : List.of(second, timed(volunteer, on("14:00"), on("15:00")))) {
            Expect.error(
                    "Command: the same key with other content is an error",
                    IdempotencyConflict.class,
                    StorageError.KEY_REUSED,
                    () -> ledger().hours().record(command, List.of(other), OPEN));
        }
        Expect.equal(REPEATED, 120L, minutes(volunteer));
    }

    @Test
    final void ofTwoWhoPostTheSameTimeOneIsAccepted() {
        needs(Capability.OWN_TRANSACTIONS);
        needs(Capability.CONCURRENT_COMMITS);
        VolunteerId volunteer = volunteer();
        city();
        int slots = 30;
        AtomicInteger accepted = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        Workers workers = new Workers();
        for (int worker = 0; worker < 2; worker++) {
            int shift = worker * 10;
            workers.start(() -> {
                for (int slot = 0; slot < slots; slot++) {
                    Instant start = at("2026-03-01T00:00").plus(Duration.ofMinutes(60L * slot + shift));
                    HourRecord record = timed(volunteer, start, start.plus(Duration.ofMinutes(50)));
                    RecordOutcome outcome = ledger().hours()
                            .record(command(), List.of(record), OPEN)
                            .get(0);
                    (outcome instanceof RecordOutcome.Accepted ? accepted : refused).incrementAndGet();
                }
            });
        }
        workers.join();

        Expect.equal(OVERLAP, slots, accepted.get());
        Expect.equal(OVERLAP, slots, refused.get());
        Expect.equal(OVERLAP, 50L * slots, minutes(volunteer));
    }

    @Test
    final void ofOneCommandSentByTwoEachHearsTheSame() {
        needs(Capability.OWN_TRANSACTIONS);
        needs(Capability.CONCURRENT_COMMITS);
        VolunteerId volunteer = volunteer();
        city();
        for (int slot = 0; slot < 20; slot++) {
            HourRecord record = timed(
                    volunteer,
                    on("00:00").plusSeconds(3600L * slot),
                    on("01:00").plusSeconds(3600L * slot));
            Command command = command();
            List<EntryRef> heard = new java.util.concurrent.CopyOnWriteArrayList<>();
            Workers workers = new Workers();
            for (int worker = 0; worker < 2; worker++) {
                workers.start(() -> heard.add(ledger().hours().post(command, record, OPEN)));
            }
            workers.join();
            Expect.equal(REPEATED, heard.get(0), heard.get(1));
        }
        Expect.equal(
                REPEATED, 20L, ledger().hours().account(volunteer.account()).version());
    }

    private void refused(String rule, ErrorCode code, HourRecord record) {
        Expect.error(rule, Refused.class, code, () -> post(record));
    }

    private <X extends LedgerException> void correctionFails(
            Class<X> type, ErrorCode code, EntryRef grant, HourRecord replacement) {
        Expect.error(
                CORRECT, type, code, () -> ledger().hours().correct(command(), grant, replacement, OPEN, "WRONG_TIME"));
    }

    private void takeBack(EntryRef entry) {
        ledger().hours().takeBack(command(), entry, "FALSE_ENTRY");
    }

    private List<Integer> participations(EntryRef... entries) {
        return java.util.Arrays.stream(entries)
                .map(ref -> entry(ref).participations())
                .toList();
    }

    private static String word(RecordOutcome outcome) {
        if (outcome instanceof RecordOutcome.Rejected rejected) {
            return rejected.error().code().name();
        }
        return outcome instanceof RecordOutcome.Accepted ? "accepted" : "skipped";
    }
}
