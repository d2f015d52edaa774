package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.duty.calendar.WorkingCalendar;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.StationKind;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.NewProject;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.statistics.DeadlineReport;
import org.volunteerledger.statistics.DeadlineReport.Tally;
import org.volunteerledger.statistics.PeriodComparison;
import org.volunteerledger.statistics.ReportRequest;
import org.volunteerledger.statistics.StatementScope;
import org.volunteerledger.statistics.YearlyStatement;
import org.volunteerledger.team.BrandId;
import org.volunteerledger.team.NewMember;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.SponsorKind;
import org.volunteerledger.team.TeamId;
import org.volunteerledger.team.TeamRole;

/** Statements of a part, comparisons with earlier periods, and the deadline of the law. */
public abstract class StatisticsContract extends ScenarioContract {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final String SCOPE = "StatementScope: the figures of a part";

    /** For subclasses. */
    protected StatisticsContract() {}

    @Test
    final void aStatementIsOfAnAreaAndAllWithin() {
        AreaId other = area("street-9", AreaLevel.STREET, city().district());
        ledger().places().openStation(command(), "S", StationKind.STATION, city().community(), LONG_AGO);
        ledger().places().openStation(command(), "T", StationKind.STATION, other, LONG_AGO);
        VolunteerId here = living(city().community());
        VolunteerId there = living(other);
        post(untimed(alone(here, city().community()), DAY, 60));
        post(untimed(alone(there, other), DAY, 45));
        post(untimed(alone(here, other), DAY, 15));

        YearlyStatement street = statement(StatementScope.within(city().street()));

        Expect.equal(SCOPE, 60L, street.minutes());
        Expect.equal(SCOPE, 1L, street.servingVolunteers());
        Expect.equal(SCOPE, 1L, street.registeredVolunteers());
        Expect.equal(SCOPE, 1L, street.stationCount());
        Expect.equal(SCOPE, 1L, street.teams());
        Expect.equal(SCOPE, 1L, street.projects());
        YearlyStatement second = statement(StatementScope.within(other));
        Expect.equal(SCOPE, 60L, second.minutes());
        Expect.equal("persons do not add up over areas", 2L, second.servingVolunteers());
        YearlyStatement all = statement(StatementScope.EVERYTHING);
        Expect.equal(SCOPE, 120L, all.minutes());
        Expect.equal(SCOPE, 2L, all.servingVolunteers());
        Expect.equal(SCOPE, 2L, all.registeredVolunteers());
        Expect.equal(SCOPE, 2L, all.stationCount());
    }

    @Test
    final void aStatementIsOfATeamAnOrganisationOrAProgramme() {
        OrganisationId other = ledger().teams().registerOrganisation(command(), "Other", null, null, city().district());
        BrandId brand = ledger().teams().registerBrand(command(), "Brand");
        TeamId below = ledger().teams()
                .foundTeam(
                        command(),
                        NewTeam.of("Below", other, city().street(), LONG_AGO).below(city().team()));
        TeamId branded = ledger().teams()
                .foundTeam(
                        command(),
                        new NewTeam("B", null, other, city().street(), null, brand, SponsorKind.NONE, null, LONG_AGO));
        ProjectId programme = ledger().services()
                .registerProjects(
                        command(),
                        List.of(new NewProject(
                                "P", branded, other, city().street(), city().category(), brand, LONG_AGO, null)))
                .get(0);
        VolunteerId one = volunteer();
        VolunteerId two = volunteer();
        ledger().memberships()
                .joinAll(command(), List.of(member(city().team(), one), member(below, one), member(below, two)));
        ledger().memberships().joinAll(command(), List.of(member(branded, two)));
        serve(one, city().team(), city().organisation(), 0, 10);
        serve(one, below, other, 0, 20);
        serve(two, branded, other, programme.value(), 40);

        YearlyStatement team = statement(StatementScope.of(city().team()));
        Expect.equal("StatementScope.of: a team and all below it", 30L, team.minutes());
        Expect.equal("StatementScope.of: members once", 2L, team.registeredVolunteers());
        Expect.equal("StatementScope.of: the teams of the tree", 2L, team.teams());
        Expect.equal("StatementScope.of: no stations", 0L, team.stationCount());
        Expect.equal("StatementScope.of: projects of its teams", 1L, team.projects());
        YearlyStatement organisation = statement(StatementScope.of(other));
        Expect.equal("StatementScope.of: what it recorded", 60L, organisation.minutes());
        Expect.equal("StatementScope.of: its teams", 2L, organisation.teams());
        Expect.equal("StatementScope.of: members of its teams, once", 2L, organisation.registeredVolunteers());
        YearlyStatement ofBrand = statement(StatementScope.ofProgramme(brand));
        Expect.equal("StatementScope.ofProgramme: its projects", 40L, ofBrand.minutes());
        Expect.equal("StatementScope.ofProgramme: its projects", 1L, ofBrand.projects());
        Expect.equal("StatementScope.ofProgramme: its teams", 1L, ofBrand.teams());
        Expect.equal("StatementScope.ofProgramme: members of its teams", 1L, ofBrand.registeredVolunteers());
    }

    @Test
    final void periodsAreComparedGroupByGroup() {
        VolunteerId one = volunteer();
        VolunteerId two = volunteer();
        TeamId early = team("Early");
        TeamId late = team("Late");
        serve(one, city().team(), city().organisation(), 0, 30);
        serve(two, late, city().organisation(), 0, 5);
        LocalDate before = DAY.minusYears(1);
        post(untimed(attribution(one, city().team(), 0), before, 40));
        post(untimed(attribution(two, city().team(), 0), before, 40));
        post(untimed(attribution(two, early, 0), before, 7));
        ReportRequest request = ReportRequest.of(List.of("team"), List.of(Measure.MINUTES, Measure.VOLUNTEERS))
                .within(DAY, DAY);

        PeriodComparison comparison = ledger().reports().compare(request, before, before, DAY);

        Map<String, PeriodComparison.Row> rows = comparison.rows().stream()
                .collect(Collectors.toMap(row -> row.labels().get(0), row -> row));
        Expect.equal("PeriodComparison.columns", List.of("team"), comparison.columns());
        Expect.equal("PeriodComparison.rows: the groups of either", 3, rows.size());
        Expect.equal(
                "PeriodComparison.Row: both periods",
                new PeriodComparison.Row(List.of("Team"), List.of(30L, 1L), List.of(80L, 2L)),
                rows.get("Team"));
        Expect.equal("PeriodComparison.Row.growth", -50L, row(rows, "Team").growth(0));
        Expect.equal(
                "PeriodComparison.Row: later only",
                List.of(0L, 0L),
                row(rows, "Late").earlier());
        Expect.equal(
                "PeriodComparison.Row: earlier only",
                List.of(0L, 0L),
                row(rows, "Early").now());
        Expect.equal(
                "PeriodComparison.Row: earlier only",
                List.of(7L, 1L),
                row(rows, "Early").earlier());
    }

    @Test
    final void serviceIsDueWithinTenWorkingDays() {
        // The holidays of October 2022 end on the 7th; the 8th and 9th are working days in place of two of them.
        itIs("2022-09-30T08:00");
        ActivityId recorded = held("2022-09-30");
        ActivityId forgotten = held("2022-09-30");
        ActivityId closedWithout = held("2022-09-30");
        ActivityId cancelled = held("2022-09-30");
        ActivityId slow = held("2022-09-29");
        itIs("2022-10-01T08:00");
        ledger().services().close(command(), closedWithout);
        ledger().services().cancel(command(), cancelled);
        itIs("2022-10-19T23:59");
        post(timed(in(recorded, volunteer()), at("2022-09-30T09:00"), at("2022-09-30T10:00")));
        post(timed(in(slow, volunteer()), at("2022-09-29T09:00"), at("2022-09-29T10:00")));

        DeadlineReport last = deadlines("2022-10-19");
        Expect.equal("DeadlineReport: on the last day it is open", new Tally(1, 1, 1, 0), last.total());
        Expect.equal("DeadlineReport.overdue", List.of(), last.overdue());

        itIs("2022-10-20T08:00");
        DeadlineReport next = deadlines("2022-10-20");
        Expect.equal("DeadlineReport: overdue on the day after", new Tally(1, 1, 0, 1), next.total());
        Expect.equal(
                "DeadlineReport.overdue",
                List.of(new DeadlineReport.Overdue(
                        forgotten, city().organisation(), LocalDate.of(2022, 9, 30), LocalDate.of(2022, 10, 19))),
                next.overdue());
        Expect.equal(
                "DeadlineReport.tallies: by organisation",
                new Tally(1, 1, 0, 1),
                next.tallies().get(city().organisation()));
    }

    @Test
    final void aPeriodOfDeadlinesIsAtMostAYear() {
        WorkingCalendar calendar = WorkingCalendar.china();
        LocalDate from = LocalDate.of(2022, 1, 1);
        for (LocalDate to : List.of(from.minusDays(1), from.plusDays(367))) {
            Expect.error(
                    "Reports.deadlines: the period",
                    InvalidInput.class,
                    InputError.OUT_OF_RANGE,
                    () -> ledger().reports().deadlines(from, to, to, calendar));
        }
    }

    private static PeriodComparison.Row row(Map<String, PeriodComparison.Row> rows, String label) {
        return Objects.requireNonNull(rows.get(label), label);
    }

    private DeadlineReport deadlines(String asOf) {
        return ledger().reports()
                .deadlines(
                        LocalDate.of(2022, 9, 1),
                        LocalDate.of(2022, 9, 30),
                        LocalDate.parse(asOf),
                        WorkingCalendar.china());
    }

    private ActivityId held(String day) {
        return activity(at(day + "T09:00"), at(day + "T10:00"));
    }

    private YearlyStatement statement(StatementScope scope) {
        return ledger().reports().yearlyStatement(DAY.getYear(), 10, scope);
    }

    private VolunteerId living(AreaId home) {
        return ledger().people()
                .register(command(), new People.NewVolunteer(null, PersonalData.named("V"), home, LONG_AGO));
    }

    private TeamId team(String name) {
        return ledger().teams()
                .foundTeam(command(), NewTeam.of(name, city().organisation(), city().street(), LONG_AGO));
    }

    private static NewMember member(TeamId team, VolunteerId volunteer) {
        return new NewMember(team, volunteer, TeamRole.MEMBER, LocalDate.of(2025, 6, 1));
    }

    private void serve(VolunteerId volunteer, TeamId team, OrganisationId organisation, long project, int minutes) {
        post(untimed(
                new Attribution(
                        volunteer.value(),
                        0,
                        project,
                        team.value(),
                        organisation.value(),
                        city().street().value(),
                        0,
                        0),
                DAY,
                minutes));
    }

    private Attribution attribution(VolunteerId volunteer, TeamId team, long project) {
        return new Attribution(
                volunteer.value(),
                0,
                project,
                team.value(),
                city().organisation().value(),
                city().street().value(),
                0,
                0);
    }
}
