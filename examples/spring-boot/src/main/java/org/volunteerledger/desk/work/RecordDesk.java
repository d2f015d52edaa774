package org.volunteerledger.desk.work;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.certificate.Certificate;
import org.volunteerledger.certificate.CertificateCheck;
import org.volunteerledger.certificate.CertificateFilter;
import org.volunteerledger.certificate.CertificateScope;
import org.volunteerledger.certificate.PrintedCertificate;
import org.volunteerledger.command.Command;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.DeskRoles;
import org.volunteerledger.desk.account.Guard;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.Objection;
import org.volunteerledger.hours.ObjectionId;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Totals;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.OrganisationId;

/** The record of a volunteer: entries with their reductions, objections, certificates. */
@Service
@Transactional(noRollbackFor = Refused.class)
public class RecordDesk {

    /** Who asks on the public page. */
    public static final String PUBLIC = "public-verifier";

    private final VolunteerLedger ledger;
    private final Storage storage;
    private final Guard guard;

    RecordDesk(VolunteerLedger ledger, @Qualifier("deskStorage") Storage storage, Guard guard) {
        this.ledger = ledger;
        this.storage = storage;
        this.guard = guard;
    }

    /**
     * A record.
     *
     * @param volunteer    the volunteer
     * @param totals       what stands
     * @param entries      entries, by sequence
     * @param next         where to go on, or null
     * @param objections   objections
     * @param certificates certificates
     */
    public record Sheet(
            Volunteer volunteer,
            Totals totals,
            List<HourEntry> entries,
            @Nullable String next,
            List<Objection> objections,
            List<Certificate> certificates) {}

    /**
     * A record, for the volunteer and for who may see records of the area.
     *
     * @param account   who wants to see it
     * @param volunteer whose record it is
     * @param page      which entries
     * @return the record
     * @throws NotHere if there is none, or none for this account
     */
    @Transactional(readOnly = true)
    public Sheet sheet(Account account, VolunteerId volunteer, PageRequest page) {
        Volunteer found = require(account, volunteer);
        Slice<HourEntry> entries = storage.entries(EntryFilter.of(List.of(volunteer.account())), page);
        return new Sheet(
                found,
                ledger.hours().account(volunteer.account()).totals(),
                entries.items(),
                entries.next(),
                storage
                        .list(
                                Objection.KIND,
                                Filter.equal(Objection.VOLUNTEER, volunteer.value()),
                                PageRequest.first(50))
                        .items()
                        .stream()
                        .map(Versioned::entity)
                        .toList(),
                ledger
                        .certificates()
                        .list(new CertificateFilter(null, volunteer, null), PageRequest.first(50))
                        .items()
                        .stream()
                        .map(Versioned::entity)
                        .toList());
    }

    /**
     * Objects to an entry of one's own.
     *
     * @param account   who objects
     * @param key       the idempotency key
     * @param sequence  the number of the entry
     * @param statement what is wrong
     * @return the id
     */
    public ObjectionId object(Account account, String key, long sequence, String statement) {
        VolunteerId own = own(account);
        EntryRef entry = new EntryRef(own.account(), sequence);
        return ledger.requests().object(Command.of(key, account.username()), own, entry, statement);
    }

    /**
     * Makes a certificate out for a volunteer.
     *
     * @param account   who makes it out, for the own organisation
     * @param key       the idempotency key
     * @param volunteer the volunteer
     * @param from      the first service day
     * @param to        the last service day
     * @return its number
     */
    public String issue(Account account, String key, VolunteerId volunteer, LocalDate from, LocalDate to) {
        require(account, volunteer);
        Long organisation = account.organisation();
        if (organisation == null) {
            throw new NotHere();
        }
        CertificateScope scope = CertificateScope.of(new OrganisationId(organisation), volunteer, from, to);
        return ledger.certificates()
                .find(ledger.certificates().issue(Command.of(key, account.username()), scope))
                .orElseThrow(NotHere::new)
                .number();
    }

    /**
     * Takes a certificate back.
     *
     * @param account who takes it back
     * @param key     the idempotency key
     * @param number  the number of the certificate
     * @param reason  why
     */
    public void revoke(Account account, String key, String number, String reason) {
        Certificate certificate = ledger.certificates().byNumber(number).orElseThrow(NotHere::new);
        require(account, certificate.scope().volunteer());
        ledger.certificates().revoke(new Command(key, account.username(), reason), certificate.id());
    }

    /**
     * What a certificate says, for its holder. That it was opened is recorded.
     *
     * @param account who opens it
     * @param key     the idempotency key
     * @param number  the number of the certificate
     * @return the certificate
     */
    public PrintedCertificate print(Account account, String key, String number) {
        Certificate certificate = ledger.certificates().byNumber(number).orElseThrow(NotHere::new);
        require(account, certificate.scope().volunteer());
        return ledger.certificates()
                .print(new Command(key, account.username(), "downloaded at the desk"), certificate.id());
    }

    /**
     * Verifies a certificate that somebody shows, for anybody. It is recorded.
     *
     * @param key    the idempotency key
     * @param number the number
     * @param code   the code
     * @return the answer, in one shape whatever it is
     */
    public CertificateCheck verify(String key, String number, String code) {
        return ledger.certificates().verify(Command.of(key, PUBLIC), number, code);
    }

    private Volunteer require(Account account, VolunteerId volunteer) {
        Volunteer found = storage.find(Volunteer.KIND, volunteer.value())
                .map(Versioned::entity)
                .orElseThrow(NotHere::new);
        long area = found.area() == null ? 0 : found.area().value();
        guard.requirePerson(account, DeskRoles.SEE_RECORD, volunteer.value(), area);
        return found;
    }

    private static VolunteerId own(Account account) {
        Long volunteer = account.volunteer();
        if (volunteer == null) {
            throw new NotHere();
        }
        return new VolunteerId(volunteer);
    }
}
