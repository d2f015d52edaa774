package org.volunteerledger.desk.work;

import java.time.Clock;
import java.time.LocalDate;
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
import org.volunteerledger.care.CareVisit;
import org.volunteerledger.care.CareVisitId;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.HealthNotes;
import org.volunteerledger.care.Recipient;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.command.Command;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.DeskRoles;
import org.volunteerledger.desk.account.Guard;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.desk.work.CareDesk.Due;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/** Who is cared for, by whom and how often, for the clerk. */
@Service
@Transactional(noRollbackFor = Refused.class)
public class CareBoard {

    private final VolunteerLedger ledger;
    private final Storage storage;
    private final CareDesk care;
    private final VolunteerNumbers numbers;
    private final Guard guard;
    private final Clock clock;

    CareBoard(
            VolunteerLedger ledger,
            @Qualifier("deskStorage") Storage storage,
            CareDesk care,
            VolunteerNumbers numbers,
            Guard guard,
            Clock clock) {
        this.ledger = ledger;
        this.storage = storage;
        this.care = care;
        this.numbers = numbers;
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
     * Everything about the care for a recipient.
     *
     * @param line        who cares, and what is due
     * @param plans       the care plans, the latest first
     * @param visits      the visits of the last year
     * @param coordinates whether the account may change something
     * @param reads       whether the account may read what was measured
     * @param consents    to what the recipient consents today
     */
    public record Sheet(
            Line line,
            List<CarePlan> plans,
            List<CareVisit> visits,
            boolean coordinates,
            boolean reads,
            List<ConsentPurpose> consents) {}

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
     * Everything about the care for a recipient of the own area.
     *
     * @param account who wants to see it
     * @param id      the recipient
     * @return the sheet
     * @throws NotHere if it may not be seen
     */
    @Transactional(readOnly = true)
    public Sheet sheet(Account account, RecipientId id) {
        Recipient recipient = see(account, id);
        long home = recipient.home().value();
        List<CarePlan> plans = Pages.all(storage, CarePlan.KIND, Filter.equal(CarePlan.RECIPIENT, id.value())).stream()
                .map(Versioned::entity)
                .sorted(Comparator.comparing(CarePlan::from).reversed())
                .toList();
        return new Sheet(
                lines(List.of(recipient)).get(0),
                plans,
                care.visits(id),
                guard.sees(account, DeskRoles.COORDINATE_CARE, home, 0),
                guard.sees(account, DeskRoles.READ_HEALTH, home, 0),
                List.of(ConsentPurpose.values()).stream()
                        .filter(purpose -> recipient.consentsTo(purpose, today()))
                        .toList());
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
        Recipient found = see(account, recipient);
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

    /**
     * A recipient of the own area.
     *
     * @param account who wants to see it
     * @param id      the recipient
     * @return the recipient
     * @throws NotHere if it may not be seen
     */
    @Transactional(readOnly = true)
    public Recipient see(Account account, RecipientId id) {
        Recipient found = ledger.care().recipients().find(id).orElseThrow(NotHere::new);
        guard.require(account, DeskRoles.SEE_CARE, found.home().value(), 0);
        return found;
    }

    /**
     * Of which areas an account sees who is cared for.
     *
     * @param account who wants to see it
     * @return the areas; empty if there is no limit
     * @throws NotHere if there is no area
     */
    @Transactional(readOnly = true)
    public Optional<Set<AreaId>> areas(Account account) {
        return guard.areas(account, DeskRoles.SEE_CARE);
    }

    private List<Line> lines(List<Recipient> recipients) {
        List<Long> open = recipients.stream()
                .map(Recipient::pairing)
                .filter(Objects::nonNull)
                .map(CarePairingId::value)
                .toList();
        Map<Long, CarePairing> pairings = storage.findAll(CarePairing.KIND, open).stream()
                .collect(Collectors.toMap(Versioned::id, Versioned::entity));
        Map<VolunteerId, String> numberOf = numbers.of(
                pairings.values().stream().map(CarePairing::volunteer).toList());
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
                            pairing == null ? null : numberOf.get(pairing.volunteer()),
                            !unplanned.contains(recipient.id()));
                })
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ledger.zone());
    }
}
