package org.volunteerledger.tck;

import static org.volunteerledger.tck.ScenarioWorld.TODAY;
import static org.volunteerledger.tck.ScenarioWorld.day;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.Guardian;
import org.volunteerledger.people.GuardianConsent;
import org.volunteerledger.people.GuardianConsentId;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.policy.LocalPolicies;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.DangerLevel;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.service.EnrolmentStatus;
import org.volunteerledger.service.Enrolments;
import org.volunteerledger.service.MinorPolicy;
import org.volunteerledger.service.MinorSafeguards;
import org.volunteerledger.service.Precautions;
import org.volunteerledger.service.ServiceError;
import org.volunteerledger.service.ShiftGroup;
import org.volunteerledger.service.SignUp;
import org.volunteerledger.storage.Versioned;

/** Pupils, their guardians' consent, the company of adults, and what is too dangerous for them. */
public abstract class MinorsScenarioContract extends StorageContract {

    private ScenarioWorld world;
    private Enrolments enrolments;

    /** For subclasses. */
    protected MinorsScenarioContract() {}

    /** Founds the community. */
    @BeforeEach
    public final void foundCommunity() {
        world = new ScenarioWorld(storage());
        enrolments = world.enrolments;
    }

    @Test
    final void aPupilServesOnlyWhileAGuardianConsents() {
        VolunteerId pupil = person(TODAY.minusYears(13));
        ActivityId activity = world.activity("09:00", "11:00", 0);
        ActivityId later = world.activity("13:00", "14:00", 0);
        refused(ServiceError.CONSENT_MISSING, () -> signUp(activity, pupil));
        refused(
                ServiceError.CONSENT_MISSING,
                () -> enrolments.enrolAll(
                        world.command(), List.of(new ShiftGroup(activity, 1, List.of(world.volunteer(), pupil)))));
        Expect.equal("Enrolments.enrolAll: all or nobody", 0, accepted(activity));

        consent(pupil, TODAY.plusDays(1), null);
        consent(pupil, TODAY.minusDays(9), TODAY);
        refused(ServiceError.CONSENT_MISSING, () -> signUp(activity, pupil));
        consent(pupil, TODAY, TODAY.plusDays(1));
        Expect.that(
                "GuardianConsent.to: the first day after it",
                signUp(activity, pupil).accepted(),
                "not accepted");
        enrolments.enrolAll(world.command(), List.of(new ShiftGroup(later, 1, List.of(pupil))));
        Expect.equal(
                "GuardianConsents.of: all that were given",
                3,
                world.consents.of(pupil).size());
    }

    @Test
    final void adultsAndThoseOfUnknownAgeNeedNoConsent() {
        VolunteerId adult = person(TODAY.minusYears(18));
        ActivityId activity = world.activity("09:00", "11:00", 0);
        Expect.that(
                "MinorPolicy.consentBelow: 18 is not below",
                signUp(activity, adult).accepted(),
                "waits");
        Expect.that("MinorAge.on: unknown", signUp(activity, world.volunteer()).accepted(), "waits");
        refused(ServiceError.NOT_A_MINOR, () -> consent(adult, TODAY, null));
        refused(ServiceError.NOT_A_MINOR, () -> consent(world.volunteer(), TODAY, null));
    }

    @Test
    final void whoIsBornOnALeapDayIsOfAgeOnTheFirstOfMarch() {
        VolunteerId born = person(day("2008-02-29"));
        consentFromGuardian(born, person(day("1980-01-01")), day("2026-02-28"));
        refused(ServiceError.NOT_A_MINOR, () -> consent(born, day("2026-03-01"), null));
    }

    @Test
    final void aChildComesWithAnAdultAndNotBeforeItIsSix() {
        VolunteerId mother = person(TODAY.minusYears(40));
        VolunteerId child = person(TODAY.minusYears(8));
        VolunteerId small = person(TODAY.minusYears(6).plusDays(1));
        ActivityId activity = world.activity("09:00", "11:00", 0);
        consentFromGuardian(child, mother, TODAY);
        consentFromGuardian(small, mother, TODAY);
        refused(ServiceError.TOO_YOUNG, () -> signUp(activity, small));
        refused(ServiceError.COMPANY_MISSING, () -> signUp(activity, child));
        signUp(activity, mother);
        Expect.that(
                "MinorPolicy.companyBelow: the guardian is there",
                signUp(activity, child).accepted(),
                "waits");

        VolunteerId teacher = person(TODAY.minusYears(30));
        VolunteerId pupil = person(TODAY.minusYears(9));
        ActivityId lesson = announce(Precautions.accompaniedBy(List.of(teacher)), 0);
        consent(pupil, TODAY, null);
        refused(ServiceError.COMPANY_MISSING, () -> signUp(lesson, pupil));
        enrolments.enrolAll(world.command(), List.of(new ShiftGroup(lesson, 1, List.of(pupil, teacher))));
        Expect.equal("Precautions.companions: with one command, in any order", 2, accepted(lesson));
    }

    @Test
    final void dangerousWorkIsClosedToMinorsWhoeverConsents() {
        VolunteerId pupil = person(TODAY.minusYears(17));
        consent(pupil, TODAY, null);
        refused(
                ServiceError.TOO_DANGEROUS,
                () -> signUp(announce(Precautions.against(DangerLevel.DANGEROUS), 0), pupil));
        Expect.that(
                "MinorPolicy.highest",
                signUp(announce(Precautions.against(DangerLevel.RISK), 0), pupil)
                        .accepted(),
                "waits");
    }

    @Test
    final void aPlaceMaySetThatConsentOrCompanyIsEnough() {
        LocalPolicies.over(world.runner, world.places)
                .set(
                        world.command(),
                        MinorPolicy.SUBJECT,
                        world.area,
                        TODAY,
                        null,
                        new MinorPolicy(0, 18, 18, MinorSafeguards.EITHER, DangerLevel.NONE));
        VolunteerId teacher = person(TODAY.minusYears(30));
        VolunteerId pupil = person(TODAY.minusYears(12));
        ActivityId lesson = announce(Precautions.accompaniedBy(List.of(teacher)), 0);
        refused(ServiceError.CONSENT_OR_COMPANY_MISSING, () -> signUp(lesson, pupil));
        signUp(lesson, teacher);
        Expect.that("MinorSafeguards.EITHER: company", signUp(lesson, pupil).accepted(), "waits");
        VolunteerId other = person(TODAY.minusYears(12));
        consent(other, TODAY, null);
        Expect.that(
                "MinorSafeguards.EITHER: consent",
                signUp(world.activity("09:00", "11:00", 0), other).accepted(),
                "waits");
    }

    @Test
    final void aWithdrawnConsentFreesThePlaceForWhoMayHaveIt() {
        ActivityId activity = world.activity("09:00", "11:00", 1);
        ActivityId begun = world.activity("06:00", "08:30", 1);
        VolunteerId pupil = person(TODAY.minusYears(13));
        GuardianConsentId consent = consent(pupil, TODAY, null);
        SignUp first = signUp(activity, pupil);
        SignUp running = signUp(begun, pupil);
        VolunteerId second = person(TODAY.minusYears(14));
        GuardianConsentId other = consent(second, TODAY, null);
        SignUp waiting = signUp(activity, second);
        SignUp last = signUp(activity, world.volunteer());
        world.clock.advance(Duration.ofMinutes(5));
        Expect.equal(
                "GuardianConsents.withdraw: who waits ends too", 1, world.consents.withdraw(world.command(), other));
        Expect.equal("GuardianConsents.withdraw", EnrolmentStatus.WITHDRAWN, status(waiting));
        Expect.equal("GuardianConsents.withdraw", 1, world.consents.withdraw(world.command(), consent));
        Expect.equal("GuardianConsents.withdraw: ended", EnrolmentStatus.WITHDRAWN, status(first));
        Expect.equal("GuardianConsents.withdraw: a shift that began", EnrolmentStatus.ACCEPTED, status(running));
        Expect.equal("GuardianConsents.withdraw: the next who waits", EnrolmentStatus.ACCEPTED, status(last));
        refused(ServiceError.CONSENT_OVER, () -> world.consents.withdraw(world.command(), consent));
    }

    @Test
    final void aFreePlaceIsNotGivenToAMinorWhoseConsentHasRunOut() {
        ActivityId activity = world.activity("09:00", "11:00", 1);
        SignUp place = signUp(activity, world.volunteer());
        VolunteerId pupil = person(TODAY.minusYears(13));
        GuardianConsentId consent = consent(pupil, TODAY, null);
        SignUp waiting = signUp(activity, pupil);
        SignUp last = signUp(activity, world.volunteer());
        world.runner.run("end-consent", world.command(), RequestDigest.of("end-consent"), draft -> {
            var read = draft.get(GuardianConsent.KIND, consent);
            draft.replace(GuardianConsent.KIND, read, read.entity().withdrawn(TODAY));
            return null;
        });
        enrolments.withdraw(world.command(), place.id());
        Expect.equal("Enrolments.withdraw: passed over", EnrolmentStatus.WAITING, status(waiting));
        Expect.equal("Enrolments.withdraw: the next", EnrolmentStatus.ACCEPTED, status(last));
        enrolments.withdraw(world.command(), last.id());
        refused(ServiceError.CONSENT_MISSING, () -> enrolments.accept(world.command(), waiting.id()));
    }

    @Test
    final void aConsentWithdrawnAtTheSameMomentLeavesNoPlaceBehind() {
        VolunteerId pupil = person(TODAY.minusYears(13));
        GuardianConsentId consent = consent(pupil, TODAY, null);
        ActivityId activity = world.activity("09:00", "11:00", 1);
        Enrolments overtaken =
                world.newEnrolments(world.overtakenBy(() -> world.consents.withdraw(world.command(), consent)));
        refused(ServiceError.CONSENT_MISSING, () -> overtaken.signUp(world.command(), activity, 1, pupil));

        VolunteerId other = person(TODAY.minusYears(13));
        GuardianConsentId second = consent(other, TODAY, null);
        int ended = world.newConsents(world.overtakenBy(() -> signUp(activity, other)))
                .withdraw(world.command(), second);
        Expect.equal("GuardianConsents.withdraw: a place given at the same moment", 1, ended);
        Expect.equal("GuardianConsents.withdraw: nobody is left", 0, accepted(activity));
    }

    @Test
    final void aChildDoesNotStayWithoutItsCompanion() {
        VolunteerId teacher = person(TODAY.minusYears(30));
        VolunteerId child = person(TODAY.minusYears(8));
        VolunteerId older = person(TODAY.minusYears(12));
        VolunteerId waiting = world.volunteer();
        consent(child, TODAY, null);
        consent(older, TODAY, null);
        ActivityId lesson = announce(Precautions.accompaniedBy(List.of(teacher)), 3);
        SignUp company = signUp(lesson, teacher);
        SignUp small = signUp(lesson, child);
        SignUp stays = signUp(lesson, older);
        SignUp next = signUp(lesson, waiting);
        enrolments.withdraw(world.command(), company.id());
        Expect.equal("Enrolments.withdraw: without company", EnrolmentStatus.WITHDRAWN, status(small));
        Expect.equal("Enrolments.withdraw: company is not asked for", EnrolmentStatus.ACCEPTED, status(stays));
        Expect.equal("Enrolments.withdraw: the next", EnrolmentStatus.ACCEPTED, status(next));
        Expect.equal("Enrolments.withdraw: places", 2, accepted(lesson));

        VolunteerId mother = person(TODAY.minusYears(40));
        consentFromGuardian(child, mother, TODAY);
        ActivityId outing = world.activity("09:00", "11:00", 0);
        signUp(outing, mother);
        SignUp again = signUp(outing, child);
        world.people.withdraw(world.command(), mother);
        Expect.equal("People.withdraw: without company", EnrolmentStatus.WITHDRAWN, status(again));
        Expect.equal("People.withdraw: places", 0, accepted(outing));
    }

    @Test
    final void noMinorStaysWhereTheDangerIsRaised() {
        VolunteerId pupil = person(TODAY.minusYears(16));
        VolunteerId adult = person(TODAY.minusYears(30));
        consent(pupil, TODAY, null);
        ActivityId activity = announce(Precautions.NONE, 1);
        SignUp place = signUp(activity, pupil);
        SignUp next = signUp(activity, adult);
        Versioned<Activity> read = world.services.find(activity).orElseThrow();
        ActivityPlan rescue = read.entity().plan().with(Precautions.against(DangerLevel.DANGEROUS));
        world.services.editPlan(world.command(), activity, read.version(), rescue);
        Expect.equal("Services.editPlan: too dangerous by now", EnrolmentStatus.WITHDRAWN, status(place));
        Expect.equal("Services.editPlan: the next", EnrolmentStatus.ACCEPTED, status(next));
        Expect.equal("Services.editPlan: places", 1, accepted(activity));
    }

    @Test
    final void aGuardianIsAnAdultAndAnother() {
        VolunteerId pupil = person(TODAY.minusYears(13));
        VolunteerId sister = person(TODAY.minusYears(17));
        refused(ServiceError.GUARDIAN_UNFIT, () -> consentFromGuardian(pupil, pupil, TODAY));
        refused(ServiceError.GUARDIAN_UNFIT, () -> consentFromGuardian(pupil, sister, TODAY));
        GuardianConsentId named = consent(pupil, TODAY, null);
        Expect.equal(
                "GuardianConsents.reveal",
                "王芳",
                world.consents
                        .reveal(world.command().because("call home"), named)
                        .name());
        world.people.withdraw(world.command(), pupil);
        world.people.forget(world.command().because("asked for"), pupil);
        Expect.error(
                "GuardianConsents.reveal: the name goes with the minor's data",
                Refused.class,
                () -> world.consents.reveal(world.command().because("call home"), named));
    }

    private VolunteerId person(LocalDate birth) {
        PersonalData data = new PersonalData("李娜", null, birth, null);
        return world.people.register(
                world.command(), new People.NewVolunteer(null, data, world.area, day("2022-01-01")));
    }

    private GuardianConsentId consent(VolunteerId minor, LocalDate from, @Nullable LocalDate to) {
        return world.consents.give(world.command(), minor, Guardian.named("王芳"), from, to);
    }

    private void consentFromGuardian(VolunteerId minor, VolunteerId guardian, LocalDate from) {
        world.consents.give(world.command(), minor, Guardian.volunteer(guardian), from, null);
    }

    private SignUp signUp(ActivityId activity, VolunteerId volunteer) {
        return enrolments.signUp(world.command(), activity, 1, volunteer);
    }

    private ActivityId announce(Precautions precautions, int capacity) {
        ActivityPlan plan = world.plan("15:00", "16:00", capacity).with(precautions);
        return world.services.announce(world.command(), List.of(plan)).get(0);
    }

    private int accepted(ActivityId activity) {
        return enrolments.roster(activity).orElseThrow().shift(1).orElseThrow().accepted();
    }

    private EnrolmentStatus status(SignUp signUp) {
        return storage()
                .find(Enrolment.KIND, signUp.id().value())
                .orElseThrow()
                .entity()
                .status();
    }

    private static void refused(ErrorCode code, Runnable call) {
        Expect.refused(code, call::run);
    }
}
