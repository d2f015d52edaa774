package org.volunteerledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.MutableClock;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.BackFill;
import org.volunteerledger.hours.BackFillId;
import org.volunteerledger.hours.DecisionStatus;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.HoursError;
import org.volunteerledger.hours.ReviewSummary;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.hours.accrual.CreditLimits;
import org.volunteerledger.hours.accrual.HourFormat;
import org.volunteerledger.hours.accrual.PresenceRule;
import org.volunteerledger.hours.accrual.Review;
import org.volunteerledger.hours.accrual.ReviewLevel;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.Places;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.service.EnrolmentId;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.ServiceError;
import org.volunteerledger.service.Sheet;
import org.volunteerledger.service.SheetResult;
import org.volunteerledger.statistics.ReportRequest;
import org.volunteerledger.tck.ReferenceStorage;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/**
 * What other systems do with hours as use cases, through the commands of the ledger. The names hold the id of the case in the project's
 * list; those about minutes alone are in the acceptance tests of accrual.
 *
 * <p>Some of them the ledger does not follow, on purpose:
 *
 * <ul>
 *   <li>Hours times the size of a party (V4S-7): unnamed helpers are participations, so there is one total for a person, not two.
 *   <li>Double hours for work at night (ENG-13): the time of a deleted shift stays, at its own length.
 *   <li>Points (HEN-17): the ledger holds time; an approved back-fill earns its minutes and nothing else.
 *   <li>A check-out that is refused hours after the end (HEN-7): every punch is kept, and what of it counts is for the policy; whether a
 *       volunteer may still check out alone is what a host asks the policy's rule of check-ins.
 *   <li>The fourth pair of a day refused (IZY-5): it is kept, and credited nothing, with the reason.
 *   <li>Training of no length refused (CASA-1): an interval of no length is, but a record of zero minutes says that somebody took part.
 *   <li>Deltas on one running entry (ELY-5): here a correction is a void and a new grant, so that each entry stays what it was.
 * </ul>
 */
final class UseCaseAcceptanceTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final AccrualRules OPEN = AccrualRules.always(AccrualPolicy.DEFAULT);

    private final MutableClock clock = MutableClock.at(at("00:00"), ZONE);
    private final ReferenceStorage storage = ReferenceStorage.create();
    private final VolunteerLedger ledger =
            VolunteerLedger.over(storage, keys()).clock(clock).zone(ZONE).build();
    private final AtomicInteger names = new AtomicInteger();
    private final AreaId area = ledger.places()
            .addArea(command(), new Places.NewArea("a", "Area", AreaLevel.DISTRICT, null, DAY.minusYears(9)));
    private final OrganisationId organisation =
            ledger.teams().registerOrganisation(command(), "Organisation", null, null, area);
    private final TeamId team =
            ledger.teams().foundTeam(command(), NewTeam.of("Team", organisation, area, DAY.minusYears(9)));

    @Test
    void eng13WorkStaysWhenItsPlanGoes() {
        VolunteerId volunteer = volunteer();
        ActivityId activity = activity("02:00", "04:00");
        EnrolmentId enrolment = enrol(activity, volunteer);
        clock.set(at("10:00"));
        attend(enrolment, "02:00", "04:00");

        ledger.services().cancel(command(), activity);
        review(activity, OPEN);

        assertThat(minutes(volunteer)).isEqualTo(120);
    }

    @Test
    void v4s1PartiesAddUpToTheHeadCountOfAnActivity() {
        ActivityId activity = activity("09:00", "11:00");
        for (int i = 0; i < 10; i++) {
            post(party(activity, 3));
        }

        assertThat(ledger.hours()
                        .account(new AccountId(activity.value()))
                        .totals()
                        .participations())
                .isEqualTo(30);
    }

    @Test
    void v4s3And5WhatIsTakenBackOrMovedIsCountedNoMore() {
        ActivityId first = activity("09:00", "11:00");
        ActivityId second = activity("09:00", "11:00");
        List<EntryRef> entries = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            entries.add(post(party(first, 3)));
        }
        for (EntryRef entry : entries.subList(0, 3)) {
            ledger.hours().takeBack(command(), entry, "MOVED");
            post(party(second, 3));
        }

        assertThat(participations(first)).isEqualTo(21);
        assertThat(participations(second)).isEqualTo(9);
    }

    @Test
    void v4s7OneTotalWhateverTheParty() {
        VolunteerId volunteer = volunteer();
        ActivityId activity = activity("09:00", "11:00");
        post(untimed(in(activity, volunteer), 120));
        post(party(activity, 3));

        assertThat(minutes(volunteer)).isEqualTo(120);
        assertThat(sum()).isEqualTo(120);
    }

    @Test
    void hen7ALateCheckOutIsKeptAndNotCredited() {
        VolunteerId volunteer = volunteer();
        ActivityId activity = activity("09:00", "11:00");
        EnrolmentId enrolment = enrol(activity, volunteer);
        clock.set(at("15:00"));
        attend(enrolment, "09:00", "14:00");

        review(activity, rules(AccrualPolicy.DEFAULT.with(PresenceRule.DEFAULT.withLate(PresenceRule.CLAMP))));

        assertThat(minutes(volunteer)).isEqualTo(120);
        assertThat(entries(volunteer).get(0).presentMinutes()).isEqualTo(300);
    }

    @Test
    void hen11ASheetNeverOverwritesACheckOut() {
        VolunteerId volunteer = volunteer();
        ActivityId activity = activity("09:00", "12:00");
        EnrolmentId enrolment = enrol(activity, volunteer);
        clock.set(at("15:00"));
        attend(enrolment, "09:00", "10:30");
        Enrolment before = find(enrolment);

        SheetResult result = ledger.attendances()
                .recordSheets(
                        command(),
                        List.of(new Sheet(activity, 1, List.of(new Sheet.Line(volunteer, at("09:00"), at("12:00"))))));

        assertThat(result).isEqualTo(new SheetResult(0, 1));
        assertThat(find(enrolment)).isEqualTo(before);
        review(activity, OPEN);
        assertThat(minutes(volunteer)).isEqualTo(90);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"HEN-15, 10:00, 60", "HEN-17, 11:00, 120"})
    void aBackFillWaitsAndThenEarnsItsMinutes(String id, String end, int minutes) {
        VolunteerId volunteer = volunteer();
        clock.set(at("20:00"));
        BackFillId asked = ask(volunteer, "09:00", end);
        assertThat(minutes(volunteer)).isZero();
        assertThat(find(asked).status()).isEqualTo(DecisionStatus.OPEN);

        ledger.requests().approveBackFill(by("auditor"), asked, OPEN);

        assertThat(minutes(volunteer)).isEqualTo(minutes);
    }

    @Test
    void hen21SomebodyApprovesAndOnlyOnce() {
        VolunteerId volunteer = volunteer();
        clock.set(at("20:00"));
        BackFillId asked = ask(volunteer, "09:00", "10:00");

        assertThatThrownBy(() -> by(" ")).isInstanceOf(InvalidInput.class);
        refused(HoursError.OWN_REQUEST, () -> ledger.requests().approveBackFill(by("asker"), asked, OPEN));
        ledger.requests().approveBackFill(by("auditor"), asked, OPEN);
        refused(HoursError.ALREADY_DECIDED, () -> ledger.requests().approveBackFill(by("auditor"), asked, OPEN));
        assertThat(minutes(volunteer)).isEqualTo(60);
    }

    @Test
    void hen23AChangedCheckOutChangesTheMinutes() {
        VolunteerId volunteer = volunteer();
        clock.set(at("20:00"));
        EntryRef entry = post(timed(volunteer, "09:00", "10:00"));

        ledger.hours().correct(command(), entry, timed(volunteer, "09:00", "12:00"), OPEN, "CHECK_OUT_CHANGED");

        assertThat(minutes(volunteer)).isEqualTo(180);
    }

    @Test
    void hen29NobodyIsInTwoActivitiesAtOnce() {
        VolunteerId volunteer = volunteer();
        enrol(activity("09:00", "11:00"), volunteer);
        ActivityId second = activity("10:00", "12:00");

        refused(ServiceError.OVERLAP, () -> enrol(second, volunteer));
        clock.set(at("20:00"));
        post(timed(volunteer, "09:00", "11:00"));
        refused(HoursError.OVERLAP, () -> post(timed(volunteer, "10:00", "12:00")));
    }

    @Test
    void ely5EachStepLeavesEntriesThatAddUp() {
        VolunteerId volunteer = volunteer();
        clock.set(at("20:00"));
        EntryRef two = post(timed(volunteer, "09:00", "11:00"));
        assertThat(minutes(volunteer)).isEqualTo(120);
        EntryRef three =
                ledger.hours().correct(command(), two, timed(volunteer, "09:00", "12:00"), OPEN, "RECALCULATED");
        assertThat(minutes(volunteer)).isEqualTo(180);
        ledger.hours().takeBack(command(), three, "VOIDED");

        assertThat(minutes(volunteer)).isZero();
        assertThat(entries(volunteer)).extracting(HourEntry::minutes).containsExactly(120, -120, 180, -180);
        assertThat(entries(volunteer)).extracting(HourEntry::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(entries(volunteer)).extracting(HourEntry::key).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"IZY-1, 08:00, 480, 480, 0", "IZY-3, 12:00, 480, 720, 1"})
    void longDaysAreReviewed(String id, String end, int atOnce, int reviewed, int waiting) {
        VolunteerId volunteer = volunteer();
        ActivityId activity = activity("00:00", end);
        EnrolmentId enrolment = enrol(activity, volunteer);
        clock.set(at("20:00"));
        attend(enrolment, "00:00", end);
        AccrualRules tiers = rules(AccrualPolicy.DEFAULT.with(CreditLimits.DEFAULT.withTiers(480, 720)));

        assertThat(review(activity, tiers)).isEqualTo(new ReviewSummary(1, waiting, atOnce));
        ledger.hours()
                .review(
                        command(),
                        List.of(activity),
                        tiers,
                        Map.of(enrolment, Review.approvedBy(ReviewLevel.ORGANISER)));
        assertThat(minutes(volunteer)).isEqualTo(reviewed);
    }

    @Test
    void izy5TheFourthPairIsKeptAndNotCredited() {
        VolunteerId volunteer = volunteer();
        ActivityId activity = activity("08:00", "18:00");
        EnrolmentId enrolment = enrol(activity, volunteer);
        clock.set(at("20:00"));
        for (int hour : new int[] {10, 12, 14, 16}) {
            attend(enrolment, hour + ":00", hour + ":30");
        }

        review(activity, rules(AccrualPolicy.DEFAULT.with(PresenceRule.DEFAULT.withCheckInsPerDay(3))));

        assertThat(entries(volunteer)).extracting(HourEntry::minutes).containsExactly(30, 30, 30, 0);
    }

    @Test
    void casa1TrainingIsSummedApartAndNeverEmpty() {
        VolunteerId first = volunteer();
        VolunteerId second = volunteer();
        for (VolunteerId volunteer : List.of(first, second)) {
            post(training(volunteer, 60));
            post(training(volunteer, volunteer.equals(first) ? 120 : 180));
        }

        assertThat(ledger.hours().account(first.account()).totals().trainingMinutes())
                .isEqualTo(180);
        assertThat(ledger.hours().account(second.account()).totals().trainingMinutes())
                .isEqualTo(240);
        assertThat(sum()).isZero();
        assertThatThrownBy(() -> ServiceTime.between(at("09:00"), at("09:00"), ZONE))
                .isInstanceOf(InvalidInput.class);
    }

    /** Sums as a service states them: made of other sessions here, as many and as long in all. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"TCD-1, 90, 13800, 230.00", "TCD-3, 13, 2235, 37.25"})
    void theListAndTheSumAgree(String id, int sessions, int total, String hours) {
        VolunteerId volunteer = volunteer();
        int left = total;
        for (int i = 0; i < sessions; i++) {
            int minutes = i == sessions - 1 ? left : total / sessions + (i % 2 == 0 ? 15 : -15);
            post(untimed(alone(volunteer), DAY.minusDays(i + 1), minutes));
            left -= minutes;
        }

        assertThat(minutes(volunteer)).isEqualTo(total);
        assertThat(sum()).isEqualTo(total);
        assertThat(entries(volunteer).stream().mapToInt(HourEntry::minutes).sum())
                .isEqualTo(total);
        assertThat(ledger.hours().account(volunteer.account()).totals().effectiveEntries())
                .isEqualTo(sessions);
        assertThat(new HourFormat(2, java.math.RoundingMode.HALF_UP).hours(total))
                .hasToString(hours);
    }

    private BackFillId ask(VolunteerId volunteer, String start, String end) {
        HourRecord record = new HourRecord(
                name(),
                alone(volunteer),
                Book.SERVICE,
                Evidence.BACK_FILL,
                ServiceTime.between(at(start), at(end), ZONE),
                0,
                null,
                0,
                0);
        return ledger.requests().requestBackFill(by("asker"), record, OPEN);
    }

    private HourRecord party(ActivityId activity, int heads) {
        return new HourRecord(
                name(), in(activity, null), Book.SERVICE, Evidence.HEAD_COUNT, ServiceTime.on(DAY), 0, null, heads, 0);
    }

    private HourRecord timed(VolunteerId volunteer, String start, String end) {
        ServiceTime time = ServiceTime.between(at(start), at(end), ZONE);
        return new HourRecord(name(), alone(volunteer), Book.SERVICE, Evidence.LEADER, time, 0, null, 0, 0);
    }

    private HourRecord untimed(Attribution attribution, int minutes) {
        return untimed(attribution, DAY, minutes);
    }

    private HourRecord untimed(Attribution attribution, LocalDate day, int minutes) {
        return new HourRecord(
                name(), attribution, Book.SERVICE, Evidence.IMPORT, ServiceTime.on(day), 0, minutes, 0, 0);
    }

    private HourRecord training(VolunteerId volunteer, int minutes) {
        return new HourRecord(
                name(), alone(volunteer), Book.TRAINING, Evidence.LEADER, ServiceTime.on(DAY), 0, minutes, 0, 0);
    }

    private EntryRef post(HourRecord record) {
        return ledger.hours().post(command(), record, OPEN);
    }

    private VolunteerId volunteer() {
        return ledger.people()
                .register(
                        command(),
                        new People.NewVolunteer(null, PersonalData.named("Volunteer"), null, DAY.minusYears(1)));
    }

    private ActivityId activity(String start, String end) {
        Schedule schedule = Schedule.single(new Interval(at(start), at(end)), 0);
        clock.set(at("00:00").minus(Duration.ofDays(1)));
        ActivityId id = ledger.services()
                .announce(
                        command(),
                        List.of(ActivityPlan.of(
                                "Activity", "leader", Affiliation.of(team, organisation, area), schedule)))
                .get(0);
        clock.set(at("00:00"));
        return id;
    }

    private EnrolmentId enrol(ActivityId activity, VolunteerId volunteer) {
        clock.set(at("00:00").minus(Duration.ofDays(1)));
        return ledger.enrolments().signUp(command(), activity, 1, volunteer).id();
    }

    private void attend(EnrolmentId enrolment, String from, String until) {
        ledger.attendances().checkIn(command(), enrolment, at(from));
        ledger.attendances().checkOut(command(), enrolment, at(until));
    }

    private ReviewSummary review(ActivityId activity, AccrualRules rules) {
        return ledger.hours().review(command(), List.of(activity), rules, Map.of());
    }

    private Attribution in(ActivityId activity, @org.jspecify.annotations.Nullable VolunteerId volunteer) {
        return ledger.services().find(activity).orElseThrow().entity().attribution(volunteer);
    }

    private Attribution alone(VolunteerId volunteer) {
        return new Attribution(volunteer.value(), 0, 0, 0, 0, area.value(), 0, 0);
    }

    private long minutes(VolunteerId volunteer) {
        return ledger.hours().account(volunteer.account()).totals().serviceMinutes();
    }

    private long participations(ActivityId activity) {
        return ledger.hours().account(new AccountId(activity.value())).totals().participations();
    }

    /** All minutes of service, as a report shows them. */
    private long sum() {
        ReportRequest all = new ReportRequest(
                List.of(),
                List.of(Measure.MINUTES),
                null,
                null,
                null,
                Map.of(),
                EnumSet.of(Book.SERVICE),
                List.of(),
                1);
        var table = ledger.reports().run(all, DAY).table();
        return table.rows() == 0 ? 0 : table.value(0, 0);
    }

    private List<HourEntry> entries(VolunteerId volunteer) {
        return ledger.hours().entries(volunteer.account());
    }

    private Enrolment find(EnrolmentId id) {
        return storage.find(Enrolment.KIND, id.value()).orElseThrow().entity();
    }

    private BackFill find(BackFillId id) {
        return storage.find(BackFill.KIND, id.value()).orElseThrow().entity();
    }

    private Command command() {
        return by("leader");
    }

    private Command by(String actor) {
        return Command.of(name(), actor).because("acceptance");
    }

    private String name() {
        return "n" + names.incrementAndGet();
    }

    private static AccrualRules rules(AccrualPolicy policy) {
        return AccrualRules.always(policy);
    }

    private static Instant at(String time) {
        return DAY.atTime(java.time.LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    private static void refused(
            org.volunteerledger.error.ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(Refused.class)
                .extracting(thrown -> ((LedgerException) thrown).code())
                .isEqualTo(code);
    }

    private static KeyRing keys() {
        return KeyRing.of("k", Map.of("k", new byte[32]), new byte[32]);
    }
}
