package org.volunteerledger.desk.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.care.CareConsent;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.NewRecipient;
import org.volunteerledger.care.RecipientCategory;
import org.volunteerledger.care.RecipientData;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.command.Command;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.AccountError;
import org.volunteerledger.desk.account.DeskRoles;
import org.volunteerledger.desk.account.Guard;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.DocumentType;
import org.volunteerledger.people.IdentityDocument;
import org.volunteerledger.people.People.NewVolunteer;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/**
 * The people of the own area: volunteers and those who are cared for. Names are sealed as they come in, so a volunteer is found by the
 * number and not by the name.
 */
@Service
@Transactional(noRollbackFor = Refused.class)
public class RegisterDesk {

    private final VolunteerLedger ledger;
    private final Storage storage;
    private final CareBoard board;
    private final Guard guard;
    private final Clock clock;

    RegisterDesk(
            VolunteerLedger ledger,
            @Qualifier("deskStorage") Storage storage,
            CareBoard board,
            Guard guard,
            Clock clock) {
        this.ledger = ledger;
        this.storage = storage;
        this.board = board;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * Who somebody is, as it was typed.
     *
     * @param name     the name
     * @param document the kind of identity document
     * @param number   its number, or null for none
     * @param phone    the phone number, or null
     */
    public record Who(
            String name,
            DocumentType document,
            @Nullable String number,
            @Nullable String phone) {

        /** Nothing of it belongs in a log. */
        @Override
        public String toString() {
            return "Who[...]";
        }
    }

    /**
     * Somebody who is to be cared for.
     *
     * @param who        who it is
     * @param address    where to knock, or null
     * @param home       the area of the home
     * @param categories why, the main one first
     * @param consents   to what the person consents from today on
     */
    public record NewCare(
            Who who,
            @Nullable String address,
            AreaId home,
            List<RecipientCategory> categories,
            List<ConsentPurpose> consents) {

        /** Nothing of it belongs in a log. */
        @Override
        public String toString() {
            return "NewCare[...]";
        }
    }

    /**
     * Volunteers of the own area.
     *
     * @param account who wants to see them
     * @param after   where to go on, or null
     * @param limit   the most
     * @return the volunteers, those who have left included
     * @throws NotHere if nothing may be seen
     */
    @Transactional(readOnly = true)
    public Slice<Volunteer> volunteers(Account account, @Nullable String after, int limit) {
        Optional<Set<AreaId>> own = guard.areas(account, DeskRoles.SEE_REGISTER);
        Filter within = own.map(some -> Filter.in(
                        Volunteer.AREA, some.stream().map(AreaId::value).toList()))
                .orElse(Filter.ALL);
        Slice<Versioned<Volunteer>> found =
                storage.list(Volunteer.KIND, within, PageRequest.first(limit).after(after));
        return new Slice<>(found.items().stream().map(Versioned::entity).toList(), found.next());
    }

    /**
     * A volunteer of the own area.
     *
     * @param account who looks for the volunteer
     * @param number  the number
     * @return the volunteer
     * @throws InvalidInput if nobody of the own area has the number ({@link AccountError#UNKNOWN_VOLUNTEER})
     */
    @Transactional(readOnly = true)
    public Volunteer byNumber(Account account, String number) {
        return ledger.people()
                .byNumber(number.isBlank() ? "-" : number.strip())
                .filter(found -> guard.sees(account, DeskRoles.SEE_REGISTER, area(found), 0))
                .orElseThrow(() -> new InvalidInput(
                        AccountError.UNKNOWN_VOLUNTEER, "No volunteer of the own area has the number."));
    }

    /**
     * Whether an account may end the registration of a volunteer.
     *
     * @param account   who ends it
     * @param volunteer the volunteer
     * @return true if it may
     */
    @Transactional(readOnly = true)
    public boolean mayEnd(Account account, Volunteer volunteer) {
        return guard.sees(account, "withdraw-volunteer", area(volunteer), 0);
    }

    /**
     * Registers a volunteer today.
     *
     * @param account who registers
     * @param key     the idempotency key
     * @param who     who it is
     * @param area    where the volunteer lives
     * @return the number of the volunteer
     * @throws NotHere if the area may not be seen
     */
    public String register(Account account, String key, Who who, AreaId area) {
        guard.require(account, DeskRoles.SEE_REGISTER, area.value(), 0);
        VolunteerId id = ledger.people()
                .register(Command.of(key, account.username()), new NewVolunteer(null, person(who), area, null));
        return storage.find(Volunteer.KIND, id.value())
                .map(found -> found.entity().number())
                .orElseThrow(NotHere::new);
    }

    /**
     * Ends the registration of a volunteer today, or takes somebody back who had left.
     *
     * @param account who does it
     * @param key     the idempotency key
     * @param number  the number of the volunteer
     * @param back    whether the volunteer comes back
     * @throws NotHere if nothing may be seen
     */
    public void move(Account account, String key, String number, boolean back) {
        guard.areas(account, DeskRoles.SEE_REGISTER);
        VolunteerId id = byNumber(account, number).id();
        if (back) {
            ledger.people().reinstate(Command.of(key, account.username()), id);
        } else {
            ledger.people().withdraw(Command.of(key, account.username()), id);
        }
    }

    /**
     * Registers somebody to be cared for, from today on.
     *
     * @param account who registers
     * @param key     the idempotency key
     * @param wanted  whom
     * @return the recipient
     * @throws NotHere if the area of the home may not be seen
     */
    public RecipientId register(Account account, String key, NewCare wanted) {
        guard.require(account, DeskRoles.SEE_CARE, wanted.home().value(), 0);
        List<CareConsent> consents = wanted.consents().stream()
                .map(purpose -> CareConsent.to(purpose, today(), null))
                .toList();
        RecipientData data = new RecipientData(person(wanted.who()), blank(wanted.address()));
        return ledger.care()
                .recipients()
                .register(
                        Command.of(key, account.username()),
                        new NewRecipient(data, wanted.categories(), wanted.home(), today(), consents));
    }

    /**
     * Records that a recipient consents.
     *
     * @param account who records it
     * @param key     the idempotency key
     * @param id      the recipient
     * @param consent to what, and when
     * @throws NotHere if the recipient may not be seen
     */
    public void consent(Account account, String key, RecipientId id, CareConsent consent) {
        board.see(account, id);
        ledger.care().recipients().consent(Command.of(key, account.username()), id, consent);
    }

    /**
     * Records that a recipient withdraws a consent.
     *
     * @param account who records it
     * @param key     the idempotency key
     * @param id      the recipient
     * @param purpose to what
     * @param from    the first day on which it holds no longer
     * @throws NotHere if the recipient may not be seen
     */
    public void withdraw(Account account, String key, RecipientId id, ConsentPurpose purpose, LocalDate from) {
        board.see(account, id);
        ledger.care().recipients().withdrawConsent(Command.of(key, account.username()), id, purpose, from);
    }

    /**
     * Says anew why somebody is cared for. The library takes all that is known of a person at once, so this reads it, which is recorded.
     *
     * @param account    who says it
     * @param key        the idempotency key
     * @param id         the recipient
     * @param categories why, the main one first
     * @throws NotHere if the recipient may not be seen
     */
    public void categorise(Account account, String key, RecipientId id, List<RecipientCategory> categories) {
        AreaId home = board.see(account, id).home();
        Command change = new Command(key, account.username(), "categories changed at the desk");
        Command reading = new Command(key + "-read", account.username(), "categories changed at the desk");
        RecipientData data = ledger.care().recipients().reveal(reading, id);
        ledger.care().recipients().update(change, id, data, categories, home);
    }

    static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private PersonalData person(Who who) {
        String number = blank(who.number());
        IdentityDocument document = number == null ? null : IdentityDocument.of(who.document(), number, today());
        return new PersonalData(who.name(), document, null, blank(who.phone()));
    }

    private static long area(Volunteer volunteer) {
        AreaId area = volunteer.area();
        return area == null ? 0 : area.value();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ledger.zone());
    }
}
