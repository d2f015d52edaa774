package org.volunteerledger.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.MutableClock;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.people.People;
import org.volunteerledger.people.People.NewVolunteer;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.Places.NewArea;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.NewProject;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.service.Sheet;
import org.volunteerledger.service.ShiftGroup;
import org.volunteerledger.team.NewMember;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.SponsorKind;
import org.volunteerledger.team.TeamId;
import org.volunteerledger.team.TeamRole;
import org.volunteerledger.testing.SampleDistrict.Size;

/** Makes a sample district, some weeks at a time, with one commit for each stage. */
final class DistrictBuilder {

    private static final String CODE = "360802";
    private static final LocalDate FOUNDED = LocalDate.of(SampleDistrict.YEAR - 1, 7, 1);
    private static final LocalDate FIRST = LocalDate.of(SampleDistrict.YEAR, 1, 1);
    private static final LocalDate LAST = LocalDate.of(SampleDistrict.YEAR, 12, 31);

    /** How many may attend an activity: each divides its minutes, and leaves a shift of one to four hours. */
    private static final int[] HELPERS = {3, 4, 5, 6, 8, 9, 10, 12};

    /** The hours at which activities begin; the longest one that begins in the morning is over when the next one begins. */
    private static final int[] STARTS = {9, 14};

    private static final int SHIFT = 1;

    /** So few that no list for a command grows too long, and that something is left for the last ones. */
    private static final int DAYS_AT_ONCE = 27;

    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗";
    private static final String GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰";

    private final VolunteerLedger ledger;
    private final MutableClock clock;
    private final Size size;
    private final String prefix;
    private final SplittableRandom random;

    private final List<AreaId> streets = new ArrayList<>();
    private final List<AreaId> communities = new ArrayList<>();

    DistrictBuilder(VolunteerLedger ledger, MutableClock clock, Size size, long seed) {
        this.ledger = ledger;
        this.clock = clock;
        this.size = size;
        this.prefix = "sample-" + size.name().toLowerCase(Locale.ROOT) + "-" + seed + "-";
        this.random = new SplittableRandom(seed);
    }

    SampleDistrict build() {
        goTo(FOUNDED);
        AreaId area = areas();
        OrganisationId organisation =
                ledger.teams().registerOrganisation(command("organisation"), "样例区新时代文明实践中心", null, null, area);
        List<TeamId> teams = teams(organisation);
        List<VolunteerId> volunteers = volunteers(teams);
        List<ServiceCategoryId> categories = categories();
        List<ProjectId> projects = projects(organisation, teams, categories);
        List<Affiliation> affiliations = new ArrayList<>();
        for (int i = 0; i < projects.size(); i++) {
            int team = i % teams.size();
            affiliations.add(Affiliation.of(teams.get(team), organisation, communities.get(team))
                    .in(projects.get(i), categories.get(i % categories.size())));
        }
        List<ActivityId> activities = year(events(volunteers), affiliations);
        return new SampleDistrict(
                size, area, streets, communities, organisation, teams, volunteers, projects, activities);
    }

    private AreaId areas() {
        AreaId district = area(CODE, "样例区", AreaLevel.DISTRICT, null);
        for (int i = 0; i < size.streets(); i++) {
            streets.add(area(CODE + digits(i + 1), "第" + (i + 1) + "街道", AreaLevel.STREET, district));
        }
        for (int i = 0; i < size.teams(); i++) {
            int street = i % size.streets();
            String code = CODE + digits(street + 1) + digits(i + 1);
            communities.add(area(code, "第" + (i + 1) + "社区", AreaLevel.COMMUNITY, streets.get(street)));
        }
        return district;
    }

    private AreaId area(String code, String name, AreaLevel level, @Nullable AreaId parent) {
        return ledger.places().addArea(command("area-" + code), new NewArea(code, name, level, parent, FOUNDED));
    }

    private List<TeamId> teams(OrganisationId organisation) {
        List<NewTeam> wanted = new ArrayList<>();
        for (int i = 0; i < size.teams(); i++) {
            String name = "第" + (i + 1) + "社区志愿服务队";
            wanted.add(new NewTeam(
                    name, null, organisation, communities.get(i), null, null, SponsorKind.NONE, null, FOUNDED));
        }
        return ledger.teams().foundTeams(command("teams"), wanted);
    }

    private List<VolunteerId> volunteers(List<TeamId> teams) {
        List<NewVolunteer> wanted = new ArrayList<>();
        for (int i = 0; i < size.volunteers(); i++) {
            String name = "" + drawn(SURNAMES) + drawn(GIVEN) + drawn(GIVEN);
            String number = String.format(Locale.ROOT, "S%06d", i + 1);
            wanted.add(new NewVolunteer(
                    number, PersonalData.named(name), communities.get(i % communities.size()), FOUNDED));
        }
        List<VolunteerId> volunteers = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += People.MAX_VOLUNTEERS) {
            List<NewVolunteer> some = wanted.subList(from, Math.min(wanted.size(), from + People.MAX_VOLUNTEERS));
            volunteers.addAll(ledger.people().registerAll(command("volunteers-" + from), some));
        }
        List<NewMember> members = new ArrayList<>();
        for (int i = 0; i < volunteers.size(); i++) {
            TeamRole role = i < teams.size() ? TeamRole.LEADER : TeamRole.MEMBER;
            members.add(new NewMember(teams.get(i % teams.size()), volunteers.get(i), role, FOUNDED));
        }
        ledger.memberships().joinAll(command("members"), members);
        return volunteers;
    }

    private char drawn(String characters) {
        return characters.charAt(random.nextInt(characters.length()));
    }

    private List<ServiceCategoryId> categories() {
        List<ServiceCategoryId> categories = new ArrayList<>();
        for (String name : List.of("助老", "环境保护", "文化", "平安巡防", "便民服务")) {
            String code = "S" + (categories.size() + 1);
            categories.add(ledger.services().registerCategory(command("category-" + code), code, name));
        }
        return categories;
    }

    private List<ProjectId> projects(
            OrganisationId organisation, List<TeamId> teams, List<ServiceCategoryId> categories) {
        List<NewProject> wanted = new ArrayList<>();
        for (int i = 0; i < size.projects(); i++) {
            int team = i % teams.size();
            wanted.add(new NewProject(
                    "样例项目" + (i + 1),
                    teams.get(team),
                    organisation,
                    communities.get(team),
                    categories.get(i % categories.size()),
                    null,
                    FIRST,
                    LAST));
        }
        return ledger.services().registerProjects(command("projects"), wanted);
    }

    /**
     * What takes place when, and who comes.
     *
     * @param number  the number of the activity, from 0
     * @param day     the day
     * @param time    from when to when
     * @param helpers who comes; each stays the whole time
     */
    private record Event(int number, LocalDate day, Interval time, List<VolunteerId> helpers) {}

    /** A team has a row of slots, two on each day of the year, over which its activities are spread evenly. */
    private List<Event> events(List<VolunteerId> volunteers) {
        int slots = FIRST.lengthOfYear() * STARTS.length;
        int[] wanted = new int[size.teams()];
        IntStream.range(0, size.activities()).forEach(number -> wanted[teamOf(number)]++);
        int[] held = new int[size.teams()];
        List<Event> events = new ArrayList<>();
        for (int number = 0; number < size.activities(); number++) {
            int team = teamOf(number);
            int slot = held[team]++ * slots / wanted[team];
            LocalDate day = FIRST.plusDays(slot / STARTS.length);
            int count = HELPERS[random.nextInt(HELPERS.length)];
            Instant start = day.atTime(STARTS[slot % STARTS.length], 0)
                    .atZone(ledger.zone())
                    .toInstant();
            Duration length = Duration.ofHours(Size.HOURS_OF_ACTIVITY).dividedBy(count);
            events.add(
                    new Event(number, day, new Interval(start, start.plus(length)), helpers(volunteers, team, count)));
        }
        return events;
    }

    private int teamOf(int activity) {
        return activity % size.projects() % size.teams();
    }

    /** Some members of a team, drawn without putting back. */
    private List<VolunteerId> helpers(List<VolunteerId> volunteers, int team, int count) {
        int[] members = new int[(volunteers.size() - team + size.teams() - 1) / size.teams()];
        Arrays.setAll(members, i -> team + i * size.teams());
        List<VolunteerId> drawn = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(members.length - i);
            int chosen = members[other];
            members[other] = members[i];
            drawn.add(volunteers.get(chosen));
        }
        return drawn;
    }

    private List<ActivityId> year(List<Event> events, List<Affiliation> affiliations) {
        AccrualRules rules = ledger.policies().rules();
        Map<Integer, ActivityId> byNumber = new TreeMap<>();
        for (LocalDate from = FIRST; !from.isAfter(LAST); from = from.plusDays(DAYS_AT_ONCE)) {
            LocalDate first = from;
            LocalDate next = from.plusDays(DAYS_AT_ONCE);
            List<Event> some = events.stream()
                    .filter(event -> !event.day.isBefore(first) && event.day.isBefore(next))
                    .toList();
            goTo(first);
            List<ActivityId> ids = announced(first, some, affiliations);
            goTo(next.isAfter(LAST) ? LAST.plusDays(1) : next);
            ledger.attendances().recordSheets(command(first + "-sheets"), sheets(some, ids));
            ledger.hours().review(command(first + "-review"), ids, rules, Map.of());
            for (int i = 0; i < ids.size(); i++) {
                byNumber.put(some.get(i).number, ids.get(i));
            }
        }
        return List.copyOf(byNumber.values());
    }

    /** Announces activities before the first of them begins, and enrols who will come. */
    private List<ActivityId> announced(LocalDate first, List<Event> events, List<Affiliation> affiliations) {
        List<ActivityPlan> plans = events.stream()
                .map(event -> ActivityPlan.of(
                        "样例活动" + (event.number + 1),
                        "leader-" + teamOf(event.number),
                        affiliations.get(event.number % affiliations.size()),
                        Schedule.single(event.time, 0)))
                .toList();
        List<ActivityId> ids = ledger.services().announce(command(first + "-announce"), plans);
        List<ShiftGroup> groups = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            groups.add(new ShiftGroup(ids.get(i), SHIFT, events.get(i).helpers));
        }
        ledger.enrolments().enrolAll(command(first + "-enrol"), groups);
        return ids;
    }

    private static List<Sheet> sheets(List<Event> events, List<ActivityId> ids) {
        List<Sheet> sheets = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Interval time = events.get(i).time;
            List<Sheet.Line> lines = events.get(i).helpers.stream()
                    .map(helper -> new Sheet.Line(helper, time.start(), time.end()))
                    .toList();
            sheets.add(new Sheet(ids.get(i), SHIFT, lines));
        }
        return sheets;
    }

    private void goTo(LocalDate day) {
        clock.set(day.atStartOfDay(ledger.zone()).toInstant());
    }

    private Command command(String step) {
        return Command.of(prefix + step, "sample");
    }

    private static String digits(int number) {
        return String.format(Locale.ROOT, "%03d", number);
    }
}
