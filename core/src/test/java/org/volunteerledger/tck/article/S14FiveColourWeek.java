package org.volunteerledger.tck.article;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.volunteerledger.duty.calendar.HolidayRule;
import org.volunteerledger.duty.calendar.Recurrence;
import org.volunteerledger.duty.calendar.WorkingCalendar;
import org.volunteerledger.duty.programme.ProgrammeDay;
import org.volunteerledger.duty.programme.ProgrammeId;
import org.volunteerledger.duty.programme.ProgrammePlan;
import org.volunteerledger.duty.programme.Theme;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.team.NewMember;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;
import org.volunteerledger.team.TeamRole;

/** S14: a team that grows, and its week of five colours, each with a leader, over a quarter with the National Day in it. */
final class S14FiveColourWeek implements ArticleScenario {

    private static final List<String> COLOURS = List.of("红色帮扶", "蓝色平安", "紫色邻里", "橙色文化", "绿色环保");

    /** 23 old people and 11 poor households are helped on Mondays. */
    private static final int HELPED = 23 + 11;

    private static final LocalDate FROM = LocalDate.of(2022, 10, 1);
    private static final LocalDate TO = LocalDate.of(2023, 1, 1);

    @Override
    public String system() {
        return "S14";
    }

    @Override
    public String title() {
        return "The five-colour week of Xiaolaba, Jinfeng";
    }

    @Override
    public List<Figure> play(Stage stage) {
        AreaId community = stage.area("安居苑社区", AreaLevel.COMMUNITY, null);
        OrganisationId committee = stage.organisation("安居苑社区党委", community);
        TeamId team = stage.team("小喇叭", committee, community);
        grow(stage, team);
        List<VolunteerId> secretaries = stage.volunteers(COLOURS.size());
        ProgrammeId id = stage.ledger()
                .duty()
                .programmes()
                .start(stage.command(), plan(Affiliation.of(team, committee, community), secretaries));
        stage.ledger().duty().programmes().generate(stage.command(), id, FROM, TO, WorkingCalendar.china());

        List<ProgrammeDay> days = stage.ledger().duty().programmes().days(id, FROM, TO);
        List<Activity> activities = Pages.byId(
                        stage.storage(),
                        Activity.KIND,
                        days.stream().map(day -> day.activity().value()).toList())
                .values()
                .stream()
                .map(read -> read.entity())
                .toList();
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "members at the beginning", 20, size(stage, team, stage.today().minusYears(2))));
        figures.add(new Figure("members now", 60, size(stage, team, stage.today())));
        // The quarter has 65 days from Monday to Friday, of which 3 to 7 October were off; no theme falls on a weekend.
        figures.add(new Figure("days with a theme in the quarter", 60, activities.size()));
        Map<Integer, Long> themes =
                days.stream().collect(Collectors.groupingBy(ProgrammeDay::theme, Collectors.counting()));
        for (int i = 1; i <= COLOURS.size(); i++) {
            figures.add(new Figure("days of " + COLOURS.get(i - 1), 12, themes.getOrDefault(i, 0L)));
        }
        figures.add(Figure.holds(
                "each theme on its weekday",
                days.stream().allMatch(day -> day.held().getDayOfWeek().getValue() == day.theme())));
        figures.add(new Figure(
                "leaders",
                5,
                activities.stream()
                        .map(activity -> activity.plan().personInCharge())
                        .distinct()
                        .count()));
        figures.add(new Figure(
                "people and households helped on each Monday",
                23 + 11,
                activities.stream()
                        .mapToLong(activity -> activity.plan().beneficiaries())
                        .max()
                        .orElse(0)));
        return figures;
    }

    private static ProgrammePlan plan(Affiliation affiliation, List<VolunteerId> leaders) {
        List<Theme> themes = new ArrayList<>();
        for (int i = 0; i < COLOURS.size(); i++) {
            themes.add(new Theme(
                    i + 1,
                    COLOURS.get(i),
                    Recurrence.weekly(List.of(DayOfWeek.of(i + 1))),
                    leaders.get(i),
                    LocalTime.of(9, 0),
                    LocalTime.of(11, 0),
                    60,
                    i == 0 ? HELPED : 0));
        }
        return new ProgrammePlan("小喇叭", affiliation, FROM, null, HolidayRule.SKIP, themes);
    }

    private static void grow(Stage stage, TeamId team) {
        List<VolunteerId> people = stage.volunteers(60);
        join(stage, team, people.subList(0, 20), stage.today().minusYears(2));
        join(stage, team, people.subList(20, 60), stage.today().minusYears(1));
    }

    private static void join(Stage stage, TeamId team, List<VolunteerId> people, LocalDate from) {
        stage.ledger()
                .memberships()
                .joinAll(
                        stage.command(),
                        people.stream()
                                .map(person -> new NewMember(team, person, TeamRole.MEMBER, from))
                                .toList());
    }

    private static long size(Stage stage, TeamId team, LocalDate day) {
        return stage.ledger().memberships().sizeOn(team, day);
    }
}
