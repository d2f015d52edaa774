package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.duty.staff.Coverage;
import org.volunteerledger.duty.staff.DualReporting;
import org.volunteerledger.duty.staff.NewStaff;
import org.volunteerledger.duty.staff.NewTie;
import org.volunteerledger.duty.staff.Staff;
import org.volunteerledger.duty.staff.StaffError;
import org.volunteerledger.duty.staff.StaffRosters;
import org.volunteerledger.duty.staff.TieKind;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.DocumentType;
import org.volunteerledger.people.IdentityDocument;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonMergeId;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.team.OrganisationId;

/** Rosters of organisations against registered volunteers, and dual reporting, played through on the storage under test. */
public abstract class DutyStaffContract extends ScenarioContract {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    /** For subclasses. */
    protected DutyStaffContract() {}

    @Test
    final void everybodyIsCoveredOnlyWhenTheLastOneRegistersAndNoMoreWhenOneWithdraws() {
        enter(staff("A1", document(1)), staff("A2", document(2)), staff("A3", document(3)));
        VolunteerId first = register(document(1), START);
        register(document(2), START);

        Coverage short1 = coverage(DAY);
        Expect.equal("Coverage.onRoster", 3, short1.onRoster());
        Expect.equal("Coverage.registered", 2, short1.registered());
        Expect.equal("Coverage.percent: rounded down", 66, short1.percent());
        Expect.equal("Coverage.missing: the staff numbers of those not registered", List.of("A3"), short1.missing());
        Expect.equal("Coverage.complete: not while one is missing", false, short1.complete());

        register(document(3), DAY);
        Expect.equal(
                "Coverage.complete: when the last one is registered",
                true,
                coverage(DAY).complete());
        Expect.equal(
                "Coverage.percent: 100 if nobody is missing", 100, coverage(DAY).percent());
        Expect.equal(
                "StaffRosters.coverage: of the day",
                false,
                coverage(DAY.minusDays(1)).complete());

        ledger().people().withdraw(command(), first);
        LocalDate today = LocalDate.of(2026, 3, 31);
        Expect.equal(
                "StaffRosters.coverage: lost when one withdraws",
                List.of("A1"),
                coverage(today).missing());
        Expect.equal(
                "StaffRosters.coverage: the past stays",
                true,
                coverage(today.minusDays(1)).complete());
    }

    @Test
    final void onlyThoseWhoWorkThereOnTheDayCount() {
        enter(staff("A1", document(1)), new NewStaff("A2", document(2), LocalDate.of(2026, 2, 1)));
        ledger().duty().staff().leave(command(), city().organisation(), Set.of("A1"), LocalDate.of(2026, 2, 15));

        String rule = "Staff.holdsOn: from the first day to the one before the end";
        Expect.equal(rule, 0, coverage(START.minusDays(1)).onRoster());
        Expect.equal(rule, 1, coverage(START).onRoster());
        Expect.equal(rule, 2, coverage(LocalDate.of(2026, 2, 14)).onRoster());
        Expect.equal(rule, List.of("A2"), coverage(LocalDate.of(2026, 2, 15)).missing());
        Expect.equal(
                "Coverage.percent: nothing can be said of nobody",
                0,
                coverage(START.minusDays(1)).percent());
        Expect.equal(
                "Coverage.complete: not of nobody",
                false,
                coverage(START.minusDays(1)).complete());
        enter(new NewStaff("A1", document(1), LocalDate.of(2026, 3, 1)));
        Expect.equal(
                "StaffRosters.enter: a number can come back", 2, coverage(DAY).onRoster());
    }

    @Test
    final void coverageIsTakenForSeveralOrganisationsAtOnce() {
        OrganisationId other =
                ledger().teams().registerOrganisation(command(), "Bureau", null, null, city().district());
        enter(staff("A1", document(1)), staff("A2", null));
        ledger().duty().staff().enter(command(), other, List.of(staff("A1", document(1))));
        register(document(1), START);

        List<Coverage> both = ledger().duty().staff().coverage(List.of(other, city().organisation()), DAY);
        Expect.equal(
                "StaffRosters.coverage: in the order of the organisations",
                other,
                both.get(0).organisation());
        Expect.equal(
                "StaffRosters.coverage: a person may be on two rosters",
                true,
                both.get(0).complete());
        Expect.equal(
                "NewStaff.document: whoever has none matches nobody",
                List.of("A2"),
                both.get(1).missing());
    }

    @Test
    final void rosterHoldsNoDocument() {
        IdentityDocument document = document(7);
        enter(staff("A1", document));
        String stored = Pages.all(storage(), Staff.KIND, Filter.ALL).toString();
        Expect.equal("Staff.identity: never the document in clear", false, stored.contains(document.number()));
        Expect.that(
                "Staff.identity: the look-up value under which People finds the volunteer",
                stored.contains(ledger().people().identityOf(document)),
                stored);
    }

    @Test
    final void rosterRefusesWhatContradictsIt() {
        enter(staff("A1", document(1)));
        StaffRosters rosters = ledger().duty().staff();
        OrganisationId organisation = city().organisation();
        refused(StaffError.ON_ROSTER, () -> enter(staff("A1", document(2))));
        refused(StaffError.NOT_ON_ROSTER, () -> rosters.leave(command(), organisation, Set.of("A9"), DAY));
        refused(StaffError.OUT_OF_ORDER, () -> rosters.leave(command(), organisation, Set.of("A1"), START));
        refused(
                CommandError.UNKNOWN_RECORD,
                () -> rosters.enter(command(), new OrganisationId(7), List.of(staff("A1", null))));
        invalid(InputError.CONTRADICTION, () -> enter(staff("A2", null), staff("A2", null)));
        invalid(InputError.OUT_OF_RANGE, () -> rosters.coverage(List.of(), DAY));
        Expect.equal("StaffRosters.enter: all or none", 1, coverage(DAY).onRoster());
    }

    @Test
    final void peopleAreCountedByUnitAndByCommunity() {
        AreaId second = area("community-2", AreaLevel.COMMUNITY, city().street());
        OrganisationId bureau =
                ledger().teams().registerOrganisation(command(), "Bureau", null, null, city().district());
        List<VolunteerId> people = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            people.add(volunteer());
        }
        DualReporting reporting = ledger().duty().reporting();
        reporting.tie(
                command(),
                List.of(
                        NewTie.report(people.get(0), bureau, city().community(), START),
                        NewTie.report(people.get(1), bureau, city().community(), START),
                        NewTie.report(people.get(2), city().organisation(), city().community(), START),
                        NewTie.report(people.get(3), bureau, second, DAY),
                        NewTie.post(people.get(4), bureau, second, "committee member", START)));

        Expect.equal(
                "DualReporting.count: by community",
                Map.of(city().community().value(), 3L, second.value(), 1L),
                reporting.count(TieKind.REPORTED, DualReporting.By.COMMUNITY, DAY));
        Expect.equal(
                "DualReporting.count: by unit",
                Map.of(bureau.value(), 3L, city().organisation().value(), 1L),
                reporting.count(TieKind.REPORTED, DualReporting.By.UNIT, DAY));
        Expect.equal(
                "DualReporting.count: of the day",
                Map.of(city().community().value(), 3L),
                reporting.count(TieKind.REPORTED, DualReporting.By.COMMUNITY, DAY.minusDays(1)));
        Expect.equal(
                "DualReporting.count: posts apart from reports",
                Map.of(second.value(), 1L),
                reporting.count(TieKind.PART_TIME_POST, DualReporting.By.COMMUNITY, DAY));

        reporting.end(command(), TieKind.REPORTED, people.get(3), second, DAY.plusDays(1));
        Expect.equal(
                "DualReporting.count: those without are left out",
                Map.of(city().community().value(), 3L),
                reporting.count(TieKind.REPORTED, DualReporting.By.COMMUNITY, DAY.plusDays(1)));
        Expect.equal(
                "DualReporting.end: the first day on which it no longer holds",
                1L,
                reporting
                        .count(TieKind.REPORTED, DualReporting.By.COMMUNITY, DAY)
                        .get(second.value()));
    }

    @Test
    final void personReportsToOneCommunityAndHoldsOnePostInEach() {
        AreaId second = area("community-2", AreaLevel.COMMUNITY, city().street());
        VolunteerId person = volunteer();
        DualReporting reporting = ledger().duty().reporting();
        tie(NewTie.report(person, city().organisation(), city().community(), START));
        tie(NewTie.post(person, city().organisation(), city().community(), "member", START));
        tie(NewTie.post(person, city().organisation(), second, "member", START));

        refused(StaffError.TIED_ALREADY, () -> tie(NewTie.report(person, city().organisation(), second, DAY)));
        refused(StaffError.TIED_ALREADY, () -> tie(NewTie.post(person, city().organisation(), second, "head", DAY)));
        refused(StaffError.NOT_TIED, () -> reporting.end(command(), TieKind.REPORTED, person, second, DAY));
        refused(
                StaffError.OUT_OF_ORDER,
                () -> reporting.end(command(), TieKind.REPORTED, person, city().community(), START));

        reporting.end(command(), TieKind.REPORTED, person, city().community(), DAY);
        tie(NewTie.report(person, city().organisation(), second, DAY));
        Expect.equal(
                "DualReporting.tie: another community after the first",
                Map.of(second.value(), 1L),
                reporting.count(TieKind.REPORTED, DualReporting.By.COMMUNITY, DAY));
    }

    @Test
    final void onlyRegisteredPeopleReportAndOnlyToCommunities() {
        VolunteerId person = volunteer();
        refused(
                StaffError.NOT_A_COMMUNITY,
                () -> tie(NewTie.report(person, city().organisation(), city().street(), DAY)));
        refused(
                StaffError.NOT_REGISTERED,
                () -> tie(
                        NewTie.report(person, city().organisation(), city().community(), LocalDate.of(2024, 12, 31))));
        refused(
                CommandError.UNKNOWN_RECORD,
                () -> tie(NewTie.report(new VolunteerId(7), city().organisation(), city().community(), DAY)));
        ledger().people().withdraw(command(), person);
        refused(
                StaffError.NOT_REGISTERED,
                () -> tie(NewTie.report(person, city().organisation(), city().community(), LocalDate.of(2026, 3, 31))));
        NewTie report = NewTie.report(volunteer(), city().organisation(), city().community(), DAY);
        invalid(InputError.CONTRADICTION, () -> tie(report, report));
        invalid(
                InputError.CONTRADICTION,
                () -> new NewTie(TieKind.REPORTED, person, city().organisation(), city().community(), "head", DAY));
        invalid(
                InputError.CONTRADICTION,
                () -> new NewTie(TieKind.PART_TIME_POST, person, city().organisation(), city().community(), null, DAY));
    }

    @Test
    final void tiesEndWithTheRegistration() {
        LocalDate today = LocalDate.of(2026, 3, 31);
        VolunteerId leaver = volunteer();
        tie(
                NewTie.report(leaver, city().organisation(), city().community(), DAY),
                NewTie.post(leaver, city().organisation(), city().community(), "委员", today.plusDays(9)),
                NewTie.report(volunteer(), city().organisation(), city().community(), today));
        ledger().people().withdraw(command(), leaver);
        String rule = "DualReporting.endWithRegistration: whoever has left reports to no community";
        Expect.equal(rule, 1L, reported(today));
        Expect.equal("DualReporting.count: the past stays", 1L, reported(today.minusDays(1)));
        Expect.equal(
                rule,
                Map.of(),
                ledger().duty()
                        .reporting()
                        .count(TieKind.PART_TIME_POST, DualReporting.By.COMMUNITY, today.plusDays(9)));
    }

    @Test
    final void aPersonOfTwoRecordsReportsOnce() {
        LocalDate today = LocalDate.of(2026, 3, 31);
        VolunteerId from = volunteer();
        VolunteerId into = volunteer();
        tie(
                NewTie.report(from, city().organisation(), city().community(), DAY),
                NewTie.post(from, city().organisation(), city().community(), "委员", DAY),
                NewTie.report(into, city().organisation(), city().community(), DAY));

        PersonMergeId merge = ledger().personMerges().merge(command(), from, into);

        Expect.equal("PersonMerges.merge: one report of one person", 1L, reported(today));
        ledger().duty().reporting().end(command(), TieKind.PART_TIME_POST, into, city().community(), today.plusDays(1));
        ledger().personMerges().undo(command(), merge);
        Expect.equal("PersonMerges.undo: what was ended since stays so", 1L, reported(today));
    }

    private long reported(LocalDate day) {
        return ledger().duty()
                .reporting()
                .count(TieKind.REPORTED, DualReporting.By.COMMUNITY, day)
                .getOrDefault(city().community().value(), 0L);
    }

    private void enter(NewStaff... staff) {
        ledger().duty().staff().enter(command(), city().organisation(), List.of(staff));
    }

    private static NewStaff staff(String number, @Nullable IdentityDocument document) {
        return new NewStaff(number, document, START);
    }

    private void tie(NewTie... ties) {
        ledger().duty().reporting().tie(command(), List.of(ties));
    }

    private Coverage coverage(LocalDate day) {
        return ledger().duty()
                .staff()
                .coverage(List.of(city().organisation()), day)
                .get(0);
    }

    private VolunteerId register(IdentityDocument document, LocalDate from) {
        PersonalData person = new PersonalData("官员", document, null, null);
        return ledger().people().register(command(), new People.NewVolunteer(null, person, null, from));
    }

    private static IdentityDocument document(int number) {
        return IdentityDocument.of(DocumentType.PASSPORT, String.format("E%08d", number), DAY);
    }

    private static void refused(ErrorCode code, Executable call) {
        Expect.error("StaffError." + code.name(), Refused.class, code, call);
    }

    private static void invalid(ErrorCode code, Executable call) {
        Expect.error("InputError." + code.name(), InvalidInput.class, code, call);
    }
}
