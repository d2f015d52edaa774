package org.volunteerledger.team;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.RegistrationEnd;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** Commands and look-ups about the members of teams. Thread-safe. */
public final class Memberships {

    /** The most members of one command. */
    public static final int MAX_MEMBERS = 5_000;

    private final CommandRunner runner;

    private Memberships(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @return the commands
     */
    public static Memberships over(CommandRunner runner) {
        return new Memberships(runner);
    }

    /**
     * Memberships end with the registration of the volunteer: on the same day, or, if they were yet to begin, before they began.
     *
     * @return the rule, for {@link org.volunteerledger.people.People#over}
     */
    public static RegistrationEnd endWithRegistration() {
        return (draft, leaver) -> open(draft, leaver.id()).forEach(read -> end(draft, read));
    }

    /**
     * Open memberships go with a person to another record.
     *
     * @return what moves them, for {@link org.volunteerledger.people.PersonMerges#over}
     */
    public static PersonMover mover() {
        return new MembershipMover();
    }

    /**
     * Lets a volunteer join a team.
     *
     * @param command who asks, and under which key
     * @param member  who joins which team
     * @throws Refused as for {@link #joinAll}
     */
    public void join(Command command, NewMember member) {
        joinAll(command, List.of(member));
    }

    /**
     * Lets many volunteers join their teams in one commit, with the same few calls of the storage however many they are.
     *
     * @param command who asks, and under which key
     * @param members who joins which team, 1 to {@value #MAX_MEMBERS}; nobody joins a team twice
     * @throws Refused if a team or volunteer is unknown, a team is not there on the day ({@link TeamError#NOT_THERE}), a volunteer
     *     was not registered yet or had left by then ({@link TeamError#NOT_REGISTERED}), somebody has an
     *     open membership ({@link TeamError#ALREADY_MEMBER}) or one that ends after the day ({@link TeamError#OUT_OF_ORDER})
     */
    public void joinAll(Command command, List<NewMember> members) {
        Check.range("members", members.size(), 1, MAX_MEMBERS);
        runner.run("join-team", command, RequestDigest.of("join-team", members), draft -> {
            Map<Long, Team> teams = draft.relyAll(
                    Team.KIND, members.stream().map(NewMember::team).toList());
            teams.values().forEach(team -> draft.concerns(team.area(), team.organisation()));
            Map<Long, Volunteer> volunteers = draft.relyAll(
                    Volunteer.KIND, members.stream().map(NewMember::volunteer).toList());
            Map<Pair, LocalDate> ends = ends(draft, members);
            Set<Pair> joining = new HashSet<>();
            Map<TeamId, Integer> counts = new LinkedHashMap<>();
            for (NewMember member : members) {
                Pair pair = new Pair(member.team(), member.volunteer());
                if (!joining.add(pair)) {
                    throw new InvalidInput(
                            InputError.CONTRADICTION,
                            "Volunteer " + member.volunteer().value() + " joins team "
                                    + member.team().value() + " twice.",
                            Map.of(
                                    "volunteer",
                                    member.volunteer().value(),
                                    "team",
                                    member.team().value()));
                }
                requireStays(Objects.requireNonNull(teams.get(member.team().value())), member.from());
                requireServes(
                        Objects.requireNonNull(volunteers.get(member.volunteer().value())), member.from());
                requireOver(member, ends.get(pair));
                open(
                        draft,
                        member,
                        Objects.requireNonNull(volunteers.get(member.volunteer().value()))
                                .leftOn());
                counts.merge(member.team(), 1, Integer::sum);
            }
            counts.forEach((team, count) ->
                    draft.event("members-joined", Team.KIND, team.value(), Map.of("count", count.toString())));
            return null;
        });
    }

    /**
     * Gives a member another role from a day on; the membership so far stays as history.
     *
     * @param command   who asks, and under which key
     * @param team      the team
     * @param volunteer the volunteer
     * @param role      the new role
     * @param from      its first day, after the first day of the present role
     * @throws Refused if the volunteer has no open membership ({@link TeamError#NOT_A_MEMBER}), has the role already, or the day is not
     *     after the first of the present role
     */
    public void changeRole(Command command, TeamId team, VolunteerId volunteer, TeamRole role, LocalDate from) {
        RequestDigest content = RequestDigest.of("change-role", team, volunteer, role, from);
        runner.run("change-role", command, content, draft -> {
            Team of = draft.rely(Team.KIND, team);
            draft.concerns(of.area(), of.organisation());
            Versioned<Membership> before = openMembership(draft, team, volunteer);
            if (before.entity().role() == role) {
                throw new Refused(
                        CommandError.WRONG_STATE,
                        "Volunteer " + volunteer.value() + " has the role " + role + " already.",
                        Map.of("volunteer", volunteer.value(), "team", team.value(), "role", role));
            }
            requireStays(of, from);
            Teams.requireAfter(before.entity().from(), from);
            draft.replace(Membership.KIND, before, before.entity().until(from));
            open(draft, new NewMember(team, volunteer, role, from), null);
            draft.event("role-changed", Team.KIND, team.value(), Map.of("role", role.name()));
            return null;
        });
    }

    /**
     * Ends a membership.
     *
     * @param command   who asks, and under which key
     * @param team      the team
     * @param volunteer the volunteer
     * @param from      the first day on which the volunteer no longer belongs to the team, after the first day of the present role
     * @throws Refused if the volunteer has no open membership ({@link TeamError#NOT_A_MEMBER}), or the day is not after its first
     */
    public void leave(Command command, TeamId team, VolunteerId volunteer, LocalDate from) {
        runner.run("leave-team", command, RequestDigest.of("leave-team", team, volunteer, from), draft -> {
            Team of = draft.get(Team.KIND, team).entity();
            draft.concerns(of.area(), of.organisation());
            draft.concernsPerson(volunteer);
            Versioned<Membership> before = openMembership(draft, team, volunteer);
            Teams.requireAfter(before.entity().from(), from);
            draft.replace(Membership.KIND, before, before.entity().until(from));
            draft.event("member-left", Membership.KIND, before.id(), Map.of("from", from.toString()));
            return null;
        });
    }

    /**
     * Who belongs to a team on a day.
     *
     * @param team the team itself, without those below it
     * @param day  the day
     * @return the memberships that hold on the day, by ascending id
     */
    public List<Membership> membersOn(TeamId team, LocalDate day) {
        return membersOn(List.of(team), day);
    }

    /**
     * Who belongs to some teams on a day. To count the persons of a whole team tree, count the different volunteers.
     *
     * @param teams the teams, at most {@link Filter#MAX_VALUES}
     * @param day   the day
     * @return the memberships that hold on the day, by ascending id
     */
    public List<Membership> membersOn(Collection<TeamId> teams, LocalDate day) {
        Filter begun = Filter.all(ofTeams(teams), Filter.range(Membership.FROM, null, day.toEpochDay() + 1));
        return Pages.all(runner.storage(), Membership.KIND, begun).stream()
                .map(Versioned::entity)
                .filter(membership -> membership.holdsOn(day))
                .toList();
    }

    /**
     * How many members a team has on a day.
     *
     * @param team the team itself, without those below it
     * @param day  the day
     * @return the number of members
     */
    public long sizeOn(TeamId team, LocalDate day) {
        return sizesOn(List.of(team), day).getOrDefault(team, 0L);
    }

    /**
     * How many members teams have on a day. A volunteer who belongs to two of them counts in each.
     *
     * @param teams the teams, at most {@link Filter#MAX_VALUES}
     * @param day   the day
     * @return the number of members of each team, 0 for one without
     */
    public Map<TeamId, Long> sizesOn(Collection<TeamId> teams, LocalDate day) {
        long next = day.toEpochDay() + 1;
        Map<TeamId, Long> sizes = new HashMap<>();
        teams.forEach(team -> sizes.put(team, 0L));
        // Whoever has left by a day had joined by then, so the members are those who joined less those who left.
        addCounts(sizes, 1, Filter.all(ofTeams(teams), Filter.range(Membership.FROM, null, next)));
        addCounts(sizes, -1, Filter.all(ofTeams(teams), Filter.range(Membership.TO, null, next)));
        return Map.copyOf(sizes);
    }

    /**
     * The growth of teams on a time line. A change of role is no change of members.
     *
     * @param teams the teams, at most {@link Filter#MAX_VALUES}; a volunteer who belongs to two of them counts in each
     * @param from  the first day
     * @param to    the last day, inclusive
     * @return the first day, and every later one on which somebody joined or left
     */
    public List<TeamGrowth> growth(Collection<TeamId> teams, LocalDate from, LocalDate to) {
        Check.range("days", ChronoUnit.DAYS.between(from, to), 0, Integer.MAX_VALUE);
        // What a change of role ends on a day it also begins, so that the two come to nothing.
        NavigableMap<LocalDate, Map<Pair, Integer>> changes = new TreeMap<>();
        changes.put(from, new HashMap<>());
        Filter begun = Filter.all(ofTeams(teams), Filter.range(Membership.FROM, null, to.toEpochDay() + 1));
        Pages.visit(runner.storage(), Membership.KIND, begun, read -> {
            Membership membership = read.entity();
            Pair pair = new Pair(membership.team(), membership.volunteer());
            note(changes, membership.from(), pair, 1);
            if (membership.to() != null && !membership.to().isAfter(to)) {
                note(changes, membership.to(), pair, -1);
            }
        });
        List<TeamGrowth> growth = new ArrayList<>();
        long size = 0;
        for (Map.Entry<LocalDate, Map<Pair, Integer>> day : changes.entrySet()) {
            long joined =
                    day.getValue().values().stream().filter(net -> net > 0).count();
            long left = day.getValue().values().stream().filter(net -> net < 0).count();
            size += joined - left;
            if (day.getKey().equals(from) || (day.getKey().isAfter(from) && joined + left > 0)) {
                growth.add(new TeamGrowth(day.getKey(), joined, left, size));
            }
        }
        return growth;
    }

    /**
     * Ends the open memberships of a volunteer in the teams of an organisation today, as part of a decision about the person.
     *
     * @param draft        the decision to add to
     * @param volunteer    the volunteer
     * @param organisation the organisation
     */
    public static void leaveAll(Draft draft, VolunteerId volunteer, OrganisationId organisation) {
        List<Versioned<Membership>> open = open(draft, volunteer);
        Map<Long, Versioned<Team>> teams = draft.getAll(
                Team.KIND, open.stream().map(read -> read.entity().team()).toList());
        for (Versioned<Membership> read : open) {
            TeamId team = read.entity().team();
            if (Objects.requireNonNull(teams.get(team.value()))
                    .entity()
                    .organisation()
                    .equals(organisation)) {
                end(draft, read);
            }
        }
    }

    /**
     * Lets a volunteer join a team, as part of a decision about the person, unless there is an open membership.
     *
     * @param draft  the decision to add to
     * @param member who joins which team
     * @throws Refused if the team is not there on the day ({@link TeamError#NOT_THERE})
     */
    public static void joinUnlessMember(Draft draft, NewMember member) {
        requireStays(draft.rely(Team.KIND, member.team()), member.from());
        if (open(draft, member.volunteer()).stream()
                .noneMatch(read -> read.entity().team().equals(member.team()))) {
            open(draft, member, null);
        }
    }

    static List<Versioned<Membership>> open(Draft draft, VolunteerId volunteer) {
        Filter own = Filter.all(Filter.equal(Membership.VOLUNTEER, volunteer.value()), Filter.absent(Membership.TO));
        return Pages.all(draft.storage(), Membership.KIND, own);
    }

    /** From today on, or, if it is yet to begin, before it begins. */
    static void end(Draft draft, Versioned<Membership> read) {
        LocalDate from = read.entity().from();
        LocalDate end = from.isAfter(draft.today()) ? from : draft.today();
        draft.replace(Membership.KIND, read, read.entity().until(end));
        draft.event("member-left", Membership.KIND, read.id(), Map.of("from", end.toString()));
    }

    private static void note(Map<LocalDate, Map<Pair, Integer>> changes, LocalDate day, Pair pair, int change) {
        changes.computeIfAbsent(day, each -> new HashMap<>()).merge(pair, change, Integer::sum);
    }

    private void addCounts(Map<TeamId, Long> sizes, int sign, Filter filter) {
        runner.storage()
                .count(Membership.KIND, filter, List.of(Membership.TEAM.name()))
                .rows()
                .forEach(row -> sizes.merge(
                        new TeamId((Long) Objects.requireNonNull(row.keys().get(0))), sign * row.count(), Long::sum));
    }

    /** The last day on which each pair has a membership; the latest possible day if it is open. */
    private static Map<Pair, LocalDate> ends(Draft draft, List<NewMember> members) {
        Filter same = Filter.all(
                ofTeams(members.stream().map(NewMember::team).toList()),
                Filter.in(
                        Membership.VOLUNTEER,
                        members.stream()
                                .map(member -> member.volunteer().value())
                                .toList()));
        Map<Pair, LocalDate> ends = new HashMap<>();
        Pages.visit(draft.storage(), Membership.KIND, same, row -> {
            Membership known = row.entity();
            LocalDate end = known.to() == null ? LocalDate.MAX : known.to();
            ends.merge(new Pair(known.team(), known.volunteer()), end, (a, b) -> a.isAfter(b) ? a : b);
        });
        return ends;
    }

    /** A team that is to be dissolved takes no members any more: their memberships would outlast it. */
    private static void requireStays(Team team, LocalDate from) {
        Teams.requireThere(team, from);
        if (team.dissolvedOn() != null) {
            Teams.requireThere(team, team.dissolvedOn());
        }
    }

    private static void requireServes(Volunteer volunteer, LocalDate day) {
        boolean registered = !day.isBefore(volunteer.registeredOn());
        if (!registered || !volunteer.servesOn(day)) {
            throw new Refused(
                    TeamError.NOT_REGISTERED,
                    "Volunteer " + volunteer.id().value() + (registered ? " had left by " : " was not registered on ")
                            + day + ".",
                    Map.of("volunteer", volunteer.id().value(), "day", day));
        }
    }

    private static void requireOver(NewMember member, @Nullable LocalDate end) {
        if (end == null || !end.isAfter(member.from())) {
            return;
        }
        long volunteer = member.volunteer().value();
        long team = member.team().value();
        if (end.equals(LocalDate.MAX)) {
            throw new Refused(
                    TeamError.ALREADY_MEMBER,
                    "Volunteer " + volunteer + " belongs to team " + team + " already.",
                    Map.of("volunteer", volunteer, "team", team));
        }
        throw new Refused(
                TeamError.OUT_OF_ORDER,
                "Volunteer " + volunteer + " belongs to team " + team + " until " + end + ", after " + member.from()
                        + ".",
                Map.of("volunteer", volunteer, "team", team, "until", end, "from", member.from()));
    }

    /** What is recorded of the time before somebody left ends with it. */
    private static void open(Draft draft, NewMember member, @Nullable LocalDate to) {
        MembershipId id = new MembershipId(draft.newId());
        draft.create(
                Membership.KIND,
                new Membership(id, member.team(), member.volunteer(), member.role(), member.from(), to));
    }

    private static Versioned<Membership> openMembership(Draft draft, TeamId team, VolunteerId volunteer) {
        UniqueKey key = Membership.KIND.uniqueKey("open", Membership.openKey(team, volunteer));
        return Optional.ofNullable(draft.storage().owners(List.of(key)).get(key))
                .flatMap(id -> draft.storage().find(Membership.KIND, id))
                .filter(read -> read.entity().to() == null)
                .orElseThrow(() -> new Refused(
                        TeamError.NOT_A_MEMBER,
                        "Volunteer " + volunteer.value() + " has no open membership of team " + team.value() + ".",
                        Map.of("volunteer", volunteer.value(), "team", team.value())));
    }

    private static Filter ofTeams(Collection<TeamId> teams) {
        return Filter.in(
                Membership.TEAM, teams.stream().map(TeamId::value).distinct().toList());
    }

    private record Pair(TeamId team, VolunteerId volunteer) {}
}
