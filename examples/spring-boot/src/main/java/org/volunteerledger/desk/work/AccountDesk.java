package org.volunteerledger.desk.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.access.Reach;
import org.volunteerledger.access.RoleAssignment;
import org.volunteerledger.command.Command;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.AccountError;
import org.volunteerledger.desk.account.Accounts;
import org.volunteerledger.desk.account.Accounts.Step;
import org.volunteerledger.desk.account.DeskRoles;
import org.volunteerledger.desk.account.Guard;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.desk.account.TooManyTries;
import org.volunteerledger.desk.account.Tries;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.Team;

/**
 * Accounts with their roles, for whoever may give roles, within the own area. The roles are given in the ledger under the name of who
 * gives them, and the ledger refuses those that reach beyond what that person reaches. One for a volunteer's own affairs is bound to no
 * area, so the desk itself gives it, if the volunteer lives within the area, with the name of who asked as the reason.
 */
@Service
@Transactional(noRollbackFor = Refused.class)
public class AccountDesk {

    private static final int MAX_ORGANISATIONS = 500;

    private final VolunteerLedger ledger;
    private final Storage storage;
    private final Accounts accounts;
    private final Tries tries;
    private final Guard guard;
    private final Clock clock;

    AccountDesk(
            VolunteerLedger ledger,
            @Qualifier("deskStorage") Storage storage,
            Accounts accounts,
            Tries tries,
            Guard guard,
            Clock clock) {
        this.ledger = ledger;
        this.storage = storage;
        this.accounts = accounts;
        this.tries = tries;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * An account to open.
     *
     * @param username     the user name
     * @param displayName  how the desk calls the person
     * @param role         one of {@link DeskRoles#GIVEN}
     * @param area         the id of the area that the role reaches, or null for everywhere
     * @param team         the id of the team that is led, or with which a volunteer serves; or null
     * @param organisation the id of the organisation for which a clerk works, or null
     * @param number       the number of the volunteer who it is, or null for others
     */
    public record NewAccount(
            String username,
            String displayName,
            String role,
            @Nullable Long area,
            @Nullable Long team,
            @Nullable Long organisation,
            @Nullable String number) {}

    /**
     * What can be chosen for an account.
     *
     * @param areas         the areas down to communities, by code
     * @param everywhere    whether a role may reach everything
     * @param teams         the teams
     * @param organisations the organisations
     */
    public record Choices(List<Area> areas, boolean everywhere, List<Team> teams, List<Organisation> organisations) {}

    /**
     * Open accounts of the own area, by user name.
     *
     * @param account who wants to see them
     * @param after   the user name after which to go on, empty for the first
     * @param limit   the most
     * @return the accounts
     * @throws NotHere if the account opens none
     */
    @Transactional(readOnly = true)
    public List<Account> list(Account account, String after, int limit) {
        return accounts.list(
                areas(account)
                        .map(some -> some.stream().map(AreaId::value).toList())
                        .orElse(null),
                after,
                limit);
    }

    /**
     * What can be chosen for a new account.
     *
     * @param account who opens it
     * @return what lies within the own area
     * @throws NotHere if the account opens none
     */
    @Transactional(readOnly = true)
    public Choices choices(Account account) {
        Optional<Set<AreaId>> own = areas(account);
        Predicate<@Nullable AreaId> within =
                area -> own.isEmpty() || (area != null && own.get().contains(area));
        LocalDate today = today();
        return new Choices(
                ledger.places().treeOn(today).areas().stream()
                        .filter(area -> !area.level().isBelow(AreaLevel.COMMUNITY) && within.test(area.id()))
                        .sorted(Comparator.comparing(Area::code))
                        .toList(),
                own.isEmpty(),
                ledger.teams().treeOn(today).teams().stream()
                        .filter(team -> within.test(team.area()))
                        .sorted(Comparator.comparing(Team::name))
                        .toList(),
                storage.list(Organisation.KIND, Filter.ALL, PageRequest.first(MAX_ORGANISATIONS)).items().stream()
                        .map(Versioned::entity)
                        .filter(organisation -> within.test(organisation.area()))
                        .toList());
    }

    /**
     * An account of the own area.
     *
     * @param account  who wants to see it
     * @param username its user name
     * @return the account
     * @throws NotHere if there is none, or it may do something that the account may not give
     */
    @Transactional(readOnly = true)
    public Account see(Account account, String username) {
        Optional<Set<AreaId>> own = areas(account);
        Account found = accounts.find(username).orElseThrow(NotHere::new);
        Long area = found.area();
        boolean within = own.isEmpty() || (area != null && own.get().contains(new AreaId(area)));
        if (!within || !roles(username).stream().allMatch(role -> mayGive(account, role.reach()))) {
            throw new NotHere();
        }
        return found;
    }

    /**
     * Opens an account and gives it its roles, together or not at all.
     *
     * @param account  who opens it
     * @param key      the idempotency key
     * @param wanted   the account
     * @param password the password for the first sign-in
     * @throws NotHere      if the account opens none
     * @throws InvalidInput for a code of {@link AccountError}
     * @throws Refused      if the role reaches beyond what the account reaches
     */
    public void open(Account account, String key, NewAccount wanted, String password) {
        areas(account);
        String username = wanted.username();
        if (accounts.isDone(key, Step.OPEN, username)) {
            return;
        }
        if (accounts.isTaken(username) || !ledger.access().of(username).isEmpty()) {
            throw new InvalidInput(AccountError.NAME_TAKEN, "The user name is taken.");
        }
        Account opened = account(account, wanted, accounts.hash(username, password));
        Reach reach = reach(opened);
        LocalDate today = today();
        if (opened.volunteer() == null) {
            ledger.access().assign(Command.of(key, account.username()), username, opened.role(), reach, today);
        } else {
            ledger.access().assign(Command.of(key, account.username()), username, DeskRoles.HELPER, reach, today);
            Command care = Command.of(key + "-care", account.username());
            ledger.access().assign(care, username, DeskRoles.CARER, reach, today);
            Reach own = Reach.own(new VolunteerId(opened.volunteer()));
            ledger.access().assign(own(account, key, "opened by "), username, opened.role(), own, today);
        }
        accounts.open(opened);
        accounts.note(key, Step.OPEN, username, account.username());
    }

    /**
     * Gives an account another password, which its owner has to change at the next sign-in. Whoever is signed in with it is signed out.
     *
     * @param account  who gives it
     * @param key      the idempotency key
     * @param username the account
     * @param password the password
     * @throws NotHere      if the account may not do this
     * @throws InvalidInput if it is the own account, or the password is weak
     */
    public void reset(Account account, String key, String username, String password) {
        if (accounts.isDone(key, Step.RESET, username)) {
            return;
        }
        requireOther(account, see(account, username));
        accounts.password(username, accounts.hash(username, password), true);
        accounts.note(key, Step.RESET, username, account.username());
    }

    /**
     * Closes an account and ends its roles. Whoever is signed in with it is signed out.
     *
     * @param account  who closes it
     * @param key      the idempotency key
     * @param username the account
     * @param reason   why, which stays in the ledger
     * @throws NotHere      if the account may not do this
     * @throws InvalidInput if it is the own account
     */
    public void close(Account account, String key, String username, String reason) {
        if (accounts.isDone(key, Step.CLOSE, username)) {
            return;
        }
        requireOther(account, see(account, username));
        for (RoleAssignment role : roles(username)) {
            Command command = role.reach().person() == null
                    ? Command.of(key + "-" + role.id().value(), account.username())
                            .because(reason)
                    : own(account, key, reason + "; closed by ");
            LocalDate next = role.from().plusDays(1);
            ledger.access().end(command, role.id(), next.isAfter(today()) ? next : today());
        }
        accounts.close(username);
        accounts.note(key, Step.CLOSE, username, account.username());
    }

    /**
     * Changes the own password. Nobody needs to be signed in: the present password is what counts.
     *
     * @param key      the idempotency key
     * @param username the account
     * @param present  the present password
     * @param wanted   the new one
     * @param address  from where it is asked
     * @throws TooManyTries if too many passwords were wrong
     * @throws InvalidInput if the present password is wrong, or the new one weak
     */
    public void change(String key, String username, String present, String wanted, String address) {
        if (accounts.isDone(key, Step.CHANGE, username)) {
            return;
        }
        tries.require(username, address);
        if (accounts.knows(username, present)) {
            tries.right(username, address);
        } else {
            tries.wrong(username, address);
            throw new InvalidInput(AccountError.WRONG_PASSWORD, "The user name or the password is wrong.");
        }
        if (present.equals(wanted)) {
            throw new InvalidInput(AccountError.WEAK_PASSWORD, "The new password is the present one.");
        }
        accounts.password(username, accounts.hash(username, wanted), false);
        accounts.note(key, Step.CHANGE, username, username);
    }

    private Account account(Account opener, NewAccount wanted, String hash) {
        Check.text("displayName", wanted.displayName(), 100);
        Long volunteer = null;
        Long team = null;
        Long organisation = null;
        switch (wanted.role()) {
            case "volunteer" -> {
                volunteer = volunteer(opener, wanted.number());
                team = wanted.team();
            }
            case "team-leader" -> team = required(wanted.team());
            case "station-clerk" -> organisation = wanted.organisation();
            case "resident", "district-officer", "auditor" -> {}
            default -> throw new NotHere();
        }
        Choices choices = choices(opener);
        if (team != null) {
            organisation = organisation(choices, team);
        } else if (organisation != null && !names(choices, organisation)) {
            throw new NotHere();
        }
        String name = wanted.displayName();
        return new Account(
                wanted.username(), hash, name, wanted.role(), volunteer, team, organisation, wanted.area(), true);
    }

    /** A team is led within an area; everything else is done in an area for whatever organisation. */
    private static Reach reach(Account opened) {
        Long area = opened.area();
        Long organisation = opened.role().equals("team-leader") ? opened.organisation() : null;
        return new Reach(
                area == null ? null : new AreaId(area),
                organisation == null ? null : new OrganisationId(organisation),
                null);
    }

    private long volunteer(Account opener, @Nullable String number) {
        Volunteer volunteer = ledger.people()
                .byNumber(number == null || number.isBlank() ? "-" : number.strip())
                .filter(found -> livesWithin(opener, found))
                .orElseThrow(() -> new InvalidInput(
                        AccountError.UNKNOWN_VOLUNTEER, "No volunteer of the own area has the number."));
        if (accounts.isLinked(volunteer.id().value())) {
            throw new InvalidInput(AccountError.VOLUNTEER_TAKEN, "The volunteer has an account.");
        }
        return volunteer.id().value();
    }

    private static long required(@Nullable Long team) {
        if (team == null) {
            throw new InvalidInput(AccountError.AFFILIATION_MISSING, "A team leader needs a team.");
        }
        return team;
    }

    private static Long organisation(Choices choices, long team) {
        return choices.teams().stream()
                .filter(each -> each.id().value() == team)
                .findFirst()
                .map(each -> each.organisation().value())
                .orElseThrow(NotHere::new);
    }

    private static boolean names(Choices choices, long organisation) {
        return choices.organisations().stream().anyMatch(each -> each.id().value() == organisation);
    }

    private boolean mayGive(Account account, Reach reach) {
        VolunteerId person = reach.person();
        if (person != null) {
            return storage.find(Volunteer.KIND, person.value())
                    .filter(found -> livesWithin(account, found.entity()))
                    .isPresent();
        }
        return guard.sees(
                account,
                DeskRoles.GIVE_ROLES,
                reach.area() == null ? 0 : reach.area().value(),
                reach.organisation() == null ? 0 : reach.organisation().value());
    }

    private boolean livesWithin(Account account, Volunteer volunteer) {
        AreaId home = volunteer.area();
        return guard.sees(account, DeskRoles.GIVE_ROLES, home == null ? 0 : home.value(), 0);
    }

    private List<RoleAssignment> roles(String username) {
        return ledger.access().of(username).stream()
                .filter(role -> role.to() == null)
                .toList();
    }

    private Optional<Set<AreaId>> areas(Account account) {
        return guard.areas(account, DeskRoles.GIVE_ROLES);
    }

    private static Command own(Account account, String key, String why) {
        return new Command(key + "-own", DeskRoles.SYSTEM, why + account.username());
    }

    private static void requireOther(Account account, Account other) {
        if (account.username().equals(other.username())) {
            throw new InvalidInput(AccountError.OWN_ACCOUNT, "Nobody does this to the own account.");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ledger.zone());
    }
}
