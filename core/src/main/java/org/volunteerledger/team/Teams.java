package org.volunteerledger.team;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.IdList;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.Station;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** Commands and look-ups about organisations, brands and teams. Thread-safe. */
public final class Teams {

    /** The most teams of one command. */
    public static final int MAX_TEAMS = IdList.MAX_IDS;

    private final CommandRunner runner;

    private Teams(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @return the commands
     */
    public static Teams over(CommandRunner runner) {
        return new Teams(runner);
    }

    /**
     * Registers an organisation.
     *
     * @param command who asks, and under which key
     * @param name    the name, at most 100 code points
     * @param code    the unified social credit code (GB 32100-2015), unique, or null
     * @param parent  the organisation above, or null
     * @param area    the area where it is at home, or null
     * @return the id
     * @throws Refused if the parent or area is unknown, or the code is taken
     */
    public OrganisationId registerOrganisation(
            Command command,
            String name,
            @Nullable String code,
            @Nullable OrganisationId parent,
            @Nullable AreaId area) {
        RequestDigest content = RequestDigest.of("register-organisation", name, code, parent, area);
        return new OrganisationId(runner.runForId("register-organisation", command, content, draft -> {
            draft.concerns(area, parent);
            if (parent != null) {
                draft.rely(Organisation.KIND, parent);
            }
            if (area != null) {
                draft.rely(Area.KIND, area);
            }
            OrganisationId id = new OrganisationId(draft.newId());
            draft.create(Organisation.KIND, new Organisation(id, name, code, parent, area));
            draft.event("organisation-registered", Organisation.KIND, id.value(), Map.of());
            return id.value();
        }));
    }

    /**
     * Registers a brand.
     *
     * @param command who asks, and under which key
     * @param name    the name, unique; at most 100 code points
     * @return the id
     * @throws Refused if the name is taken
     */
    public BrandId registerBrand(Command command, String name) {
        RequestDigest content = RequestDigest.of("register-brand", name);
        return new BrandId(runner.runForId("register-brand", command, content, draft -> {
            BrandId id = new BrandId(draft.newId());
            draft.create(Brand.KIND, new Brand(id, name));
            draft.event("brand-registered", Brand.KIND, id.value(), Map.of());
            return id.value();
        }));
    }

    /**
     * Founds a team.
     *
     * @param command who asks, and under which key
     * @param team    the team
     * @return the id
     * @throws Refused as for {@link #foundTeams}
     */
    public TeamId foundTeam(Command command, NewTeam team) {
        return foundTeams(command, List.of(team)).get(0);
    }

    /**
     * Founds several teams in one commit.
     *
     * @param command who asks, and under which key
     * @param teams   the teams, 1 to {@value #MAX_TEAMS}; a parent must have been founded before
     * @return the ids, in the order of the teams
     * @throws Refused if a record that a team names is unknown, the parent is not there on the first day
     *     ({@link TeamError#NOT_THERE}), or the organisation has a team of the name in the area that is there on the first day or later
     *     ({@link TeamError#ALREADY_THERE})
     */
    public List<TeamId> foundTeams(Command command, List<NewTeam> teams) {
        Check.range("teams", teams.size(), 1, MAX_TEAMS);
        RequestDigest content = RequestDigest.of("found-teams", teams);
        String answer = runner.run("found-teams", command, content, draft -> {
            teams.forEach(team -> draft.concerns(team.area(), team.organisation()));
            // Of two who found the same team at once, the second sees the first.
            draft.getAll(Organisation.KIND, named(teams, NewTeam::organisation))
                    .values()
                    .forEach(organisation -> draft.touch(Organisation.KIND, organisation));
            draft.relyAll(Area.KIND, named(teams, NewTeam::area));
            draft.relyAll(Station.KIND, named(teams, NewTeam::station));
            draft.relyAll(Brand.KIND, named(teams, NewTeam::brand));
            Map<Long, Versioned<Team>> parents = draft.getAll(Team.KIND, named(teams, NewTeam::parent));
            parents.values().forEach(parent -> draft.touch(Team.KIND, parent));
            List<Team> there = namesakes(draft, teams);
            List<TeamId> ids = new ArrayList<>(teams.size());
            for (NewTeam team : teams) {
                requireNew(there, team);
                if (team.parent() != null) {
                    Versioned<Team> parent =
                            Objects.requireNonNull(parents.get(team.parent().value()));
                    requireThere(parent.entity(), team.foundedOn());
                }
                TeamId id = new TeamId(draft.newId());
                Team founded = team.withId(id);
                there.add(founded);
                draft.create(Team.KIND, founded);
                draft.event(
                        "team-founded",
                        Team.KIND,
                        id.value(),
                        Map.of("sponsor", team.sponsor().name()));
                ids.add(id);
            }
            return IdList.write(ids);
        });
        return IdList.read(Objects.requireNonNull(answer, "the command answers ids"), TeamId::new);
    }

    /**
     * Moves a team, with all that lie below, to another parent from a day on. Entries of the ledger stay as they are.
     *
     * @param command who asks, and under which key
     * @param id      the team
     * @param parent  the new parent, or null to move the team to the top
     * @param from    the first day, after that of the latest move
     * @throws Refused if a team is unknown or not there on the day, the team would come to lie below itself on that day or a later
     *     one ({@link TeamError#CIRCLE}), or the day is not after that of the latest move
     */
    public void moveTeam(Command command, TeamId id, @Nullable TeamId parent, LocalDate from) {
        runner.run("move-team", command, RequestDigest.of("move-team", id, parent, from), draft -> {
            Versioned<Team> before = draft.get(Team.KIND, id);
            Team team = before.entity();
            draft.concerns(team.area(), team.organisation());
            requireThere(team, from);
            requireAfter(team.latest().from(), from);
            if (parent != null) {
                Versioned<Team> read = draft.get(Team.KIND, parent);
                Team above = read.entity();
                draft.concerns(above.area(), above.organisation());
                requireThere(above, from);
                draft.touch(Team.KIND, read);
                requireNotBelow(draft, id, parent, from);
            }
            List<Team.Parent> parents = new ArrayList<>(team.parents());
            parents.add(new Team.Parent(from, parent));
            draft.replace(Team.KIND, before, with(team, team.dissolvedOn(), parents));
            draft.event("team-moved", Team.KIND, id.value(), Map.of("from", from.toString()));
            return null;
        });
    }

    /**
     * Dissolves a team, and ends its open memberships with it; those of the last moment in a second commit.
     *
     * @param command     who asks, and under which key
     * @param id          the team
     * @param dissolvedOn the first day on which it is no longer there
     * @throws Refused if the team is unknown or dissolved already, has teams below it ({@link TeamError#HAS_SUBTEAMS}), or has members
     *     who join on that day or later ({@link TeamError#OUT_OF_ORDER})
     */
    public void dissolveTeam(Command command, TeamId id, LocalDate dissolvedOn) {
        RequestDigest content = RequestDigest.of("dissolve-team", id, dissolvedOn);
        runner.run("dissolve-team", command, content, draft -> {
            Versioned<Team> before = draft.get(Team.KIND, id);
            Team team = before.entity();
            draft.concerns(team.area(), team.organisation());
            if (team.dissolvedOn() != null) {
                throw new Refused(
                        CommandError.WRONG_STATE,
                        "Team " + id.value() + " was dissolved on " + team.dissolvedOn() + ".",
                        Map.of("team", id.value(), "dissolvedOn", team.dissolvedOn()));
            }
            requireNoSubteams(draft, id);
            visitMembers(draft, id, member -> {
                requireAfter(member.entity().from(), dissolvedOn);
                draft.replace(Membership.KIND, member, member.entity().until(dissolvedOn));
            });
            draft.replace(Team.KIND, before, with(team, dissolvedOn, team.parents()));
            draft.event("team-dissolved", Team.KIND, id.value(), Map.of("dissolvedOn", dissolvedOn.toString()));
            return null;
        });
        endWhatBeganMeanwhile(command, id);
    }

    /**
     * Ends the memberships that were committed between the reading and the commit of the end. From that commit on nobody can join, since
     * a membership rests on the version of the team.
     */
    private void endWhatBeganMeanwhile(Command command, TeamId id) {
        RequestDigest content = RequestDigest.of("began-meanwhile", id);
        runner.run("dissolve-team", command.secondPass(), content, draft -> {
            Team team = draft.get(Team.KIND, id).entity();
            draft.concerns(team.area(), team.organisation());
            LocalDate end = Objects.requireNonNull(team.dissolvedOn(), "no team comes back");
            visitMembers(draft, id, member -> {
                LocalDate from = member.entity().from();
                draft.replace(Membership.KIND, member, member.entity().until(from.isAfter(end) ? from : end));
            });
            return null;
        });
    }

    private static void visitMembers(Draft draft, TeamId team, Consumer<Versioned<Membership>> visitor) {
        Filter open = Filter.all(Filter.equal(Membership.TEAM, team.value()), Filter.absent(Membership.TO));
        Pages.visit(draft.storage(), Membership.KIND, open, visitor);
    }

    /**
     * The organisation of a code.
     *
     * @param code the unified social credit code
     * @return the organisation, or empty
     */
    public Optional<Organisation> organisationByCode(String code) {
        return owner(Organisation.KIND, Organisation.KIND.uniqueKey("code", code));
    }

    /**
     * The brand of a name.
     *
     * @param name the name
     * @return the brand, or empty
     */
    public Optional<Brand> brandByName(String name) {
        return owner(Brand.KIND, Brand.KIND.uniqueKey("name", name));
    }

    /**
     * The whole tree as it stood, or will stand, on a day.
     *
     * @param day the day
     * @return the tree
     */
    public TeamTree treeOn(LocalDate day) {
        return TeamTree.of(
                Pages.all(runner.storage(), Team.KIND, Filter.ALL).stream()
                        .map(Versioned::entity)
                        .toList(),
                day);
    }

    private <E> Optional<E> owner(Kind<E> kind, UniqueKey key) {
        return Optional.ofNullable(runner.storage().owners(List.of(key)).get(key))
                .flatMap(id -> runner.storage().find(kind, id))
                .map(Versioned::entity);
    }

    /** The teams of the same names that there are. */
    private static List<Team> namesakes(Draft draft, List<NewTeam> teams) {
        Filter same = Filter.all(
                Filter.in(
                        Team.ORGANISATION,
                        named(teams, NewTeam::organisation).stream()
                                .map(EntityId::value)
                                .distinct()
                                .toList()),
                Filter.in(
                        Team.NAME, teams.stream().map(NewTeam::name).distinct().toList()));
        List<Team> found = new ArrayList<>();
        Pages.visit(draft.storage(), Team.KIND, same, read -> found.add(read.entity()));
        return found;
    }

    private static void requireNew(List<Team> there, NewTeam wanted) {
        there.stream()
                .filter(team -> team.name().equals(wanted.name())
                        && team.organisation().equals(wanted.organisation())
                        && team.area().equals(wanted.area())
                        && team.existsOnOrAfter(wanted.foundedOn()))
                .findFirst()
                .ifPresent(team -> {
                    throw new Refused(
                            TeamError.ALREADY_THERE,
                            "Organisation " + team.organisation().value() + " has a team of this name in area "
                                    + team.area().value() + ", " + team.id().value() + ", founded on "
                                    + team.foundedOn() + ".",
                            Map.of(
                                    "organisation", team.organisation().value(),
                                    "area", team.area().value(),
                                    "team", team.id().value()));
                });
    }

    static void requireThere(Team team, LocalDate day) {
        if (!team.existsOn(day)) {
            throw new Refused(
                    TeamError.NOT_THERE,
                    "Team " + team.id().value() + " is not there on " + day + ".",
                    Map.of("team", team.id().value(), "day", day));
        }
    }

    static void requireAfter(LocalDate latest, LocalDate from) {
        if (!from.isAfter(latest)) {
            throw new Refused(
                    TeamError.OUT_OF_ORDER,
                    "The change from " + from + " is not after the latest one, from " + latest + ".",
                    Map.of("from", from, "latest", latest));
        }
    }

    /**
     * Follows every parent that holds on the day or will hold later. This also refuses circles whose parts never hold on the same day,
     * which nobody needs.
     */
    private static void requireNotBelow(Draft draft, TeamId moved, TeamId parent, LocalDate from) {
        Set<TeamId> seen = new HashSet<>();
        List<TeamId> level = List.of(parent);
        while (!level.isEmpty()) {
            if (level.contains(moved)) {
                throw new Refused(
                        TeamError.CIRCLE,
                        "Team " + moved.value() + " would lie below itself by its new parent " + parent.value() + ".",
                        Map.of("team", moved.value(), "parent", parent.value()));
            }
            seen.addAll(level);
            level = draft.relyAll(Team.KIND, level).values().stream()
                    .flatMap(team -> team.parentsFrom(from).stream())
                    .filter(team -> !seen.contains(team))
                    .distinct()
                    .toList();
        }
    }

    private static void requireNoSubteams(Draft draft, TeamId id) {
        Filter below = Filter.all(Filter.equal(Team.PARENT, id.value()), Filter.absent(Team.DISSOLVED_ON));
        draft.storage().list(Team.KIND, below, PageRequest.first(1)).items().stream()
                .findFirst()
                .ifPresent(child -> {
                    throw new Refused(
                            TeamError.HAS_SUBTEAMS,
                            "Team " + child.id() + " is below team " + id.value() + ".",
                            Map.of("team", id.value(), "below", child.id()));
                });
    }

    private static <I extends EntityId> List<I> named(Collection<NewTeam> teams, Function<NewTeam, @Nullable I> field) {
        List<I> ids = new ArrayList<>();
        for (NewTeam team : teams) {
            I id = field.apply(team);
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static Team with(Team team, @Nullable LocalDate dissolvedOn, List<Team.Parent> parents) {
        return new Team(
                team.id(),
                team.name(),
                team.organisation(),
                team.area(),
                team.station(),
                team.brand(),
                team.sponsor(),
                team.speciality(),
                team.foundedOn(),
                dissolvedOn,
                parents);
    }
}
