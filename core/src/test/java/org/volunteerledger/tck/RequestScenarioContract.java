package org.volunteerledger.tck;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.BackFill;
import org.volunteerledger.hours.BackFillId;
import org.volunteerledger.hours.DecisionStatus;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.HoursError;
import org.volunteerledger.hours.Objection;
import org.volunteerledger.hours.ObjectionId;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.hours.accrual.BackfillRule;
import org.volunteerledger.hours.accrual.CreditLimits;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Capability;

/** Back-fill and objections: what one asks for and another decides. */
public abstract class RequestScenarioContract extends ScenarioContract {

    private static final String WINDOW = "BackfillRule.windowDays: service is entered in time, or not at all";
    private static final String OTHERS = "Requests: somebody else decides, and once";
    private static final String BAN = "BackfillRule: barred until the days have passed and the minutes are earned";
    private static final String OBJECTION = "Requests.uphold: the correction and the answer are one commit";

    /** For subclasses. */
    protected RequestScenarioContract() {}

    @Test
    final void somebodyElseApprovesABackFill() {
        VolunteerId volunteer = volunteer();
        BackFillId id = ask(by("volunteer-7"), volunteer, on("09:00"), on("11:00"), OPEN);
        Expect.equal(OTHERS, 0L, minutes(volunteer));
        Expect.equal(OTHERS, DecisionStatus.OPEN, find(id).status());

        Expect.error(
                OTHERS,
                Refused.class,
                HoursError.OWN_REQUEST,
                () -> ledger().requests().approveBackFill(by("volunteer-7"), id, OPEN));
        Command command = by("auditor");
        EntryRef entry = ledger().requests().approveBackFill(command, id, OPEN);

        Expect.equal(OTHERS, 120L, minutes(volunteer));
        Expect.equal(OTHERS, Evidence.BACK_FILL, entry(entry).evidence());
        Expect.equal(OTHERS, DecisionStatus.APPROVED, find(id).status());
        Expect.equal(OTHERS, "auditor", find(id).decidedBy());
        Expect.equal(OTHERS, entry.toString(), find(id).entry());
        Expect.equal(OTHERS, entry, ledger().requests().approveBackFill(command, id, OPEN));
        Expect.error(
                OTHERS,
                Refused.class,
                HoursError.ALREADY_DECIDED,
                () -> ledger().requests().approveBackFill(by("other"), id, OPEN));
        Expect.error(
                OTHERS,
                Refused.class,
                HoursError.ALREADY_DECIDED,
                () -> ledger().requests().rejectBackFill(by("other"), id, false));
        Expect.equal(OTHERS, 120L, minutes(volunteer));
    }

    @Test
    final void anApprovalThatBreaksARuleDecidesNothing() {
        VolunteerId volunteer = volunteer();
        BackFillId id = ask(by("a"), volunteer, on("09:00"), on("11:00"), OPEN);
        post(timed(volunteer, on("10:00"), on("12:00")));

        Expect.error(
                OTHERS,
                Refused.class,
                HoursError.OVERLAP,
                () -> ledger().requests().approveBackFill(by("auditor"), id, OPEN));
        Expect.equal(OTHERS, DecisionStatus.OPEN, find(id).status());
    }

    @Test
    final void aBanStopsWhatWasAskedForBefore() {
        VolunteerId volunteer = volunteer();
        AccrualRules rules = rule(365, true, 365, 60);
        BackFillId id = ask(by("a"), volunteer, on("09:00"), on("11:00"), rules);
        BackFillId wrong = ask(by("a"), volunteer, on("12:00"), on("13:00"), rules);
        ledger().requests().rejectBackFill(by("auditor"), wrong, true);

        barred(() -> ledger().requests().approveBackFill(by("auditor"), id, rules));
        Expect.equal(BAN, DecisionStatus.OPEN, find(id).status());
        post(timed(volunteer, on("09:00"), on("11:00")));
        ledger().requests().rejectBackFill(by("auditor"), id, false);
        Expect.equal(BAN, 120L, minutes(volunteer));
    }

    @Test
    final void aBanOfThisMomentStopsAnApproval() {
        needs(Capability.OWN_TRANSACTIONS);
        VolunteerId volunteer = volunteer();
        AccrualRules rules = rule(365, true, 365, 60);
        BackFillId id = ask(by("a"), volunteer, on("09:00"), on("11:00"), rules);
        VolunteerLedger approving = overtakenBy(() -> ledger().requests().reportFalseEntry(command(), volunteer));

        barred(() -> approving.requests().approveBackFill(by("auditor"), id, rules));
    }

    private static void barred(Executable call) {
        Expect.error(BAN, Refused.class, HoursError.BANNED, call);
    }

    @Test
    final void anApprovalIsTheOrganisersReview() {
        VolunteerId volunteer = volunteer();
        AccrualRules tiers = AccrualRules.always(AccrualPolicy.DEFAULT.with(CreditLimits.DEFAULT.withTiers(480, 720)));
        BackFillId id = ask(by("a"), volunteer, on("06:00"), on("16:00"), tiers);

        EntryRef entry = ledger().requests().approveBackFill(by("auditor"), id, tiers);

        Expect.equal(
                "CreditLimits: the second tier needs the organiser",
                600,
                entry(entry).minutes());
    }

    @Test
    final void withoutAReviewerItIsPostedAtOnce() {
        VolunteerId volunteer = volunteer();

        BackFillId id = ask(by("a"), volunteer, on("09:00"), on("11:00"), rule(365, false, 0, 0));

        Expect.equal(WINDOW, DecisionStatus.APPROVED, find(id).status());
        Expect.equal(WINDOW, 120L, minutes(volunteer));
    }

    @Test
    final void backFillHasAWindow() {
        VolunteerId volunteer = volunteer();
        AccrualRules month = rule(30, true, 0, 0);
        itIs("2026-04-01T12:00");
        ask(by("a"), volunteer, on("09:00"), on("10:00"), month);
        itIs("2026-04-02T00:00");

        Expect.error(
                WINDOW,
                Refused.class,
                HoursError.TOO_LATE,
                () -> ask(by("a"), volunteer, on("09:00"), on("10:00"), month));
        Expect.error(
                WINDOW,
                Refused.class,
                HoursError.TOO_LATE,
                () -> ask(by("a"), volunteer, at("2026-04-03T09:00"), at("2026-04-03T10:00"), month));
    }

    @Test
    final void onlyTheTimeOfAVolunteerIsBackFilled() {
        VolunteerId volunteer = volunteer();
        String rule = "Requests.requestBackFill: of a named volunteer who exists, with evidence BACK_FILL";

        Expect.error(
                rule,
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> ledger().requests().requestBackFill(command(), timed(volunteer, on("09:00"), on("10:00")), OPEN));
        Expect.error(
                rule,
                Refused.class,
                CommandError.UNKNOWN_RECORD,
                () -> ask(by("a"), new VolunteerId(4711), on("09:00"), on("10:00"), OPEN));
        HourRecord helpers = new HourRecord(
                name("record"),
                in(activity(on("09:00"), on("10:00")), null),
                Book.SERVICE,
                Evidence.BACK_FILL,
                ServiceTime.on(DAY),
                0,
                null,
                5,
                0);
        Expect.error(
                rule,
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> ledger().requests().requestBackFill(command(), helpers, OPEN));
    }

    @Test
    final void aFalseEntryBarsForATime() {
        VolunteerId volunteer = volunteer();
        AccrualRules strict = rule(365, true, 10, 60);
        BackFillId id = ask(by("a"), volunteer, on("09:00"), on("11:00"), strict);
        ledger().requests().rejectBackFill(by("auditor"), id, true);
        Expect.equal(BAN, DecisionStatus.REJECTED, find(id).status());
        Expect.equal(BAN, 0L, minutes(volunteer));

        banned(volunteer, strict);
        later(Duration.ofDays(10));
        banned(volunteer, strict);
        // What is earned by back-fill, or on the day of the finding, does not count.
        post(untimed(alone(volunteer, city().community()), LocalDate.of(2026, 3, 31), 60));
        post(backFill(volunteer, at("2026-04-01T09:00"), at("2026-04-01T10:00")));
        banned(volunteer, strict);
        post(untimed(alone(volunteer, city().community()), LocalDate.of(2026, 4, 2), 60));
        ask(by("a"), volunteer, on("09:00"), on("11:00"), strict);
        ledger().requests().reportFalseEntry(command(), volunteer);
        banned(volunteer, strict);
        ask(by("a"), volunteer(), on("09:00"), on("11:00"), strict);
    }

    @Test
    final void aRejectionThatIsNoAccusationBarsNobody() {
        VolunteerId volunteer = volunteer();
        AccrualRules strict = rule(365, true, 10, 60);
        BackFillId id = ask(by("a"), volunteer, on("09:00"), on("11:00"), strict);
        ledger().requests().rejectBackFill(by("auditor"), id, false);

        ask(by("a"), volunteer, on("09:00"), on("11:00"), strict);
        Expect.error(
                BAN,
                Refused.class,
                CommandError.UNKNOWN_RECORD,
                () -> ledger().requests().reportFalseEntry(command(), new VolunteerId(4711)));
    }

    @Test
    final void anUpheldObjectionCorrectsTheEntry() {
        VolunteerId volunteer = volunteer();
        EntryRef entry = post(timed(volunteer, on("09:00"), on("10:00")));
        ObjectionId id = ledger().requests().object(by("v"), volunteer, entry, "It was until eleven.");
        HourRecord right = timed(volunteer, on("09:00"), on("11:00"));

        Expect.error(
                OTHERS,
                Refused.class,
                HoursError.OWN_REQUEST,
                () -> ledger().requests().uphold(by("v"), id, right, OPEN));
        Command command = by("organiser");
        EntryRef corrected = ledger().requests().uphold(command, id, right, OPEN);

        Expect.equal(OBJECTION, 120L, minutes(volunteer));
        Expect.equal(OBJECTION, "OBJECTION_UPHELD", entry(corrected).reason());
        Expect.equal(OBJECTION, DecisionStatus.APPROVED, find(id).status());
        Expect.equal(OBJECTION, corrected.toString(), find(id).correction());
        Expect.equal(OBJECTION, corrected, ledger().requests().uphold(command, id, right, OPEN));
        Expect.error(
                OTHERS,
                Refused.class,
                HoursError.ALREADY_DECIDED,
                () -> ledger().requests().reject(by("organiser"), id));
    }

    @Test
    final void anObjectionMayBeAboutAMissingEntry() {
        VolunteerId volunteer = volunteer();
        ObjectionId id = object(volunteer, null);

        ledger().requests().uphold(by("organiser"), id, timed(volunteer, on("09:00"), on("11:00")), OPEN);

        Expect.equal(OBJECTION, 120L, minutes(volunteer));
    }

    @Test
    final void anObjectionIsAboutOnesOwnTime() {
        VolunteerId volunteer = volunteer();
        VolunteerId other = volunteer();
        EntryRef foreign = post(timed(other, on("09:00"), on("10:00")));
        String rule = "Requests: the time of the volunteer who objects, and of nobody else";

        Expect.error(rule, Refused.class, HoursError.UNKNOWN_ENTRY, () -> object(volunteer, foreign));
        Expect.error(
                rule,
                Refused.class,
                HoursError.UNKNOWN_ENTRY,
                () -> object(volunteer, new EntryRef(volunteer.account(), 1)));
        Expect.error(rule, Refused.class, CommandError.UNKNOWN_RECORD, () -> object(new VolunteerId(4711), null));
        ObjectionId id = object(volunteer, null);
        Expect.error(
                rule,
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> ledger().requests().uphold(by("organiser"), id, timed(other, on("14:00"), on("15:00")), OPEN));
        Expect.equal(rule, 60L, minutes(other));
    }

    @Test
    final void anObjectionFollowsAnEntryThatWasPostedAnew() {
        VolunteerId volunteer = volunteer();
        Attribution here = in(activity(on("09:00"), on("18:00")), volunteer);
        EntryRef first = post(timed(here, on("09:00"), on("10:00")));
        EntryRef second = post(timed(here, on("11:00"), on("12:00")));
        ObjectionId id = object(volunteer, second);
        ledger().hours().takeBack(command(), first, "FALSE_ENTRY");

        ledger().requests().uphold(by("organiser"), id, timed(here, on("11:00"), on("13:00")), OPEN);

        Expect.equal(OBJECTION, 120L, minutes(volunteer));
        Expect.equal(OBJECTION, 1L, totals(volunteer).participations());
    }

    @Test
    final void aRejectedObjectionChangesNoTime() {
        VolunteerId volunteer = volunteer();
        EntryRef entry = post(timed(volunteer, on("09:00"), on("10:00")));
        ObjectionId id = object(volunteer, entry);

        ledger().requests().reject(by("organiser"), id);

        Expect.equal(OBJECTION, DecisionStatus.REJECTED, find(id).status());
        Expect.equal(OBJECTION, null, find(id).correction());
        Expect.equal(OBJECTION, 60L, minutes(volunteer));
    }

    @Test
    final void nobodyEscapesABanByAnotherRecord() {
        VolunteerId from = volunteer();
        VolunteerId into = volunteer();
        ledger().requests().reportFalseEntry(command(), from);
        ledger().personMerges().merge(command(), from, into);
        banned(into, rule(365, true, 10, 60));
    }

    private ObjectionId object(VolunteerId volunteer, @Nullable EntryRef entry) {
        return ledger().requests().object(by("v"), volunteer, entry, "It is not right.");
    }

    private BackFillId ask(Command command, VolunteerId volunteer, Instant start, Instant end, AccrualRules rules) {
        return ledger().requests().requestBackFill(command, backFill(volunteer, start, end), rules);
    }

    private HourRecord backFill(VolunteerId volunteer, Instant start, Instant end) {
        ServiceTime time = ServiceTime.between(start, end, ZONE);
        Attribution here = alone(volunteer, city().community());
        return new HourRecord(name("record"), here, Book.SERVICE, Evidence.BACK_FILL, time, 0, null, 0, 0);
    }

    private void banned(VolunteerId volunteer, AccrualRules rules) {
        Expect.error(
                BAN, Refused.class, HoursError.BANNED, () -> ask(by("a"), volunteer, on("09:00"), on("11:00"), rules));
    }

    private static AccrualRules rule(int windowDays, boolean reviewed, int banDays, int banMinutes) {
        return AccrualRules.always(
                AccrualPolicy.DEFAULT.with(new BackfillRule(windowDays, reviewed, banDays, banMinutes)));
    }

    private BackFill find(BackFillId id) {
        return storage().find(BackFill.KIND, id.value()).orElseThrow().entity();
    }

    private Objection find(ObjectionId id) {
        return storage().find(Objection.KIND, id.value()).orElseThrow().entity();
    }
}
