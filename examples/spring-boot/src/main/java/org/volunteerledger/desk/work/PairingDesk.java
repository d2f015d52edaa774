package org.volunteerledger.desk.work;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.care.CarePairing;
import org.volunteerledger.care.CarePairingId;
import org.volunteerledger.care.CarePlan;
import org.volunteerledger.care.CarePlanId;
import org.volunteerledger.care.CarePolicy;
import org.volunteerledger.care.CareProvider;
import org.volunteerledger.care.CareRules;
import org.volunteerledger.care.CareVisit;
import org.volunteerledger.care.CareVisitId;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.HealthNotes;
import org.volunteerledger.care.NewCarePlan;
import org.volunteerledger.care.PairingProposal;
import org.volunteerledger.care.Recipient;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.care.VisitCycle;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.AccountError;
import org.volunteerledger.desk.account.DeskRoles;
import org.volunteerledger.desk.account.Guard;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.desk.work.CareDesk.Due;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.Team;

/** Who cares for whom and how often, for the clerk: proposals by address, the answers of the volunteers, hand-overs and care plans. */
@Service
@Transactional(noRollbackFor = Refused.class)
public class PairingDesk {

    private static final int CATEGORIES = 200;

    private final VolunteerLedger ledger;
    private final Storage storage;
    private final CareDesk care;
    private final Guard guard;
    private final Clock clock;

    PairingDesk(
            VolunteerLedger ledger,
            @Qualifier("deskStorage") Storage storage,
            CareDesk care,
            Guard guard,
            Clock clock) {
        this.ledger = ledger;
        this.storage = storage;
        this.care = care;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * A recipient, with who cares and what is due.
     *
     * @param recipient the recipient
     * @param due       by when the next visit is due, and how many were not made in time
     * @param pairing   the open pairing, or null
     * @param carer     the number of its volunteer, or null
     * @param planned   whether there is an open care plan
     */
    public record Line(
            Recipient recipient,
            Due due,
            @Nullable CarePairing pairing,
            @Nullable String carer,
            boolean planned) {}

    /**
     * A volunteer who could care for a recipient.
     *
     * @param pairing who could care for whom, and why
     * @param home    the area of the recipient's home
     * @param number  the number of the volunteer
     */
    public record Offer(PairingProposal pairing, AreaId home, String number) {}

    /**
     * What could become of those for whom nobody cares.
     *
     * @param offers for whom somebody near enough has room
     * @param left   for whom nobody has, or who do not consent to care
     */
    public record Plan(List<Offer> offers, List<Recipient> left) {}

    /**
     * Everything about the care for a recipient.
     *
     * @param line        who cares, and what is due
     * @param offer       who could care, or null
     * @param plans       the care plans, the latest first
     * @param visits      the visits of the last year
     * @param coordinates whether the account may change something
     * @param reads       whether the account may read what was measured
     * @param consents    to what the recipient consents today
     */
    public record Sheet(
            Line line,
            @Nullable Offer offer,
            List<CarePlan> plans,
            List<CareVisit> visits,
            boolean coordinates,
            boolean reads,
            List<ConsentPurpose> consents) {}

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

    /** What becomes of a pairing. */
    public enum Step {
        /** The volunteer agrees. */
        CONFIRM,
        /** The volunteer declines. */
        DECLINE,
        /** It ends. */
        END,
        /** The volunteer stops caring, and all of the volunteer's recipients are proposed to others. */
        HAND_OVER
    }

    /** Why a pairing is declined or ends. A code, so that nothing personal is kept. */
    public enum Reason {
        /** Somebody moved away. */
        MOVED_AWAY,
        /** The volunteer wishes it. */
        CARER_ASKED,
        /** The recipient wishes it. */
        RECIPIENT_ASKED,
        /** Anything else. */
        OTHER
    }

    /**
     * Whom the desk cares for in the own area.
     *
     * @param account who wants to see it
     * @param after   where to go on, or null
     * @param limit   the most
     * @return those who are cared for today
     * @throws NotHere if it may not be seen
     */
    @Transactional(readOnly = true)
    public Slice<Line> board(Account account, @Nullable String after, int limit) {
        Slice<Recipient> found = ledger.care()
                .recipients()
                .list(
                        areas(account).orElse(null),
                        null,
                        PageRequest.first(limit).after(after));
        LocalDate today = today();
        return new Slice<>(
                lines(found.items().stream()
                        .filter(recipient -> recipient.isCaredForOn(today))
                        .toList()),
                found.next());
    }

    /**
     * Who could care for those of the own area who have nobody: the nearest, and of those the one with the fewest. Writes nothing.
     *
     * @param account who wants to see it
     * @return proposals, and who is left
     * @throws NotHere if it may not be seen
     */
    @Transactional(readOnly = true)
    public Plan plan(Account account) {
        Optional<Set<AreaId>> own = areas(account);
        AreaTree tree = tree();
        List<PairingProposal> found = new ArrayList<>();
        tree.areas().stream()
                .filter(area -> own.isEmpty() || own.get().contains(area.id()))
                .filter(area -> area.parentOn(tree.day())
                        .filter(parent -> own.isEmpty() || own.get().contains(parent))
                        .isEmpty())
                .sorted(Comparator.comparing(Area::code))
                .forEach(root -> found.addAll(ledger.care().pairings().suggest(tree, root.id(), rules())));
        Filter within = own.map(some -> Filter.in(
                        Recipient.HOME, some.stream().map(AreaId::value).toList()))
                .orElse(Filter.ALL);
        List<Recipient> alone =
                Pages.all(storage, Recipient.KIND, Filter.all(within, Filter.absent(Recipient.PAIRING))).stream()
                        .map(Versioned::entity)
                        .filter(recipient -> recipient.isCaredForOn(tree.day()))
                        .toList();
        Map<RecipientId, AreaId> homes = alone.stream().collect(Collectors.toMap(Recipient::id, Recipient::home));
        Set<RecipientId> placed = found.stream().map(PairingProposal::recipient).collect(Collectors.toSet());
        return new Plan(
                offers(found, homes),
                alone.stream()
                        .filter(recipient -> !placed.contains(recipient.id()))
                        .toList());
    }

    /**
     * Everything about the care for a recipient of the own area.
     *
     * @param account who wants to see it
     * @param id      the recipient
     * @return the sheet
     * @throws NotHere if it may not be seen
     */
    @Transactional(readOnly = true)
    public Sheet sheet(Account account, RecipientId id) {
        Recipient recipient = require(account, id);
        long home = recipient.home().value();
        List<Offer> offers = recipient.pairing() == null
                ? offers(suggested(account, recipient), Map.of(id, recipient.home()))
                : List.of();
        List<CarePlan> plans = Pages.all(storage, CarePlan.KIND, Filter.equal(CarePlan.RECIPIENT, id.value())).stream()
                .map(Versioned::entity)
                .sorted(Comparator.comparing(CarePlan::from).reversed())
                .toList();
        return new Sheet(
                lines(List.of(recipient)).get(0),
                offers.isEmpty() ? null : offers.get(0),
                plans,
                care.visits(id),
                guard.sees(account, DeskRoles.COORDINATE_CARE, home, 0),
                guard.sees(account, DeskRoles.READ_HEALTH, home, 0),
                List.of(ConsentPurpose.values()).stream()
                        .filter(purpose -> recipient.consentsTo(purpose, today()))
                        .toList());
    }

    /**
     * What can be chosen for a plan.
     *
     * @param account who issues it
     * @return teams and categories
     * @throws NotHere if it may not be seen
     */
    @Transactional(readOnly = true)
    public Choices choices(Account account) {
        Optional<Set<AreaId>> own = areas(account);
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
     * The areas from which a carer can go.
     *
     * @param account who registers carers
     * @return the own areas, by code
     * @throws NotHere if nothing may be seen
     */
    @Transactional(readOnly = true)
    public List<Area> bases(Account account) {
        Optional<Set<AreaId>> own = areas(account);
        return tree().areas().stream()
                .filter(area -> own.isEmpty() || own.get().contains(area.id()))
                .sorted(Comparator.comparing(Area::code))
                .toList();
    }

    /**
     * Registers a volunteer as a carer.
     *
     * @param account  who registers
     * @param key      the idempotency key
     * @param number   the number of the volunteer
     * @param base     from where the volunteer goes
     * @param capacity for how many recipients the volunteer is willing to care
     */
    public void register(Account account, String key, String number, AreaId base, int capacity) {
        areas(account);
        VolunteerId volunteer = ledger.people()
                .byNumber(number.isBlank() ? "-" : number.strip())
                .map(Volunteer::id)
                .orElseThrow(() -> new InvalidInput(AccountError.UNKNOWN_VOLUNTEER, "No volunteer has the number."));
        ledger.care().pairings().registerCarer(Command.of(key, account.username()), volunteer, base, capacity);
    }

    /**
     * Takes up a proposal: the volunteer is asked. What was shown must still be what would be proposed.
     *
     * @param account  who takes it up
     * @param key      the idempotency key
     * @param proposal the proposal as it was shown
     * @throws Refused if it is no longer what would be proposed ({@link CommandError#OVERTAKEN})
     */
    public void propose(Account account, String key, PairingProposal proposal) {
        Recipient recipient = require(account, proposal.recipient());
        boolean fresh = storage.changes(List.of(key)).isEmpty();
        if (fresh && suggested(account, recipient).stream().noneMatch(proposal::equals)) {
            throw new Refused(CommandError.OVERTAKEN, "The proposal is no longer the one that would be made.");
        }
        ledger.care().pairings().propose(Command.of(key, account.username()), List.of(proposal), rules());
    }

    /**
     * Takes a step of a pairing.
     *
     * @param account who takes it
     * @param key     the idempotency key
     * @param id      the pairing
     * @param step    the step
     * @param reason  why
     * @throws NotHere if the recipient may not be seen
     */
    public void take(Account account, String key, CarePairingId id, Step step, Reason reason) {
        CarePairing pairing = ledger.care().pairings().find(id).orElseThrow(NotHere::new);
        require(account, pairing.recipient());
        Command command = new Command(key, account.username(), reason.name());
        switch (step) {
            case CONFIRM -> ledger.care().pairings().confirm(Command.of(key, account.username()), id);
            case DECLINE -> ledger.care().pairings().decline(command, id);
            case END -> ledger.care().pairings().end(command, id, reason.name());
            case HAND_OVER -> ledger.care().pairings().handOver(command, pairing.volunteer(), tree(), rules());
        }
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
        require(account, recipient);
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
        require(account, recipient);
        boolean planned = storage.find(CarePlan.KIND, id.value())
                .filter(plan -> plan.entity().recipient().equals(recipient))
                .isPresent();
        if (!planned) {
            throw new NotHere();
        }
        ledger.care().plans().end(Command.of(key, account.username()), id, from);
    }

    /**
     * What was measured and noted on a visit. That it was read, by whom and what for is recorded before it is shown.
     *
     * @param account   who reads it
     * @param key       the idempotency key
     * @param recipient who was visited
     * @param visit     the visit
     * @param purpose   what for
     * @return the notes, or empty if there are none
     * @throws NotHere if the account may not read them
     */
    public Optional<HealthNotes> health(
            Account account, String key, RecipientId recipient, CareVisitId visit, String purpose) {
        Recipient found = require(account, recipient);
        guard.require(account, DeskRoles.READ_HEALTH, found.home().value(), 0);
        boolean visited = ledger.care()
                .visits()
                .find(visit)
                .filter(each -> each.recipient().equals(recipient))
                .isPresent();
        if (!visited) {
            throw new NotHere();
        }
        return ledger.care().visits().readHealth(new Command(key, account.username(), purpose), visit);
    }

    /** Proposals for a recipient, as they are made for all of the widest own area around the home. */
    private List<PairingProposal> suggested(Account account, Recipient recipient) {
        AreaTree tree = tree();
        Optional<Set<AreaId>> own = areas(account);
        AreaId root = recipient.home();
        for (AreaId area : tree.pathToRoot(recipient.home())) {
            if (own.isEmpty() || own.get().contains(area)) {
                root = area;
            }
        }
        return ledger.care().pairings().suggest(tree, root, rules()).stream()
                .filter(proposal -> proposal.recipient().equals(recipient.id()))
                .toList();
    }

    private List<Offer> offers(List<PairingProposal> proposals, Map<RecipientId, AreaId> homes) {
        Map<Long, String> numbers =
                numbers(proposals.stream().map(each -> each.volunteer().value()).toList());
        return proposals.stream()
                .filter(each -> homes.containsKey(each.recipient()))
                .map(each -> new Offer(
                        each,
                        Objects.requireNonNull(homes.get(each.recipient())),
                        numbers.getOrDefault(each.volunteer().value(), "")))
                .toList();
    }

    private List<Line> lines(List<Recipient> recipients) {
        List<Long> open = recipients.stream()
                .map(Recipient::pairing)
                .filter(Objects::nonNull)
                .map(CarePairingId::value)
                .toList();
        Map<Long, CarePairing> pairings = storage.findAll(CarePairing.KIND, open).stream()
                .collect(Collectors.toMap(Versioned::id, Versioned::entity));
        Map<Long, String> numbers = numbers(pairings.values().stream()
                .map(pairing -> pairing.volunteer().value())
                .toList());
        Set<RecipientId> unplanned = new HashSet<>(ledger.care()
                .plans()
                .withoutPlan(recipients.stream().map(Recipient::id).toList()));
        Map<RecipientId, Due> dues = care.due(recipients);
        return recipients.stream()
                .map(recipient -> {
                    CarePairingId id = recipient.pairing();
                    CarePairing pairing = id == null ? null : pairings.get(id.value());
                    return new Line(
                            recipient,
                            Objects.requireNonNull(dues.get(recipient.id())),
                            pairing,
                            pairing == null
                                    ? null
                                    : numbers.get(pairing.volunteer().value()),
                            !unplanned.contains(recipient.id()));
                })
                .toList();
    }

    private Map<Long, String> numbers(Collection<Long> volunteers) {
        return storage.findAll(Volunteer.KIND, volunteers).stream()
                .collect(Collectors.toMap(Versioned::id, read -> read.entity().number(), (one, same) -> one));
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

    private Recipient require(Account account, RecipientId id) {
        Recipient found = ledger.care().recipients().find(id).orElseThrow(NotHere::new);
        guard.require(account, DeskRoles.SEE_CARE, found.home().value(), 0);
        return found;
    }

    private Optional<Set<AreaId>> areas(Account account) {
        return guard.areas(account, DeskRoles.SEE_CARE);
    }

    private AreaTree tree() {
        return ledger.places().treeOn(today());
    }

    private CareRules rules() {
        return CareRules.of(ledger.localPolicies().book(CarePolicy.SUBJECT));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ledger.zone());
    }
}
