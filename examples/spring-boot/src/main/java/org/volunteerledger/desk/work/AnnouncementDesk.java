package org.volunteerledger.desk.work;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.Guard;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Team;

/** Activities that a team announces, closes and calls off. */
@Service
@Transactional(noRollbackFor = Refused.class)
public class AnnouncementDesk {

    private static final int CATEGORIES = 200;

    private final VolunteerLedger ledger;
    private final Storage storage;
    private final Guard guard;
    private final Clock clock;

    AnnouncementDesk(VolunteerLedger ledger, @Qualifier("deskStorage") Storage storage, Guard guard, Clock clock) {
        this.ledger = ledger;
        this.storage = storage;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * An activity to announce.
     *
     * @param name     the name
     * @param content  what is done, or null
     * @param team     the id of the team that serves, in its own area
     * @param day      the day on which it begins
     * @param from     when it begins
     * @param to       when it ends; on the next day if that is earlier than it begins
     * @param places   how many volunteers it needs
     * @param category the id of the category of service, or null
     */
    public record Wanted(
            String name,
            @Nullable String content,
            long team,
            LocalDate day,
            LocalTime from,
            LocalTime to,
            int places,
            @Nullable Long category) {}

    /**
     * The teams for which an account announces activities.
     *
     * @param account the account
     * @return the teams that are there today, by name; of a team leader the own one; none if the account announces nothing
     */
    @Transactional(readOnly = true)
    public List<Team> teams(Account account) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ledger.zone());
        return ledger.teams().treeOn(today).teams().stream()
                .filter(team -> team.existsOn(today))
                .filter(team -> leads(account, team))
                .filter(team -> may(account, "announce-activities", at(team, null)))
                .sorted(Comparator.comparing(Team::name))
                .toList();
    }

    /**
     * The categories of service that an activity can have.
     *
     * @return the first {@value #CATEGORIES}
     */
    @Transactional(readOnly = true)
    public List<ServiceCategory> categories() {
        return storage.list(ServiceCategory.KIND, Filter.ALL, PageRequest.first(CATEGORIES)).items().stream()
                .map(Versioned::entity)
                .toList();
    }

    /**
     * Announces an activity: volunteers can sign up from now on.
     *
     * @param account who announces it, and is in charge of it
     * @param key     the idempotency key
     * @param wanted  the activity
     * @return the activity
     * @throws NotHere if the account announces nothing for the team
     */
    public ActivityId announce(Account account, String key, Wanted wanted) {
        Team team = teams(account).stream()
                .filter(each -> each.id().value() == wanted.team())
                .findFirst()
                .orElseThrow(NotHere::new);
        ServiceCategoryId category = Optional.ofNullable(wanted.category())
                .map(ServiceCategoryId::new)
                .orElse(null);
        ActivityPlan plan = new ActivityPlan(
                wanted.name().strip(),
                RegisterDesk.blank(wanted.content()),
                account.displayName(),
                Book.SERVICE,
                at(team, category),
                Schedule.single(time(wanted), wanted.places()),
                0);
        return ledger.services()
                .announce(Command.of(key, account.username()), List.of(plan))
                .get(0);
    }

    /**
     * Closes an activity: attendance is complete. What is not reviewed yet still can be.
     *
     * @param account who closes it
     * @param key     the idempotency key
     * @param id      the activity
     */
    public void close(Account account, String key, ActivityId id) {
        require(account, id);
        ledger.services().close(Command.of(key, account.username()), id);
    }

    /**
     * Calls an activity off. What was worked before stays in the ledger.
     *
     * @param account who calls it off
     * @param key     the idempotency key
     * @param id      the activity
     * @param reason  why, which stays in the ledger
     */
    public void cancel(Account account, String key, ActivityId id, String reason) {
        require(account, id);
        ledger.services().cancel(new Command(key, account.username(), reason), id);
    }

    /**
     * Whether an account may close an activity or call it off.
     *
     * @param account  the account
     * @param activity the activity
     * @return true if it may
     */
    @Transactional(readOnly = true)
    public boolean mayChange(Account account, Activity activity) {
        return storage.find(Team.KIND, activity.plan().affiliation().team().value())
                .map(Versioned::entity)
                .filter(team -> leads(account, team))
                .filter(team -> may(account, "cancel-activity", activity.plan().affiliation()))
                .isPresent();
    }

    private void require(Account account, ActivityId id) {
        boolean changes = ledger.services()
                .find(id)
                .filter(found -> mayChange(account, found.entity()))
                .isPresent();
        if (!changes) {
            throw new NotHere();
        }
    }

    private boolean may(Account account, String command, Affiliation at) {
        return guard.sees(account, command, at.area().value(), at.organisation().value());
    }

    private static Affiliation at(Team team, @Nullable ServiceCategoryId category) {
        return new Affiliation(team.id(), team.organisation(), team.area(), null, null, category);
    }

    /** A leader speaks for the own team only. */
    private static boolean leads(Account account, Team team) {
        Long own = account.team();
        return !account.role().equals("team-leader")
                || (own != null && own == team.id().value());
    }

    private Interval time(Wanted wanted) {
        LocalDate last = wanted.to().isBefore(wanted.from()) ? wanted.day().plusDays(1) : wanted.day();
        return new Interval(
                wanted.day().atTime(wanted.from()).atZone(ledger.zone()).toInstant(),
                last.atTime(wanted.to()).atZone(ledger.zone()).toInstant());
    }
}
