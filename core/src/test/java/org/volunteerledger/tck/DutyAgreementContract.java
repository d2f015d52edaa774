package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.duty.agreement.Agreement;
import org.volunteerledger.duty.agreement.AgreementError;
import org.volunteerledger.duty.agreement.AgreementId;
import org.volunteerledger.duty.agreement.Agreements;
import org.volunteerledger.duty.agreement.Compliance;
import org.volunteerledger.duty.agreement.Compliance.State;
import org.volunteerledger.duty.agreement.NewAgreement;
import org.volunteerledger.duty.agreement.Obligation;
import org.volunteerledger.duty.calendar.PeriodKind;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.accrual.Review;
import org.volunteerledger.hours.accrual.ReviewLevel;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.EnrolmentId;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.team.OrganisationId;

/** Agreements and what they oblige to, played through on the storage under test. */
public abstract class DutyAgreementContract extends ScenarioContract {

    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    private static final LocalDate TO = LocalDate.of(2026, 1, 1);

    /** For subclasses. */
    protected DutyAgreementContract() {}

    @Test
    final void fourQuartersOneMissed() {
        AgreementId id = sign(quarterly(1));
        for (String day : List.of("2025-03-31", "2025-04-01", "2025-12-31")) {
            held(id, 1, day);
        }

        List<Compliance> lines = compliance("2026-01-01");
        Expect.equal(
                "Compliance: the first day of a quarter and its last lie in it",
                List.of(State.MET, State.MET, State.MISSED, State.MET),
                states(lines));
        Compliance missed = overdue("2026-01-01").get(0);
        Expect.equal(
                "Agreements.overdue: what was missed",
                LocalDate.of(2025, 7, 1),
                missed.period().from());
        Expect.equal("Compliance.lacking", 1, missed.lacking());
        Expect.equal(
                "Agreements.overdue: only what was missed",
                1,
                overdue("2026-01-01").size());
    }

    @Test
    final void periodIsDueOnItsLastDayAndMissedOnTheNext() {
        sign(quarterly(1));
        Expect.equal("Compliance: no period that has not begun", List.of(), compliance("2024-12-31"));
        Expect.equal("Compliance: due from its first day", List.of(State.DUE), states(compliance("2025-01-01")));
        Expect.equal("Compliance: due to its last day", List.of(State.DUE), states(compliance("2025-03-31")));
        Expect.equal(
                "Compliance: missed from the day after",
                List.of(State.MISSED, State.DUE),
                states(compliance("2025-04-01")));
        Expect.equal("Agreements.overdue: nothing before", List.of(), overdue("2025-03-31"));
    }

    @Test
    final void onlyWholePeriodsOblige() {
        Obligation monthly = new Obligation(1, "visit", PeriodKind.MONTH, 1, null);
        Obligation half = new Obligation(2, "report", PeriodKind.HALF_YEAR, 1, null);
        Obligation yearly = new Obligation(3, "assembly", PeriodKind.YEAR, 1, null);
        sign(terms(LocalDate.of(2025, 1, 2), LocalDate.of(2025, 12, 31), List.of(monthly, half, yearly)));
        List<Compliance> lines = compliance("2026-03-01");
        Expect.equal("PeriodKind.within: February to November", 10L, lines(lines, 1));
        Expect.equal("PeriodKind.within: neither half of the year is whole", 0L, lines(lines, 2));
        Expect.equal("PeriodKind.within: nor the year", 0L, lines(lines, 3));
    }

    @Test
    final void quartersThatAreCutShortOweNothing() {
        AgreementId id = sign(terms(
                LocalDate.of(2025, 2, 15),
                LocalDate.of(2025, 11, 15),
                List.of(new Obligation(1, "joint activity", PeriodKind.QUARTER, 3, null))));
        for (String day : List.of("2025-02-20", "2025-04-01", "2025-07-01", "2025-10-20")) {
            held(id, 1, day);
        }
        List<Compliance> lines = compliance("2026-01-01");
        Expect.equal(
                "Obligation: the whole number in the second and third quarter, nothing in the others",
                List.of(2, 2),
                lines.stream().map(Compliance::lacking).toList());
        Expect.equal(
                "Obligation: what is held in the others counts for no period",
                List.of(1, 1),
                lines.stream().map(Compliance::held).toList());
        itIs("2025-08-01T12:00");
        ledger().duty().agreements().end(command(), id, LocalDate.of(2025, 9, 30));
        Expect.equal(
                "Obligation: nor in one that is cut short by a day",
                List.of(LocalDate.of(2025, 4, 1)),
                compliance("2026-01-01").stream()
                        .map(line -> line.period().from())
                        .toList());
    }

    @Test
    final void activityCountsOnceItWasHeld() {
        AgreementId id = sign(quarterly(2));
        ActivityId attended = named(id, 1, "2025-02-03");
        ActivityId counted = named(id, 1, "2025-02-04");
        named(id, 1, "2025-02-05");
        heldBy("not before", 0, "2025-03-01");

        post(helpers(counted, "2025-02-04"));
        heldBy("helpers were counted", 1, "2025-03-01");
        heldBy("not before its day", 0, "2025-02-03");
        itIs("2025-02-03T08:00");
        EnrolmentId enrolment = enrol(attended, volunteer());
        itIs("2025-02-03T09:00");
        ledger().attendances().checkIn(command(), enrolment, at("2025-02-03T09:00"));
        heldBy("somebody came", 2, "2025-03-01");
        Expect.equal(
                "Compliance: met by as many as must be",
                State.MET,
                compliance("2025-03-01").get(0).state());
        ledger().services().cancel(command(), attended);
        heldBy("what was worked before an activity was called off stays", 2, "2025-03-01");
    }

    @Test
    final void activityThatNobodyCameToWasNotHeld() {
        AgreementId id = sign(quarterly(1));
        ActivityId empty = named(id, 1, "2025-02-03");
        itIs("2025-02-02T08:00");
        EnrolmentId enrolment = enrol(empty, volunteer());
        itIs("2025-02-03T09:00");
        ledger().attendances().checkIn(command(), enrolment, at("2025-02-03T09:00"));
        itIs("2025-02-03T20:00");

        ledger().hours()
                .review(
                        command(),
                        List.of(empty),
                        OPEN,
                        Map.of(
                                enrolment,
                                Review.approvedBy(ReviewLevel.ORGANISER).atMost(0)));
        heldBy("the review found that nobody was there", 0, "2025-03-01");
        ledger().services().close(command(), empty);
        heldBy("closing it brings nobody there", 0, "2025-03-01");
        EntryRef helpers = post(helpers(empty, "2025-02-03"));
        heldBy("helpers were counted after all", 1, "2025-03-01");
        ledger().hours().takeBack(command(), helpers, "FALSE_ENTRY");
        heldBy("what was taken back does not count", 0, "2025-03-01");
    }

    @Test
    final void activityIsOfAPartnerWithinTheCommunityAndOfTheCategory() {
        ServiceCategoryId law = ledger().services().registerCategory(command(), "law", "Law");
        AgreementId id = sign(terms(
                FROM,
                TO,
                List.of(
                        new Obligation(1, "any", PeriodKind.QUARTER, 1, null),
                        new Obligation(2, "law station", PeriodKind.QUARTER, 1, law))));
        OrganisationId stranger =
                ledger().teams().registerOrganisation(command(), "Stranger", null, null, city().district());
        Agreements agreements = ledger().duty().agreements();

        ActivityId strange = activity("2025-02-03", stranger, city().community(), null);
        refused(AgreementError.NOT_JOINT, () -> agreements.name(command(), id, 1, strange));
        ActivityId elsewhere = activity("2025-02-03", city().organisation(), city().street(), null);
        refused(AgreementError.NOT_JOINT, () -> agreements.name(command(), id, 1, elsewhere));
        ActivityId care = activity("2025-02-03", city().organisation(), city().community(), city().category());
        refused(AgreementError.WRONG_CATEGORY, () -> agreements.name(command(), id, 2, care));
        refused(AgreementError.NO_SUCH_OBLIGATION, () -> agreements.name(command(), id, 3, care));
        refused(CommandError.UNKNOWN_RECORD, () -> agreements.name(command(), id, 1, new ActivityId(7)));

        agreements.name(command(), id, 2, activity("2025-02-03", city().organisation(), city().community(), law));
        agreements.name(command(), id, 1, care);
        refused(AgreementError.COUNTED_ALREADY, () -> agreements.name(command(), id, 1, care));
        ActivityId off = activity("2025-02-03", city().organisation(), city().community(), null);
        ledger().services().cancel(command(), off);
        refused(AgreementError.CALLED_OFF, () -> agreements.name(command(), id, 1, off));
    }

    @Test
    final void furtherPartnerMayHoldTheActivity() {
        OrganisationId school =
                ledger().teams().registerOrganisation(command(), "School", null, null, city().district());
        AgreementId id = sign(new NewAgreement(
                "school-community alliance",
                city().organisation(),
                city().street(),
                List.of(school),
                FROM,
                TO,
                quarterly(1).obligations()));
        ActivityId lesson = activity("2025-02-03", school, city().community(), null);
        ledger().duty().agreements().name(command(), id, 1, lesson);
        post(helpers(lesson, "2025-02-03"));
        Expect.equal(
                "Agreements.name: within the community, however deep",
                State.MET,
                ledger().duty()
                        .agreements()
                        .compliance(city().organisation(), city().street(), LocalDate.of(2025, 2, 4))
                        .get(0)
                        .state());
    }

    @Test
    final void agreementObligesWithinItsTermAndUntilItIsEnded() {
        AgreementId id = sign(quarterly(1));
        Agreements agreements = ledger().duty().agreements();
        ActivityId before = activity("2024-12-31", city().organisation(), city().community(), null);
        refused(AgreementError.NOT_IN_FORCE, () -> agreements.name(command(), id, 1, before));
        ActivityId after = activity("2026-01-01", city().organisation(), city().community(), null);
        refused(AgreementError.NOT_IN_FORCE, () -> agreements.name(command(), id, 1, after));
        refused(AgreementError.NOT_IN_FORCE, () -> agreements.end(command(), id, LocalDate.of(2026, 1, 2)));

        itIs("2025-08-20T12:00");
        refused(AgreementError.PERIOD_OVER, () -> agreements.end(command(), id, LocalDate.of(2025, 6, 30)));
        Expect.equal(
                "Agreements.end: what was missed before today stays",
                List.of(State.MISSED, State.MISSED),
                ledger().duty().agreements().overdue(null, null, LocalDate.of(2025, 8, 20)).stream()
                        .map(Compliance::state)
                        .toList());
        agreements.end(command(), id, LocalDate.of(2025, 8, 15));
        Expect.equal(
                "Agreements.end: the quarter that is cut short does not oblige",
                List.of(State.MISSED, State.MISSED),
                states(compliance("2026-01-01")));
        ActivityId late = activity("2025-08-15", city().organisation(), city().community(), null);
        refused(AgreementError.NOT_IN_FORCE, () -> agreements.name(command(), id, 1, late));
        Agreement ended = agreements.find(id).orElseThrow();
        Expect.equal(
                "Agreement.holdsOn: to the day before it was ended", true, ended.holdsOn(LocalDate.of(2025, 8, 14)));
        Expect.equal("Agreement.holdsOn", false, ended.holdsOn(LocalDate.of(2025, 8, 15)));
        Expect.equal("Agreements.list", List.of(ended), agreements.list(city().organisation(), null));
        Expect.error(
                "Agreements.end: a reason",
                InvalidInput.class,
                () -> agreements.end(Command.of(name("command"), "leader"), id, LocalDate.of(2025, 6, 1)));
    }

    @Test
    final void termsAreChecked() {
        invalid(() -> terms(TO, FROM, List.of()));
        invalid(() -> terms(FROM, FROM.plusYears(20).plusDays(1), List.of()));
        Obligation same = quarterly(1).obligations().get(0);
        invalid(() -> terms(FROM, TO, List.of(same, same)));
        invalid(() -> new NewAgreement(
                "twice",
                city().organisation(),
                city().community(),
                List.of(city().organisation()),
                FROM,
                TO,
                List.of()));
        refused(
                CommandError.UNKNOWN_RECORD,
                () -> sign(new NewAgreement(
                        "unknown", new OrganisationId(7), city().community(), List.of(), FROM, TO, List.of())));
    }

    private NewAgreement quarterly(int count) {
        return terms(FROM, TO, List.of(new Obligation(1, "joint activity", PeriodKind.QUARTER, count, null)));
    }

    private NewAgreement terms(LocalDate from, LocalDate to, List<Obligation> obligations) {
        return new NewAgreement(
                "co-building", city().organisation(), city().community(), List.of(), from, to, obligations);
    }

    private AgreementId sign(NewAgreement terms) {
        return ledger().duty().agreements().sign(command(), terms);
    }

    private void held(AgreementId id, int obligation, String day) {
        post(helpers(named(id, obligation, day), day));
    }

    private HourRecord helpers(ActivityId activity, String day) {
        ServiceTime time = ServiceTime.on(LocalDate.parse(day));
        return new HourRecord(
                name("helpers"), in(activity, null), Book.SERVICE, Evidence.HEAD_COUNT, time, 0, null, 5, 0);
    }

    private void heldBy(String why, int count, String day) {
        Expect.equal("Compliance.held: " + why, count, compliance(day).get(0).held());
    }

    private ActivityId named(AgreementId id, int obligation, String day) {
        ActivityId activity = activity(day, city().organisation(), city().community(), null);
        ledger().duty().agreements().name(command(), id, obligation, activity);
        return activity;
    }

    private ActivityId activity(
            String day, OrganisationId organisation, AreaId area, @Nullable ServiceCategoryId category) {
        Affiliation affiliation = new Affiliation(city().team(), organisation, area, null, null, category);
        Interval time = new Interval(at(day + "T09:00"), at(day + "T10:00"));
        ActivityPlan plan = ActivityPlan.of("Joint activity", "leader", affiliation, Schedule.single(time, 0));
        return ledger().services().announce(command(), List.of(plan)).get(0);
    }

    private List<Compliance> compliance(String day) {
        return ledger().duty().agreements().compliance(city().organisation(), null, LocalDate.parse(day));
    }

    private List<Compliance> overdue(String day) {
        return ledger().duty().agreements().overdue(null, city().community(), LocalDate.parse(day));
    }

    private static List<State> states(List<Compliance> lines) {
        List<State> states = new ArrayList<>();
        lines.forEach(line -> states.add(line.state()));
        return states;
    }

    private static long lines(List<Compliance> lines, int obligation) {
        return lines.stream()
                .filter(line -> line.obligation().number() == obligation)
                .count();
    }

    private static void refused(ErrorCode code, Executable call) {
        Expect.error("AgreementError." + code.name(), Refused.class, code, call);
    }

    private static void invalid(Executable call) {
        Expect.error("NewAgreement: the limits", InvalidInput.class, InputError.CONTRADICTION, call);
    }
}
