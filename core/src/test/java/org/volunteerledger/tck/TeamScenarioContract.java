package org.volunteerledger.tck;

import static org.volunteerledger.tck.ScenarioWorld.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.Places;
import org.volunteerledger.place.StationId;
import org.volunteerledger.place.StationKind;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.Counts;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.team.BrandId;
import org.volunteerledger.team.Ceremonies;
import org.volunteerledger.team.Ceremony;
import org.volunteerledger.team.CeremonyId;
import org.volunteerledger.team.CeremonyKind;
import org.volunteerledger.team.Membership;
import org.volunteerledger.team.Memberships;
import org.volunteerledger.team.NewCeremony;
import org.volunteerledger.team.NewMember;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.SponsorKind;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.TeamError;
import org.volunteerledger.team.TeamGrowth;
import org.volunteerledger.team.TeamId;
import org.volunteerledger.team.TeamRole;
import org.volunteerledger.team.TeamTree;
import org.volunteerledger.team.Teams;

/** Organisations, brands, the tree of teams and their members, played through on the storage under test. */
public abstract class TeamScenarioContract extends StorageContract {

    private static final LocalDate FOUNDED = day("2022-03-01");

    private ScenarioWorld world;
    private Teams teams;
    private Memberships memberships;

    /** For subclasses. */
    protected TeamScenarioContract() {}

    /** Founds the community. */
    @BeforeEach
    public final void foundCommunity() {
        world = new ScenarioWorld(storage());
        teams = world.teams;
        memberships = world.memberships;
    }

    @Test
    final void umbrellaTeamCountsEachPersonOnce() {
        TeamId umbrella = found("五小微光");
        List<TeamId> parts = teams.foundTeams(
                world.command(),
                List.of("妇女", "家长", "教师", "党员", "学生").stream()
                        .map(name -> team(name).below(umbrella))
                        .toList());
        List<VolunteerId> people = world.volunteers(26);
        List<NewMember> joining = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            joining.add(member(parts.get(i / 5), people.get(i), "2022-03-01"));
        }
        joining.add(member(parts.get(1), people.get(0), "2022-03-01"));
        memberships.joinAll(world.command(), joining);

        TeamTree tree = teams.treeOn(day("2022-04-01"));
        Set<TeamId> subtree = tree.subtree(umbrella);
        Expect.equal("TeamTree.subtree: the team and everything below it", 6, subtree.size());
        Expect.equal(
                "TeamTree.pathToRoot: the team first, the one at the top last",
                List.of(parts.get(2), umbrella),
                tree.pathToRoot(parts.get(2)));
        Expect.equal("TeamTree.pathToRoot: empty if unknown", List.of(), tree.pathToRoot(new TeamId(1)));
        Expect.equal("TeamTree.day", day("2022-04-01"), tree.day());
        Expect.equal("TeamTree.teams", 7, tree.teams().size());
        Map<TeamId, Long> sizes = memberships.sizesOn(subtree, day("2022-04-01"));
        Expect.equal("Memberships.sizesOn: one who is in two teams counts in each", 26L, sum(sizes));
        Expect.equal("Memberships.sizesOn: 0 for a team without members", 0L, sizes.get(umbrella));
        long persons = memberships.membersOn(subtree, day("2022-04-01")).stream()
                .map(Membership::volunteer)
                .distinct()
                .count();
        Expect.equal("Memberships.membersOn: persons are counted once by their ids", 25L, persons);
    }

    @Test
    final void aTeamIsFoundedOnce() {
        TeamId first = found("夕阳红");
        for (String on : List.of("2022-02-28", "2022-03-01", "2022-03-02")) {
            NewTeam again = NewTeam.of("夕阳红", world.organisation, world.area, day(on));
            refused(TeamError.ALREADY_THERE, () -> teams.foundTeam(world.command(), again));
        }
        NewTeam twice = team("朝阳");
        refused(TeamError.ALREADY_THERE, () -> teams.foundTeams(world.command(), List.of(twice, twice)));
        OrganisationId other = teams.registerOrganisation(world.command(), "学校", null, null, world.area);
        teams.foundTeam(world.command(), NewTeam.of("夕阳红", other, world.area, FOUNDED));
        AreaId elsewhere = world.places.addArea(
                world.command(), new Places.NewArea("370903", "另一社区", AreaLevel.COMMUNITY, null, day("2020-01-01")));
        teams.foundTeam(world.command(), NewTeam.of("夕阳红", world.organisation, elsewhere, FOUNDED));
        teams.dissolveTeam(world.command(), first, day("2022-06-01"));
        teams.foundTeam(world.command(), NewTeam.of("夕阳红", world.organisation, world.area, day("2022-06-01")));
    }

    @Test
    final void blanksAroundMakeNoOtherNameOrSpeciality() {
        NewTeam wanted = new NewTeam(
                "法律队 ",
                null,
                world.organisation,
                world.area,
                null,
                null,
                SponsorKind.SOCIAL_ORGANISATION,
                "\u3000法律援助 ",
                FOUNDED);
        TeamId id = teams.foundTeam(world.command(), wanted);
        Team founded = storage().find(Team.KIND, id.value()).orElseThrow().entity();
        Expect.equal("NewTeam.name: without blanks around", "法律队", founded.name());
        Expect.equal("NewTeam.speciality: without blanks around", "法律援助", founded.speciality());
        refused(TeamError.ALREADY_THERE, () -> teams.foundTeam(world.command(), team("法律队")));
    }

    @Test
    final void ofTwoWhoFoundTheSameTeamAtOnceOneDoes() {
        needs(Capability.OWN_TRANSACTIONS);
        Teams late = Teams.over(world.overtakenBy(() -> found("夕阳红")));
        refused(TeamError.ALREADY_THERE, () -> late.foundTeam(world.command(), team("夕阳红")));
    }

    @Test
    final void nobodyBelongsToATeamBeforeTheRegistration() {
        TeamId team =
                teams.foundTeam(world.command(), NewTeam.of("老队", world.organisation, world.area, day("2010-01-01")));
        VolunteerId volunteer = world.volunteer();
        refused(
                TeamError.NOT_REGISTERED,
                () -> memberships.join(world.command(), member(team, volunteer, "2019-12-31")));
        memberships.join(world.command(), member(team, volunteer, "2020-01-01"));
    }

    @Test
    final void teamGrowsFrom20To60() {
        TeamId team = found("小喇叭");
        List<VolunteerId> people = world.volunteers(62);
        joinAll(team, people.subList(0, 20), "2022-03-01");
        joinAll(team, people.subList(20, 45), "2022-05-01");
        joinAll(team, people.subList(45, 62), "2022-08-01");
        memberships.leave(world.command(), team, people.get(0), day("2022-09-01"));
        memberships.leave(world.command(), team, people.get(1), day("2022-09-01"));

        String rule = "Memberships.sizeOn: the memberships that hold on the day";
        Expect.equal(rule, 0L, memberships.sizeOn(team, day("2022-02-28")));
        Expect.equal(rule, 20L, memberships.sizeOn(team, day("2022-03-01")));
        Expect.equal(rule, 20L, memberships.sizeOn(team, day("2022-04-30")));
        Expect.equal(rule, 45L, memberships.sizeOn(team, day("2022-05-01")));
        Expect.equal(rule, 62L, memberships.sizeOn(team, day("2022-08-31")));
        Expect.equal(rule, 60L, memberships.sizeOn(team, day("2022-09-01")));
        Expect.equal(
                "Memberships.membersOn and sizeOn agree",
                60,
                memberships.membersOn(team, day("2022-10-01")).size());
        Expect.equal(rule, 0L, memberships.sizeOn(new TeamId(1), day("2022-10-01")));
    }

    @Test
    final void growthIsShownOnATimeLine() {
        TeamId one = found("巾帼");
        TeamId other = found("家长");
        List<VolunteerId> people = world.volunteers(5);
        joinAll(one, people.subList(0, 3), "2022-03-01");
        joinAll(other, people.subList(2, 5), "2022-03-10");
        memberships.changeRole(world.command(), one, people.get(0), TeamRole.LEADER, day("2022-03-20"));
        memberships.leave(world.command(), one, people.get(1), day("2022-04-01"));
        memberships.leave(world.command(), other, people.get(4), day("2022-05-01"));
        String rule = "Memberships.growth: joining, leaving and size by day; a change of role is none";
        Expect.equal(
                rule,
                List.of(
                        new TeamGrowth(day("2022-03-05"), 0, 0, 3),
                        new TeamGrowth(day("2022-03-10"), 3, 0, 6),
                        new TeamGrowth(day("2022-04-01"), 0, 1, 5)),
                memberships.growth(List.of(one, other), day("2022-03-05"), day("2022-04-30")));
        Expect.equal(rule, 5L, sum(memberships.sizesOn(List.of(one, other), day("2022-04-30"))));
    }

    @Test
    final void ceremoniesAreDatedEventsOfTeamsAndStations() {
        Ceremonies ceremonies = Ceremonies.over(world.runner);
        StationId base = world.places.openStation(world.command(), "第五小学", StationKind.BASE, world.area, FOUNDED);
        TeamId team = found("红领巾");
        CeremonyId naming = ceremonies.record(
                world.command(), NewCeremony.ofStation(CeremonyKind.NAMING, "授牌", day("2022-10-24"), base));
        CeremonyId flag = ceremonies.record(
                world.command(), new NewCeremony(CeremonyKind.FLAG, "授旗", day("2022-10-23"), team, base));
        CeremonyId late = ceremonies.record(
                world.command(), NewCeremony.ofTeam(CeremonyKind.PLEDGE, "宣誓", day("2023-01-01"), team));
        LocalDate last = day("2022-12-31");
        Expect.equal(
                "Ceremonies.ofStation: by day, those of teams included",
                List.of(flag, naming),
                ids(ceremonies.ofStation(base, FOUNDED, last)));
        Expect.equal(
                "Ceremonies.ofTeams: within the days",
                List.of(flag),
                ids(ceremonies.ofTeams(List.of(team), FOUNDED, last)));
        ceremonies.cancel(world.command().because("rain"), flag);
        Expect.equal(
                "Ceremonies.cancel: it is not listed any more",
                List.of(late),
                ids(ceremonies.ofTeams(List.of(team), FOUNDED, day("2023-01-01"))));
        refused(
                CommandError.WRONG_STATE,
                () -> ceremonies.cancel(world.command().because("rain"), flag));
        refused(
                TeamError.NOT_THERE,
                () -> ceremonies.record(
                        world.command(), NewCeremony.ofTeam(CeremonyKind.FLAG, "授旗", FOUNDED.minusDays(1), team)));
    }

    private static List<CeremonyId> ids(List<Ceremony> ceremonies) {
        return ceremonies.stream().map(Ceremony::id).toList();
    }

    @Test
    final void teamsAreCountedBySponsorAndSpeciality() {
        List<SponsorKind> sponsors = List.of(
                SponsorKind.DUAL_REPORTING_UNIT,
                SponsorKind.RED_PROPERTY_MANAGEMENT,
                SponsorKind.GRID_PARTY_BRANCH,
                SponsorKind.CO_BUILDING_UNIT,
                SponsorKind.SOCIAL_ORGANISATION);
        BrandId brand = teams.registerBrand(world.command(), "安婆婆");
        List<NewTeam> special = new ArrayList<>();
        for (SponsorKind sponsor : sponsors) {
            for (String speciality : List.of("居民大管家", "法律援助", "心理咨询", "医疗服务", "红色消防")) {
                special.add(new NewTeam(
                        sponsor + speciality + "队",
                        null,
                        world.organisation,
                        world.area,
                        null,
                        brand,
                        sponsor,
                        speciality,
                        FOUNDED));
            }
        }
        teams.foundTeams(world.command(), special);

        Counts table = storage()
                .count(
                        Team.KIND,
                        Filter.equal(Team.BRAND, brand.value()),
                        List.of(Team.SPONSOR.name(), Team.SPECIALITY.name()));
        Expect.equal(
                "Team: sponsor and speciality are attributes", 25, table.rows().size());
        Expect.equal("Team: each combination once", 25L, table.total());
        Expect.equal(
                "Teams.brandByName",
                brand,
                teams.brandByName("安婆婆").orElseThrow().id());
        refused(StorageError.KEY_TAKEN, () -> teams.registerBrand(world.command(), "安婆婆"));
    }

    @Test
    final void organisationIsFoundByItsCodeWhichIsUniqueAndChecked() {
        String code = "91350100M000100Y43";
        OrganisationId id = teams.registerOrganisation(world.command(), "物业公司", code, world.organisation, null);
        Organisation found = teams.organisationByCode(code).orElseThrow();
        Expect.equal("Teams.organisationByCode", id, found.id());
        Expect.equal("Organisation: the organisation above", world.organisation, found.parent());
        Expect.equal(
                "Teams.organisationByCode: empty",
                true,
                teams.organisationByCode("12").isEmpty());
        refused(
                StorageError.KEY_TAKEN,
                () -> teams.registerOrganisation(world.command(), "另一公司", code, null, world.area));
        for (String wrong : List.of("91350100M000100Y44", "91350100M000100Y4", "91350100M000100I43")) {
            Expect.error(
                    "Organisation: the code has a check character (GB 32100-2015)",
                    InvalidInput.class,
                    InputError.BAD_FORMAT,
                    () -> teams.registerOrganisation(world.command(), "公司", wrong, null, null));
        }
        refused(
                CommandError.UNKNOWN_RECORD,
                () -> teams.registerOrganisation(world.command(), "公司", null, new OrganisationId(7), null));
    }

    @Test
    final void movedTeamKeepsItsPast() {
        TeamId north = found("北家安");
        TeamId south = found("南家安");
        TeamId part = teams.foundTeam(world.command(), team("楼栋").below(north));
        teams.moveTeam(world.command(), part, south, day("2022-06-01"));
        teams.moveTeam(world.command(), part, null, day("2022-07-01"));

        String rule = "Team.parentOn: the tree of any day";
        Expect.equal(rule, List.of(part, north), teams.treeOn(day("2022-05-31")).pathToRoot(part));
        Expect.equal(rule, List.of(part, south), teams.treeOn(day("2022-06-01")).pathToRoot(part));
        Expect.equal(rule, List.of(part), teams.treeOn(day("2022-07-01")).pathToRoot(part));
        refused(TeamError.OUT_OF_ORDER, () -> teams.moveTeam(world.command(), part, north, day("2022-07-01")));
        refused(TeamError.NOT_THERE, () -> teams.moveTeam(world.command(), part, north, day("2022-01-01")));
    }

    @Test
    final void teamNeverLiesBelowItselfOnAnyDay() {
        TeamId top = found("总队");
        TeamId middle = teams.foundTeam(world.command(), team("大队").below(top));
        TeamId low = teams.foundTeam(world.command(), team("小队").below(middle));
        refused(TeamError.CIRCLE, () -> teams.moveTeam(world.command(), top, top, day("2022-04-01")));
        refused(TeamError.CIRCLE, () -> teams.moveTeam(world.command(), top, low, day("2022-04-01")));

        TeamId other = found("另队");
        teams.moveTeam(world.command(), other, low, day("2022-09-01"));
        // Not below yet, but from September on.
        refused(TeamError.CIRCLE, () -> teams.moveTeam(world.command(), top, other, day("2022-04-01")));
    }

    @Test
    final void twoMovesAtOnceMakeNoCircle() {
        needs(Capability.OWN_TRANSACTIONS);
        TeamId left = found("左");
        TeamId right = found("右");
        TeamId belowLeft = teams.foundTeam(world.command(), team("左下").below(left));
        TeamId belowRight = teams.foundTeam(world.command(), team("右下").below(right));
        // Neither move writes the parent of the other, only what lies above it.
        Teams overtaken = Teams.over(
                world.overtakenBy(() -> teams.moveTeam(world.command(), right, belowLeft, day("2022-04-01"))));
        refused(TeamError.CIRCLE, () -> overtaken.moveTeam(world.command(), left, belowRight, day("2022-04-01")));
    }

    @Test
    final void nobodyJoinsATeamThatIsDissolvedMeanwhile() {
        needs(Capability.OWN_TRANSACTIONS);
        TeamId team = found("红袖章");
        Memberships overtaken =
                Memberships.over(world.overtakenBy(() -> teams.dissolveTeam(world.command(), team, day("2022-06-01"))));
        NewMember member = member(team, world.volunteer(), "2022-05-01");
        refused(TeamError.NOT_THERE, () -> overtaken.join(world.command(), member));
    }

    @Test
    final void whoJoinsWhileATeamIsDissolvedDoesNotStay() {
        needs(Capability.OWN_TRANSACTIONS);
        TeamId team = found("红袖章");
        VolunteerId early = world.volunteer();
        VolunteerId late = world.volunteer();
        Teams overtaken = Teams.over(world.overtakenBy(() -> memberships.joinAll(
                world.command(), List.of(member(team, early, "2022-05-01"), member(team, late, "2022-07-01")))));

        overtaken.dissolveTeam(world.command(), team, day("2022-06-01"));

        String rule = "Teams.dissolveTeam: its memberships end with it, those of the last moment too";
        Expect.equal(rule, 1L, memberships.sizeOn(team, day("2022-05-31")));
        Expect.equal(rule, 0L, memberships.sizeOn(team, day("2022-06-01")));
        Expect.equal(rule, 0L, memberships.sizeOn(team, day("2022-07-01")));
    }

    @Test
    final void aTeamIsNotDissolvedWhileOneComesToLieBelowIt() {
        needs(Capability.OWN_TRANSACTIONS);
        TeamId umbrella = found("总队");
        TeamId other = found("分队");
        Teams founding = Teams.over(world.overtakenBy(
                () -> teams.foundTeam(world.command(), team("新队").below(umbrella))));
        refused(TeamError.HAS_SUBTEAMS, () -> founding.dissolveTeam(world.command(), umbrella, day("2022-06-01")));

        TeamId next = found("二总队");
        Teams moving =
                Teams.over(world.overtakenBy(() -> teams.moveTeam(world.command(), other, next, day("2022-05-01"))));
        refused(TeamError.HAS_SUBTEAMS, () -> moving.dissolveTeam(world.command(), next, day("2022-06-01")));
    }

    @Test
    final void rolesAreDatedAndOneMembershipIsOpen() {
        TeamId team = found("红袖章");
        VolunteerId person = world.volunteer();
        memberships.join(world.command(), member(team, person, "2022-03-01"));
        refused(TeamError.ALREADY_MEMBER, () -> memberships.join(world.command(), member(team, person, "2022-05-01")));
        memberships.changeRole(world.command(), team, person, TeamRole.LEADER, day("2022-04-01"));
        refused(
                CommandError.WRONG_STATE,
                () -> memberships.changeRole(world.command(), team, person, TeamRole.LEADER, day("2022-05-01")));
        refused(
                TeamError.OUT_OF_ORDER,
                () -> memberships.changeRole(world.command(), team, person, TeamRole.DEPUTY, day("2022-04-01")));
        memberships.leave(world.command(), team, person, day("2022-06-01"));
        refused(TeamError.NOT_A_MEMBER, () -> memberships.leave(world.command(), team, person, day("2022-07-01")));
        refused(TeamError.OUT_OF_ORDER, () -> memberships.join(world.command(), member(team, person, "2022-05-31")));
        memberships.join(world.command(), member(team, person, "2022-06-01"));

        Expect.equal("Membership: history", TeamRole.MEMBER, role(team, "2022-03-31"));
        Expect.equal("Membership: history", TeamRole.LEADER, role(team, "2022-05-31"));
        Expect.equal("Membership: history", TeamRole.MEMBER, role(team, "2022-06-01"));
        Expect.equal("Membership: each day once", 1L, memberships.sizeOn(team, day("2022-06-01")));
    }

    @Test
    final void nobodyJoinsWhatIsNotThereOrWhileNotRegistered() {
        TeamId team = found("红袖章");
        VolunteerId person = world.volunteer();
        VolunteerId left = world.volunteers(1, VolunteerStatus.WITHDRAWN).get(0);
        refused(CommandError.UNKNOWN_RECORD, () -> joinAll(new TeamId(5), List.of(person), "2022-04-01"));
        refused(CommandError.UNKNOWN_RECORD, () -> joinAll(team, List.of(new VolunteerId(5)), "2022-04-01"));
        refused(TeamError.NOT_REGISTERED, () -> joinAll(team, List.of(person, left), "2022-10-08"));
        refused(TeamError.NOT_THERE, () -> joinAll(team, List.of(person), "2022-02-28"));
        Expect.error(
                "Memberships.joinAll: nobody joins a team twice",
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> joinAll(team, List.of(person, person), "2022-04-01"));
        Expect.equal(
                "Memberships.joinAll: one commit, so nobody joined", 0L, memberships.sizeOn(team, day("2022-12-01")));
    }

    @Test
    final void dissolvedTeamHasNoMembers() {
        TeamId team = found("总队");
        TeamId part = teams.foundTeam(world.command(), team("分队").below(team));
        List<VolunteerId> people = world.volunteers(3);
        joinAll(team, people.subList(0, 2), "2022-03-01");
        refused(TeamError.HAS_SUBTEAMS, () -> teams.dissolveTeam(world.command(), team, day("2022-06-01")));
        teams.moveTeam(world.command(), part, null, day("2022-05-01"));
        refused(TeamError.OUT_OF_ORDER, () -> teams.dissolveTeam(world.command(), team, day("2022-03-01")));
        teams.dissolveTeam(world.command(), team, day("2022-06-01"));

        Expect.equal("Teams.dissolveTeam: ends memberships", 2L, memberships.sizeOn(team, day("2022-05-31")));
        Expect.equal("Teams.dissolveTeam: ends memberships", 0L, memberships.sizeOn(team, day("2022-06-01")));
        refused(CommandError.WRONG_STATE, () -> teams.dissolveTeam(world.command(), team, day("2022-07-01")));
        refused(TeamError.NOT_THERE, () -> joinAll(team, people.subList(2, 3), "2022-04-01"));
        refused(TeamError.NOT_THERE, () -> teams.moveTeam(world.command(), part, team, day("2022-06-01")));
        refused(
                TeamError.NOT_THERE,
                () -> teams.foundTeam(
                        world.command(),
                        NewTeam.of("新队", world.organisation, world.area, day("2022-06-01"))
                                .below(team)));
    }

    @Test
    final void repeatedRequestAnswersTheSameIds() {
        needs(Capability.OWN_TRANSACTIONS);
        Command command = world.command();
        List<NewTeam> many = java.util.stream.IntStream.range(0, Teams.MAX_TEAMS)
                .mapToObj(i -> team("队" + i))
                .toList();
        List<TeamId> first = teams.foundTeams(command, many);
        Expect.equal(
                "Teams.foundTeams: in the order of the teams",
                Teams.MAX_TEAMS,
                Set.copyOf(first).size());
        Expect.equal("CommandRunner: what the first one answered", first, teams.foundTeams(command, many));
        Set<String> names = storage()
                .findAll(Team.KIND, first.stream().map(TeamId::value).toList())
                .stream()
                .map(read -> read.entity().name())
                .collect(Collectors.toSet());
        Expect.equal("Teams.foundTeams: every team", Teams.MAX_TEAMS, names.size());
    }

    private NewTeam team(String name) {
        return NewTeam.of(name, world.organisation, world.area, FOUNDED);
    }

    private TeamId found(String name) {
        return teams.foundTeam(world.command(), team(name));
    }

    private void joinAll(TeamId team, List<VolunteerId> people, String from) {
        memberships.joinAll(
                world.command(),
                people.stream().map(person -> member(team, person, from)).toList());
    }

    private static NewMember member(TeamId team, VolunteerId person, String from) {
        return new NewMember(team, person, TeamRole.MEMBER, day(from));
    }

    private TeamRole role(TeamId team, String day) {
        return memberships.membersOn(team, day(day)).get(0).role();
    }

    private static long sum(Map<TeamId, Long> sizes) {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void refused(ErrorCode code, Runnable call) {
        Expect.refused(code, call::run);
    }
}
