package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.care.CareError;
import org.volunteerledger.care.Recipient;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.HoursError;
import org.volunteerledger.hours.LedgerFinding;
import org.volunteerledger.hours.LedgerVerification;
import org.volunteerledger.hours.RecordOutcome;
import org.volunteerledger.ledger.Totals;
import org.volunteerledger.people.Guardian;
import org.volunteerledger.people.GuardianConsent;
import org.volunteerledger.people.GuardianConsentId;
import org.volunteerledger.people.PersonMergeId;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.service.EnrolmentId;
import org.volunteerledger.service.ServiceError;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.team.Membership;
import org.volunteerledger.team.NewMember;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.TeamId;
import org.volunteerledger.team.TeamRole;

/** Two records of one person become one, and two again. Hours move by postings, so that no report has to know of it. */
public abstract class PersonMergeContract extends CareScenario {

    private static final String RULE = "PersonMerges.merge: what is open goes on under the other record";
    private static final String UNDO = "PersonMerges.undo: everything is as it was";

    /** For subclasses. */
    protected PersonMergeContract() {}

    @Test
    final void hoursMoveMinuteForMinuteAndBack() {
        VolunteerId from = volunteer();
        VolunteerId into = volunteer();
        ActivityId activity = activity(on("08:00"), on("18:00"));
        post(timed(in(activity, from), on("09:00"), on("10:30")));
        EntryRef voided = post(timed(in(activity, from), on("11:00"), on("11:20")));
        ledger().hours().takeBack(command(), voided, "MISTAKE");
        post(untimed(alone(from, city().street()), DAY.minusDays(7), 45));
        post(timed(in(activity, into), on("14:00"), on("15:00")));
        Totals before = totals(from);
        Totals other = totals(into);

        PersonMergeId merge = ledger().personMerges().merge(command(), from, into);

        Expect.equal(RULE, 0L, minutes(from));
        Expect.equal(RULE, 90L + 45 + 60, minutes(into));
        Expect.equal(
                "PersonMerges.merge: a person takes part in an activity once on a day",
                before.participations() + other.participations() - 1,
                totals(into).participations());
        Expect.equal("PersonMerges.merge: one person in every report", 1L, persons());
        Expect.equal("PersonMerges.current", into, ledger().personMerges().current(from));
        Expect.equal(
                "PersonMerges.recordsOf",
                List.of(into, from),
                ledger().personMerges().recordsOf(into));
        Expect.equal("VolunteerStatus", VolunteerStatus.MERGED, status(from));
        refused(
                HoursError.NOT_REGISTERED,
                () -> post(timed(alone(from, city().community()), on("06:00"), on("07:00"))));

        ledger().personMerges().undo(command(), merge);

        Expect.equal(UNDO, before, totals(from));
        Expect.equal(UNDO, other, totals(into));
        Expect.equal(UNDO, VolunteerStatus.REGISTERED, status(from));
        Expect.equal(UNDO, from, ledger().personMerges().current(from));
        List<LedgerFinding> findings = new ArrayList<>();
        LedgerVerification.run(storage(), findings::add, done -> {});
        Expect.equal("LedgerVerification: nothing is wrong after the postings", List.of(), findings);
        refused(CommandError.WRONG_STATE, () -> ledger().personMerges().undo(command(), merge));
        PersonMergeId again = ledger().personMerges().merge(command(), from, into);
        Expect.that("PersonMerges.merge: once more after an undo", !again.equals(merge), "the same merge");
    }

    @Test
    final void whatWasDecidedSinceTheMergeStays() {
        VolunteerId from = volunteer();
        VolunteerId into = volunteer();
        post(timed(from, on("09:00"), on("10:00")));
        post(timed(from, on("11:00"), on("11:30")));
        PersonMergeId merge = ledger().personMerges().merge(command(), from, into);
        EntryRef landed = new EntryRef(into.account(), 1);
        ledger().hours().takeBack(command(), landed, "MISTAKE");
        ledger().personMerges().undo(command(), merge);
        Expect.equal("PersonMerges.undo: what was taken back since stays taken back", 30L, minutes(from));
        Expect.equal("PersonMerges.undo: what was taken back since stays taken back", 0L, minutes(into));
    }

    @Test
    final void timeThatBothWereCreditedForIsDecidedOnFirst() {
        VolunteerId from = volunteer();
        VolunteerId into = volunteer();
        EntryRef twice = post(timed(from, on("09:00"), on("10:00")));
        post(timed(into, on("09:30"), on("10:30")));
        refused(HoursError.OVERLAP, () -> ledger().personMerges().merge(command(), from, into));
        Expect.equal("PersonMerges.merge: a refused merge leaves nothing", 60L, minutes(from));
        Expect.equal("PersonMerges.merge: a refused merge leaves nothing", VolunteerStatus.REGISTERED, status(from));
        ledger().hours().takeBack(command(), twice, "TWICE");
        ledger().personMerges().merge(command(), from, into);
        Expect.equal("PersonMerges.merge: each minute once", 60L, minutes(into));
    }

    @Test
    final void membershipsEnrolmentsAndTheLinkToARecipientMove() {
        VolunteerId from = volunteer();
        VolunteerId into = volunteer();
        TeamId second = ledger().teams()
                .foundTeam(
                        command(),
                        NewTeam.of("Second", city().organisation(), city().street(), LocalDate.of(2020, 1, 1)));
        join(city().team(), from, TeamRole.LEADER);
        join(second, from, TeamRole.MEMBER);
        join(second, into, TeamRole.DEPUTY);
        ActivityId ahead = activity(at("2026-04-10T09:00"), at("2026-04-10T11:00"));
        EnrolmentId place = enrol(ahead, from);
        itIs(DAY + "T08:30");
        ActivityId held = activity(on("09:00"), on("11:00"));
        EnrolmentId attended = enrol(held, from);
        itIs(today() + "T12:00");
        attend(attended, on("09:00"), on("10:00"));
        RecipientId recipient = recipient(city().community());
        care().recipients().link(command(), recipient, from);

        PersonMergeId merge = ledger().personMerges().merge(command(), from, into);

        Expect.equal(RULE, into, volunteerOf(place));
        Expect.equal(RULE, into, volunteerOf(attended));
        Expect.equal(RULE, Optional.of(into), linked(recipient));
        Expect.equal(RULE, List.of(TeamRole.LEADER), roles(city().team(), into));
        Expect.equal("PersonMerges.merge: nobody is in a team twice", List.of(TeamRole.DEPUTY), roles(second, into));
        Expect.equal(RULE, 1L, ledger().memberships().sizeOn(second, today()));
        refused(ServiceError.OVERLAP, () -> enrol(activity(at("2026-04-10T10:00"), at("2026-04-10T12:00")), into));

        ledger().personMerges().undo(command(), merge);

        Expect.equal(UNDO, from, volunteerOf(place));
        Expect.equal(UNDO, from, volunteerOf(attended));
        Expect.equal(UNDO, Optional.of(from), linked(recipient));
        Expect.equal(UNDO, List.of(TeamRole.LEADER), roles(city().team(), from));
        Expect.equal(UNDO, List.of(), roles(city().team(), into));
        enrol(activity(at("2026-04-10T10:00"), at("2026-04-10T12:00")), into);
    }

    @Test
    final void whatBeginsInTheMomentOfAMergeMovesToo() {
        needs(Capability.OWN_TRANSACTIONS);
        VolunteerId from = volunteer();
        VolunteerId into = volunteer();
        ActivityId activity = activity(on("08:00"), on("18:00"));
        VolunteerLedger merging = overtakenBy(() -> {
            post(timed(in(activity, from), on("09:00"), on("10:30")));
            join(city().team(), from, TeamRole.MEMBER);
        });

        PersonMergeId merge = merging.personMerges().merge(command(), from, into);

        Expect.equal(RULE, 0L, totals(from).serviceMinutes());
        Expect.equal(RULE, 90L, totals(into).serviceMinutes());
        Expect.equal(RULE, List.of(TeamRole.MEMBER), roles(city().team(), into));
        Expect.equal(RULE, List.of(), roles(city().team(), from));
        ledger().personMerges().undo(command(), merge);
        Expect.equal(UNDO, 90L, totals(from).serviceMinutes());
        Expect.equal(UNDO, 0L, totals(into).serviceMinutes());
        Expect.equal(UNDO, List.of(TeamRole.MEMBER), roles(city().team(), from));
    }

    @Test
    final void nothingIsPostedToARecordThatIsGivenUpMeanwhile() {
        needs(Capability.OWN_TRANSACTIONS);
        requireNothingPosted(volunteer());
    }

    @Test
    final void nothingIsPostedToARecordOfWhichNothingCountsThatIsGivenUpMeanwhile() {
        needs(Capability.OWN_TRANSACTIONS);
        VolunteerId from = volunteer();
        EntryRef mistake = post(untimed(alone(from, city().street()), DAY, 30));
        ledger().hours().takeBack(command(), mistake, "MISTAKE");
        requireNothingPosted(from);
    }

    private void requireNothingPosted(VolunteerId from) {
        VolunteerId into = volunteer();
        HourRecord first = untimed(alone(from, city().street()), DAY, 45);
        VolunteerLedger posting = overtakenBy(() -> ledger().personMerges().merge(command(), from, into));

        RecordOutcome outcome =
                posting.hours().record(command(), List.of(first), OPEN).get(0);

        Expect.equal(
                "Hours.record: the first hours that count rest on the registration",
                HoursError.NOT_REGISTERED,
                outcome instanceof RecordOutcome.Rejected rejected
                        ? rejected.error().code()
                        : null);
        Expect.equal(RULE, 0L, totals(from).serviceMinutes());
    }

    @Test
    final void whatCannotMoveIsSaid() {
        VolunteerId from = volunteer();
        VolunteerId into = volunteer();
        ActivityId ahead = activity(at("2026-04-10T09:00"), at("2026-04-10T11:00"));
        EnrolmentId place = enrol(ahead, from);
        enrol(ahead, into);
        refused(ServiceError.ALREADY_ENROLLED, () -> ledger().personMerges().merge(command(), from, into));
        ledger().enrolments().withdraw(command(), place);
        VolunteerId carer = served().volunteer();
        refused(CareError.HAS_PAIRINGS, () -> ledger().personMerges().merge(command(), carer, into));
        VolunteerId barred = volunteer();
        ledger().people().suspend(command(), barred);
        refused(CommandError.WRONG_STATE, () -> ledger().personMerges().merge(command(), barred, into));
        refused(CommandError.WRONG_STATE, () -> ledger().personMerges().merge(command(), into, barred));
        Expect.error(
                "PersonMerges.merge: two records",
                InvalidInput.class,
                () -> ledger().personMerges().merge(command(), from, from));
        ledger().personMerges().merge(command(), from, into);
        refused(CommandError.WRONG_STATE, () -> ledger().personMerges().merge(command(), into, volunteer()));
        refused(CommandError.WRONG_STATE, () -> ledger().people().reinstate(command(), from));
    }

    @Test
    final void theConsentOfAGuardianGoesWithAMinorAndBack() {
        LocalDate birth = today().minusYears(9);
        VolunteerId from = ledger().people().register(command(), person(new PersonalData("Li", null, birth, null)));
        VolunteerId into = ledger().people().register(command(), person(new PersonalData("Li", null, birth, null)));
        VolunteerId mother = volunteer();
        VolunteerId sameMother = volunteer();
        var consents = ledger().guardianConsents();
        GuardianConsentId over = consents.give(command(), from, Guardian.named("Grandma"), DAY, today());
        GuardianConsentId named = consents.give(command(), from, Guardian.named("Grandma"), today(), null);
        consents.give(command(), from, Guardian.volunteer(mother), DAY, null);
        ActivityId activity = activity(at("2026-04-10T09:00"), at("2026-04-10T11:00"));
        enrol(activity, sameMother);

        PersonMergeId merge = ledger().personMerges().merge(command(), from, into);
        ledger().personMerges().merge(command(), mother, sameMother);

        enrol(activity, into);
        Expect.equal(RULE, 2, consents.of(into).size());
        Expect.equal(
                "PersonMerges.merge: what is over stays",
                List.of(over),
                consents.of(from).stream().map(GuardianConsent::id).toList());
        Expect.equal(
                "GuardianConsents.reveal: the name is sealed for the other record",
                Guardian.named("Grandma"),
                consents.reveal(command(), named));
        ledger().personMerges().undo(command(), merge);
        Expect.equal(UNDO, 3, consents.of(from).size());
        Expect.equal(UNDO, Guardian.named("Grandma"), consents.reveal(command(), named));
    }

    @Test
    final void nobodyComesOfAgeByAnotherRecord() {
        LocalDate birth = today().minusYears(15);
        VolunteerId from = ledger().people().register(command(), person(new PersonalData("Li", null, birth, null)));
        VolunteerId into = volunteer();
        refused(CommandError.WRONG_STATE, () -> ledger().personMerges().merge(command(), from, into));
        ledger().people().update(command(), into, new PersonalData("Li", null, birth, null), null);
        ledger().personMerges().merge(command(), from, into);
        Expect.equal("PersonMerges.merge", VolunteerStatus.MERGED, status(from));
    }

    @Test
    final void theIdentityDocumentIsFreeForTheRecordThatGoesOn() {
        PersonalData data = new PersonalData("Li Na", document(), null, null);
        VolunteerId from = ledger().people().register(command(), person(data));
        VolunteerId into = volunteer();
        PersonMergeId merge = ledger().personMerges().merge(command(), from, into);
        Expect.equal(
                "People.byDocument: not the record given up",
                Optional.empty(),
                ledger().people().byDocument(document()));
        ledger().people().update(command(), into, data, null);
        refused(StorageError.KEY_TAKEN, () -> ledger().personMerges().undo(command(), merge));
        ledger().people().update(command(), into, PersonalData.named("Li Na"), null);
        ledger().personMerges().undo(command(), merge);
        Expect.equal(
                UNDO,
                Optional.of(from),
                ledger().people().byDocument(document()).map(Volunteer::id));
    }

    private void join(TeamId team, VolunteerId volunteer, TeamRole role) {
        ledger().memberships().join(command(), new NewMember(team, volunteer, role, DAY));
    }

    private List<TeamRole> roles(TeamId team, VolunteerId volunteer) {
        return ledger().memberships().membersOn(team, today()).stream()
                .filter(each -> each.volunteer().equals(volunteer))
                .map(Membership::role)
                .toList();
    }

    private VolunteerId volunteerOf(EnrolmentId enrolment) {
        return storage()
                .find(Enrolment.KIND, enrolment.value())
                .orElseThrow()
                .entity()
                .volunteer();
    }

    private Optional<VolunteerId> linked(RecipientId recipient) {
        return care().recipients().find(recipient).map(Recipient::volunteer);
    }

    private VolunteerStatus status(VolunteerId volunteer) {
        return storage()
                .find(Volunteer.KIND, volunteer.value())
                .orElseThrow()
                .entity()
                .status();
    }

    private long persons() {
        return storage()
                .aggregate(HourQuery.of(List.of(), List.of(Measure.VOLUNTEERS), HourFilter.SERVICE))
                .value(0, 0);
    }

    private static void refused(ErrorCode code, Runnable call) {
        Expect.error("PersonMerges: refused with its reason", Refused.class, code, call::run);
    }
}
