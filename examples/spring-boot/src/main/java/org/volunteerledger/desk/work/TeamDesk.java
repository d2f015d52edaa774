package org.volunteerledger.desk.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.DeskRoles;
import org.volunteerledger.desk.account.Guard;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Membership;
import org.volunteerledger.team.NewMember;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.TeamId;
import org.volunteerledger.team.TeamRole;

/** Organisations, teams and their members of the own area. */
@Service
@Transactional(noRollbackFor = Refused.class)
public class TeamDesk {

    private final VolunteerLedger ledger;
    private final Storage storage;
    private final RegisterDesk register;
    private final VolunteerNumbers numbers;
    private final Guard guard;
    private final Clock clock;

    TeamDesk(
            VolunteerLedger ledger,
            @Qualifier("deskStorage") Storage storage,
            RegisterDesk register,
            VolunteerNumbers numbers,
            Guard guard,
            Clock clock) {
        this.ledger = ledger;
        this.storage = storage;
        this.register = register;
        this.numbers = numbers;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * Who serves in the own area.
     *
     * @param organisations the organisations, by name
     * @param teams         the teams that are there today, by name
     * @param sizes         how many members each team has today
     */
    public record Teams(List<Organisation> organisations, List<Team> teams, Map<TeamId, Long> sizes) {}

    /**
     * A team with its members.
     *
     * @param team    the team
     * @param members the memberships that have no end, in the order of joining
     * @param numbers the numbers of these volunteers
     * @param leads   whether the account may take members in
     * @param ends    whether the account may dissolve it
     */
    public record Sheet(
            Team team, List<Membership> members, Map<VolunteerId, String> numbers, boolean leads, boolean ends) {}

    /**
     * The organisations and teams of the own area.
     *
     * @param account who wants to see them
     * @return who serves
     * @throws NotHere if nothing may be seen
     */
    @Transactional(readOnly = true)
    public Teams list(Account account) {
        Optional<Set<AreaId>> own = guard.areas(account, DeskRoles.SEE_REGISTER);
        Filter within = own.map(some -> Filter.in(
                        Organisation.AREA, some.stream().map(AreaId::value).toList()))
                .orElse(Filter.ALL);
        List<Organisation> organisations = Pages.all(storage, Organisation.KIND, within).stream()
                .map(Versioned::entity)
                .sorted(Comparator.comparing(Organisation::name))
                .toList();
        List<Team> teams = ledger.teams().treeOn(today()).teams().stream()
                .filter(team -> own.isEmpty() || own.get().contains(team.area()))
                .filter(team -> team.existsOn(today()))
                .sorted(Comparator.comparing(Team::name))
                .toList();
        return new Teams(
                organisations,
                teams,
                ledger.memberships().sizesOn(teams.stream().map(Team::id).toList(), today()));
    }

    /**
     * A team of the own area.
     *
     * @param account who wants to see it
     * @param id      the team
     * @return the team with its members
     * @throws NotHere if it may not be seen
     */
    @Transactional(readOnly = true)
    public Sheet see(Account account, TeamId id) {
        Team team = require(account, id);
        Filter open = Filter.all(Filter.equal(Membership.TEAM, id.value()), Filter.absent(Membership.TO));
        List<Membership> members = Pages.all(storage, Membership.KIND, open).stream()
                .map(Versioned::entity)
                .toList();
        return new Sheet(
                team,
                members,
                numbers.of(members.stream().map(Membership::volunteer).toList()),
                allows(account, "join-team", team),
                allows(account, "dissolve-team", team));
    }

    /**
     * Registers an organisation.
     *
     * @param account who registers it
     * @param key     the idempotency key
     * @param name    the name
     * @param code    the unified social credit code, or null
     * @param area    the area where it is at home
     * @throws NotHere if the area may not be seen
     */
    public void register(Account account, String key, String name, @Nullable String code, AreaId area) {
        guard.require(account, DeskRoles.SEE_REGISTER, area.value(), 0);
        ledger.teams()
                .registerOrganisation(
                        Command.of(key, account.username()), name.strip(), RegisterDesk.blank(code), null, area);
    }

    /**
     * Founds a team today.
     *
     * @param account      who founds it
     * @param key          the idempotency key
     * @param name         the name
     * @param organisation the organisation that it belongs to
     * @param area         the area where it serves
     * @return the team
     * @throws NotHere if the area or the organisation may not be seen
     */
    public TeamId found(Account account, String key, String name, OrganisationId organisation, AreaId area) {
        guard.require(account, DeskRoles.SEE_REGISTER, area.value(), 0);
        boolean seen = list(account).organisations().stream()
                .anyMatch(each -> each.id().equals(organisation));
        if (!seen) {
            throw new NotHere();
        }
        return ledger.teams()
                .foundTeam(Command.of(key, account.username()), NewTeam.of(name.strip(), organisation, area, today()));
    }

    /**
     * Dissolves a team from a day on.
     *
     * @param account who dissolves it
     * @param key     the idempotency key
     * @param id      the team
     * @param from    the first day on which it is no longer there
     * @throws NotHere if it may not be seen
     */
    public void dissolve(Account account, String key, TeamId id, LocalDate from) {
        require(account, id);
        ledger.teams().dissolveTeam(Command.of(key, account.username()), id, from);
    }

    /**
     * Takes a volunteer into a team.
     *
     * @param account who takes the volunteer in
     * @param key     the idempotency key
     * @param id      the team
     * @param number  the number of the volunteer
     * @param role    the role
     * @param from    the first day
     * @throws NotHere if the team may not be seen
     */
    public void join(Account account, String key, TeamId id, String number, TeamRole role, LocalDate from) {
        require(account, id);
        VolunteerId volunteer = register.byNumber(account, number).id();
        ledger.memberships().join(Command.of(key, account.username()), new NewMember(id, volunteer, role, from));
    }

    /**
     * Ends a membership.
     *
     * @param account   who ends it
     * @param key       the idempotency key
     * @param id        the team
     * @param volunteer the volunteer
     * @param from      the first day on which it no longer holds
     * @throws NotHere if the team may not be seen
     */
    public void leave(Account account, String key, TeamId id, VolunteerId volunteer, LocalDate from) {
        require(account, id);
        ledger.memberships().leave(Command.of(key, account.username()), id, volunteer, from);
    }

    private Team require(Account account, TeamId id) {
        Team team = storage.find(Team.KIND, id.value()).map(Versioned::entity).orElseThrow(NotHere::new);
        guard.require(account, DeskRoles.SEE_REGISTER, team.area().value(), 0);
        return team;
    }

    private boolean allows(Account account, String what, Team team) {
        return guard.sees(
                account, what, team.area().value(), team.organisation().value());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ledger.zone());
    }
}
