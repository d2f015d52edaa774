package org.volunteerledger.desk.work;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.care.CarePlan;
import org.volunteerledger.care.CarePlanId;
import org.volunteerledger.care.CareProvider;
import org.volunteerledger.care.NewCarePlan;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.care.VisitCycle;
import org.volunteerledger.command.Command;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.AccountError;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.Team;

/** How often somebody comes and what is done, for the clerk: care plans. */
@Service
@Transactional(noRollbackFor = Refused.class)
public class CarePlanDesk {

    private static final int CATEGORIES = 200;

    private final VolunteerLedger ledger;
    private final Storage storage;
    private final CareBoard board;
    private final Clock clock;

    CarePlanDesk(VolunteerLedger ledger, @Qualifier("deskStorage") Storage storage, CareBoard board, Clock clock) {
        this.ledger = ledger;
        this.storage = storage;
        this.board = board;
        this.clock = clock;
    }

    /**
     * What can be chosen for a plan.
     *
     * @param teams      the teams of the own area
     * @param categories the categories of service
     */
    public record Choices(List<Team> teams, List<ServiceCategory> categories) {}

    /**
     * A care plan to issue.
     *
     * @param days     within how many days somebody comes once; without meaning if weekdays are given
     * @param weekdays on which days somebody comes, or none
     * @param items    what is done
     * @param from     the first day
     * @param team     the id of the team that provides the care, or null for the own organisation
     * @param category the id of the category of service, or null
     */
    public record Terms(
            int days,
            Set<DayOfWeek> weekdays,
            List<String> items,
            LocalDate from,
            @Nullable Long team,
            @Nullable Long category) {}

    /**
     * What can be chosen for a plan.
     *
     * @param account who issues it
     * @return teams and categories
     * @throws NotHere if it may not be seen
     */
    @Transactional(readOnly = true)
    public Choices choices(Account account) {
        Optional<Set<AreaId>> own = board.areas(account);
        return new Choices(
                ledger.teams().treeOn(today()).teams().stream()
                        .filter(team -> own.isEmpty() || own.get().contains(team.area()))
                        .sorted(Comparator.comparing(Team::name))
                        .toList(),
                storage.list(ServiceCategory.KIND, Filter.ALL, PageRequest.first(CATEGORIES)).items().stream()
                        .map(Versioned::entity)
                        .toList());
    }

    /**
     * Issues a care plan. The one before has to end first.
     *
     * @param account   who issues it
     * @param key       the idempotency key
     * @param recipient for whom
     * @param terms     how often, what and from when
     * @throws NotHere if the recipient may not be seen, or there is nobody who provides the care
     */
    public void issue(Account account, String key, RecipientId recipient, Terms terms) {
        board.see(account, recipient);
        Long category = terms.category();
        VisitCycle cycle =
                terms.weekdays().isEmpty() ? VisitCycle.every(terms.days()) : VisitCycle.on(terms.weekdays());
        CareProvider provider = provider(account, terms.team());
        provider = new CareProvider(
                provider.organisation(),
                provider.team(),
                null,
                category == null ? null : new ServiceCategoryId(category));
        ledger.care()
                .plans()
                .issue(
                        Command.of(key, account.username()),
                        new NewCarePlan(recipient, provider, cycle, terms.items(), terms.from()));
    }

    /**
     * Ends a care plan.
     *
     * @param account who ends it
     * @param key     the idempotency key
     * @param recipient for whom it is
     * @param id      the plan
     * @param from    the first day on which it no longer holds
     * @throws NotHere if the recipient may not be seen
     */
    public void end(Account account, String key, RecipientId recipient, CarePlanId id, LocalDate from) {
        board.see(account, recipient);
        boolean planned = storage.find(CarePlan.KIND, id.value())
                .filter(plan -> plan.entity().recipient().equals(recipient))
                .isPresent();
        if (!planned) {
            throw new NotHere();
        }
        ledger.care().plans().end(Command.of(key, account.username()), id, from);
    }

    private CareProvider provider(Account account, @Nullable Long team) {
        if (team != null) {
            Team chosen = choices(account).teams().stream()
                    .filter(each -> each.id().value() == team)
                    .findFirst()
                    .orElseThrow(NotHere::new);
            return new CareProvider(chosen.organisation(), chosen.id(), null, null);
        }
        Long organisation = account.organisation();
        if (organisation == null) {
            throw new InvalidInput(AccountError.AFFILIATION_MISSING, "Somebody has to provide the care.");
        }
        return CareProvider.of(new OrganisationId(organisation));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ledger.zone());
    }
}
