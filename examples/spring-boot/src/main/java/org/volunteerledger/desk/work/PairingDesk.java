package org.volunteerledger.desk.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.care.CarePairing;
import org.volunteerledger.care.CarePairingId;
import org.volunteerledger.care.CarePolicy;
import org.volunteerledger.care.CareRules;
import org.volunteerledger.care.PairingProposal;
import org.volunteerledger.care.Recipient;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.AccountError;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/** Who cares for whom, for the clerk: proposals by address, the answers of the volunteers, and hand-overs. */
@Service
@Transactional(noRollbackFor = Refused.class)
public class PairingDesk {

    private final VolunteerLedger ledger;
    private final Storage storage;
    private final CareBoard board;
    private final VolunteerNumbers numbers;
    private final Clock clock;

    PairingDesk(
            VolunteerLedger ledger,
            @Qualifier("deskStorage") Storage storage,
            CareBoard board,
            VolunteerNumbers numbers,
            Clock clock) {
        this.ledger = ledger;
        this.storage = storage;
        this.board = board;
        this.numbers = numbers;
        this.clock = clock;
    }

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
     * Who could care for those of the own area who have nobody: the nearest, and of those the one with the fewest. Writes nothing.
     *
     * @param account who wants to see it
     * @return proposals, and who is left
     * @throws NotHere if it may not be seen
     */
    @Transactional(readOnly = true)
    public Plan plan(Account account) {
        Optional<Set<AreaId>> own = board.areas(account);
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
     * Who could care for a recipient of the own area who has nobody.
     *
     * @param account who wants to see it
     * @param id      the recipient
     * @return the proposal; empty if there is none, or the recipient is paired
     * @throws NotHere if it may not be seen
     */
    @Transactional(readOnly = true)
    public Optional<Offer> offer(Account account, RecipientId id) {
        Recipient recipient = board.see(account, id);
        return recipient.pairing() == null
                ? offers(suggested(account, recipient), Map.of(id, recipient.home())).stream()
                        .findFirst()
                : Optional.empty();
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
        Optional<Set<AreaId>> own = board.areas(account);
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
        board.areas(account);
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
        Recipient recipient = board.see(account, proposal.recipient());
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
        board.see(account, pairing.recipient());
        Command command = new Command(key, account.username(), reason.name());
        switch (step) {
            case CONFIRM -> ledger.care().pairings().confirm(Command.of(key, account.username()), id);
            case DECLINE -> ledger.care().pairings().decline(command, id);
            case END -> ledger.care().pairings().end(command, id, reason.name());
            case HAND_OVER -> ledger.care().pairings().handOver(command, pairing.volunteer(), tree(), rules());
        }
    }

    /** Proposals for a recipient, as they are made for all of the widest own area around the home. */
    private List<PairingProposal> suggested(Account account, Recipient recipient) {
        AreaTree tree = tree();
        Optional<Set<AreaId>> own = board.areas(account);
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
        Map<VolunteerId, String> numberOf =
                numbers.of(proposals.stream().map(PairingProposal::volunteer).toList());
        return proposals.stream()
                .filter(each -> homes.containsKey(each.recipient()))
                .map(each -> new Offer(
                        each,
                        Objects.requireNonNull(homes.get(each.recipient())),
                        numberOf.getOrDefault(each.volunteer(), "")))
                .toList();
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
