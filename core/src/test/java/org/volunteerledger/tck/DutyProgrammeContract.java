package org.volunteerledger.tck;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.duty.calendar.HolidayRule;
import org.volunteerledger.duty.calendar.Recurrence;
import org.volunteerledger.duty.calendar.WorkingCalendar;
import org.volunteerledger.duty.programme.ProgrammeDay;
import org.volunteerledger.duty.programme.ProgrammeError;
import org.volunteerledger.duty.programme.ProgrammeId;
import org.volunteerledger.duty.programme.ProgrammePlan;
import org.volunteerledger.duty.programme.Programmes;
import org.volunteerledger.duty.programme.Theme;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityStatus;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.storage.Pages;

/** Recurring programmes and the activities made for them, played through on the storage under test. */
public abstract class DutyProgrammeContract extends ScenarioContract {

    private static final WorkingCalendar CHINA = WorkingCalendar.china();
    private static final LocalDate FROM = LocalDate.of(2025, 9, 1);

    /** For subclasses. */
    protected DutyProgrammeContract() {}

    @Test
    final void everyThemeIsHeldOnItsWeekday() {
        List<VolunteerId> leaders = new ArrayList<>();
        List<Theme> themes = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            leaders.add(volunteer());
            themes.add(theme(i, Recurrence.weekly(List.of(DayOfWeek.of(i))), leaders.get(i - 1)));
        }
        ProgrammeId id = start(HolidayRule.HOLD, null, themes);
        List<ActivityId> made =
                programmes().generate(command(), id, LocalDate.of(2025, 11, 3), LocalDate.of(2025, 11, 17), CHINA);

        Expect.equal("Programmes.generate: two weeks of five themes", 10, made.size());
        Map<ActivityId, Activity> activities = activities(made);
        for (ProgrammeDay day : programmes().days(id, FROM, LocalDate.of(2026, 1, 1))) {
            Activity activity = Objects.requireNonNull(activities.get(day.activity()));
            Expect.equal(
                    "Theme.days: its weekday",
                    DayOfWeek.of(day.theme()),
                    day.held().getDayOfWeek());
            Expect.equal("Programmes.generate: open for enrolment", ActivityStatus.PUBLISHED, activity.status());
            Expect.equal(
                    "Theme.start: on the day that it is held",
                    at(day.held() + "T09:00"),
                    activity.plan().schedule().time().start());
            Expect.equal(
                    "Theme.leader: in charge by volunteer number",
                    "V" + leaders.get(day.theme() - 1).value(),
                    activity.plan().personInCharge());
            Expect.equal("Theme.beneficiaries", 23, activity.plan().beneficiaries());
        }
    }

    @Test
    final void makingAPeriodAgainMakesNothingTwice() {
        ProgrammeId id = start(HolidayRule.HOLD, null, List.of(monday(volunteer())));
        LocalDate from = LocalDate.of(2025, 11, 3);
        programmes().generate(command(), id, from, LocalDate.of(2025, 11, 11), CHINA);
        Expect.equal(
                "Programmes.generate: only what is missing",
                1,
                programmes()
                        .generate(command(), id, from, LocalDate.of(2025, 11, 18), CHINA)
                        .size());
        Expect.equal(
                "Programmes.generate: nothing left",
                List.of(),
                programmes().generate(command(), id, from, LocalDate.of(2025, 11, 18), CHINA));
        Expect.equal(
                "ProgrammeDay: one for each planned day",
                3,
                programmes().days(id, from, LocalDate.of(2025, 12, 1)).size());
    }

    @Test
    final void holidaysAreHeldSkippedOrMoved() {
        // 2025-10-01 to 10-08 is off, and 2025-09-28 (a Sunday) and 10-11 (a Saturday) are worked.
        VolunteerId leader = volunteer();
        Theme friday = theme(1, Recurrence.weekly(List.of(DayOfWeek.FRIDAY)), leader);
        Theme saturday = theme(2, Recurrence.weekly(List.of(DayOfWeek.SATURDAY)), leader);
        String rule = "HolidayRule: 3 October is off, 11 October is worked";
        Expect.equal(rule, List.of("10-03", "10-04", "10-10", "10-11"), held(HolidayRule.HOLD, friday, saturday));
        Expect.equal(rule, List.of("10-04", "10-10"), held(HolidayRule.SKIP, friday, saturday));
        Expect.equal(rule, List.of("09-30", "10-04", "10-10", "10-08"), held(HolidayRule.EARLIER, friday, saturday));
        Expect.equal(rule, List.of("10-09", "10-04", "10-10", "10-12"), held(HolidayRule.LATER, friday, saturday));
    }

    @Test
    final void dayThatWouldMoveOutOfTheTermFallsOut() {
        Theme friday = theme(1, Recurrence.weekly(List.of(DayOfWeek.FRIDAY)), volunteer());
        ProgrammeId id = start(HolidayRule.LATER, LocalDate.of(2025, 10, 9), List.of(friday));
        Expect.equal(
                "ProgrammePlan.occasions: 9 October is after the end",
                List.of(),
                programmes().generate(command(), id, LocalDate.of(2025, 10, 3), LocalDate.of(2025, 11, 3), CHINA));
    }

    @Test
    final void yearWithoutAPlanIsRefusedUnlessHolidaysDoNotMatter() {
        Theme monday = monday(volunteer());
        LocalDate from = LocalDate.of(2027, 1, 1);
        ProgrammeId skipping = start(HolidayRule.SKIP, null, List.of(monday));
        Expect.error(
                "WorkingCalendar: the plan of 2027 is not known",
                InvalidInput.class,
                InputError.OUT_OF_RANGE,
                () -> programmes().generate(command(), skipping, from, from.plusDays(31), CHINA));
        ProgrammeId holding = start(HolidayRule.HOLD, null, List.of(monday));
        Expect.equal(
                "HolidayRule.HOLD: needs no plan",
                4,
                programmes()
                        .generate(command(), holding, from, from.plusDays(31), CHINA)
                        .size());
    }

    @Test
    final void leaderChangesForWhatIsMadeAfterwards() {
        VolunteerId first = volunteer();
        VolunteerId second = volunteer();
        ProgrammeId id = start(HolidayRule.HOLD, null, List.of(monday(first)));
        LocalDate from = LocalDate.of(2025, 11, 3);
        ActivityId before = programmes()
                .generate(command(), id, from, from.plusDays(7), CHINA)
                .get(0);
        programmes().changeLeader(command(), id, 1, second);
        ActivityId after = programmes()
                .generate(command(), id, from.plusDays(7), from.plusDays(14), CHINA)
                .get(0);
        Map<ActivityId, Activity> made = activities(List.of(before, after));
        Expect.equal(
                "Programmes.changeLeader",
                "V" + first.value(),
                Objects.requireNonNull(made.get(before)).plan().personInCharge());
        Expect.equal(
                "Programmes.changeLeader",
                "V" + second.value(),
                Objects.requireNonNull(made.get(after)).plan().personInCharge());
        refused(ProgrammeError.NO_SUCH_THEME, () -> programmes().changeLeader(command(), id, 2, first));
        ledger().people().withdraw(command(), first);
        refused(ProgrammeError.LEADER_NOT_REGISTERED, () -> programmes().changeLeader(command(), id, 1, first));
        refused(CommandError.UNKNOWN_RECORD, () -> programmes().changeLeader(command(), new ProgrammeId(7), 1, second));
    }

    @Test
    final void programmeEnds() {
        ProgrammeId id = start(HolidayRule.HOLD, null, List.of(monday(volunteer())));
        programmes().end(command(), id, LocalDate.of(2025, 11, 10));
        Expect.equal(
                "Programmes.end: the first day on which it no longer takes place",
                1,
                programmes()
                        .generate(command(), id, LocalDate.of(2025, 11, 3), LocalDate.of(2025, 12, 1), CHINA)
                        .size());
        refused(ProgrammeError.OVER, () -> programmes().end(command(), id, LocalDate.of(2025, 11, 10)));
        Expect.error(
                "ProgrammePlan.to: after the first day",
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> programmes().end(command(), id, FROM));
    }

    @Test
    final void tooMuchAtOnceIsRefused() {
        VolunteerId leader = volunteer();
        ProgrammeId id = start(HolidayRule.HOLD, null, List.of(theme(1, new Recurrence("FREQ=DAILY"), leader)));
        for (int days : List.of(Programmes.MAX_ACTIVITIES + 1, ProgrammePlan.MAX_DAYS + 1)) {
            Expect.error(
                    "Programmes.MAX_ACTIVITIES, ProgrammePlan.MAX_DAYS",
                    InvalidInput.class,
                    InputError.OUT_OF_RANGE,
                    () -> programmes().generate(command(), id, FROM, FROM.plusDays(days), CHINA));
        }
        Expect.equal(
                "Programmes.generate: nothing was made", List.of(), programmes().days(id, FROM, FROM.plusYears(2)));
        Expect.equal(
                "Programmes.MAX_ACTIVITIES",
                Programmes.MAX_ACTIVITIES,
                programmes()
                        .generate(command(), id, FROM, FROM.plusDays(Programmes.MAX_ACTIVITIES), CHINA)
                        .size());
    }

    @Test
    final void planIsChecked() {
        VolunteerId leader = volunteer();
        Expect.error(
                "ProgrammePlan.themes: different numbers",
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> start(HolidayRule.HOLD, null, List.of(monday(leader), monday(leader))));
        Expect.error(
                "Theme.end: after the start",
                InvalidInput.class,
                InputError.END_BEFORE_START,
                () -> new Theme(
                        1, "theme", new Recurrence("FREQ=DAILY"), leader, LocalTime.NOON, LocalTime.NOON, 0, 0));
        ledger().people().withdraw(command(), leader);
        Expect.equal(
                "Programmes.start: registered on the first day",
                true,
                programmes()
                        .find(start(HolidayRule.HOLD, null, List.of(monday(leader))))
                        .isPresent());
        VolunteerId late = ledger().people()
                .register(command(), new People.NewVolunteer(null, PersonalData.named("Late"), null, FROM.plusDays(1)));
        refused(ProgrammeError.LEADER_NOT_REGISTERED, () -> start(HolidayRule.HOLD, null, List.of(monday(late))));
    }

    @Test
    final void nothingMoreIsMadeForALeaderWhoHasLeft() {
        VolunteerId leader = volunteer();
        ProgrammeId id = start(HolidayRule.HOLD, null, List.of(monday(leader)));
        ledger().people().withdraw(command(), leader);
        LocalDate today = LocalDate.of(2026, 3, 31);
        Expect.equal(
                "Programmes.generate: what was before stays",
                1,
                programmes()
                        .generate(command(), id, today.minusDays(7), today, CHINA)
                        .size());
        refused(
                ProgrammeError.LEADER_NOT_REGISTERED,
                () -> programmes().generate(command(), id, today, today.plusDays(7), CHINA));
        programmes().changeLeader(command(), id, 1, volunteer());
        Expect.equal(
                "Programmes.changeLeader: and it goes on",
                1,
                programmes()
                        .generate(command(), id, today, today.plusDays(7), CHINA)
                        .size());
    }

    private List<String> held(HolidayRule rule, Theme... themes) {
        ProgrammeId id = start(rule, null, List.of(themes));
        programmes().generate(command(), id, LocalDate.of(2025, 10, 3), LocalDate.of(2025, 10, 12), CHINA);
        return programmes().days(id, FROM, LocalDate.of(2026, 1, 1)).stream()
                .map(day -> day.held().toString().substring(5))
                .toList();
    }

    private Programmes programmes() {
        return ledger().duty().programmes();
    }

    private ProgrammeId start(HolidayRule holidays, @Nullable LocalDate to, List<Theme> themes) {
        Affiliation affiliation = Affiliation.of(city().team(), city().organisation(), city().community());
        return programmes().start(command(), new ProgrammePlan("小喇叭", affiliation, FROM, to, holidays, themes));
    }

    private static Theme monday(VolunteerId leader) {
        return theme(1, Recurrence.weekly(List.of(DayOfWeek.MONDAY)), leader);
    }

    private static Theme theme(int number, Recurrence days, VolunteerId leader) {
        return new Theme(number, "theme " + number, days, leader, LocalTime.of(9, 0), LocalTime.of(11, 0), 20, 23);
    }

    private Map<ActivityId, Activity> activities(List<ActivityId> ids) {
        return Pages.byId(
                        storage(),
                        Activity.KIND,
                        ids.stream().map(ActivityId::value).toList())
                .values()
                .stream()
                .collect(Collectors.toMap(read -> read.entity().id(), read -> read.entity()));
    }

    private static void refused(ErrorCode code, Executable call) {
        Expect.error("ProgrammeError." + code.name(), Refused.class, code, call);
    }
}
