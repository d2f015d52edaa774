package org.volunteerledger.documents;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullMarked;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.certificate.CertificateCheck;
import org.volunteerledger.certificate.CertificateScope;
import org.volunteerledger.certificate.PrintedCertificate;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.MutableClock;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.storage.memory.MemoryStorage;
import org.volunteerledger.team.OrganisationId;

/** A certificate of a ledger in memory, made out as any other, so that what is printed can be verified. */
@NullMarked
final class SampleCertificate {

    static final String NUMBER = "360802-000001";
    static final String ORGANISATION = "北门街道<志愿服务站>";
    static final String PAGE = "https://desk.example/verify";

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    private final VolunteerLedger ledger;
    private int commands;

    SampleCertificate() {
        ledger = VolunteerLedger.over(
                        MemoryStorage.create(), KeyRing.of("2026", Map.of("2026", new byte[32]), new byte[32]))
                .clock(MutableClock.at(Instant.parse("2026-06-01T02:00:00Z"), ZoneOffset.UTC))
                .ids(new AtomicLong()::incrementAndGet)
                .random(seeded())
                .build();
    }

    /** The same codes in every run: of a page at this resolution, the scanner cannot read about one code in two hundred. */
    private static SecureRandom seeded() {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(67);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a volunteer who served in some kinds of service: 10 minutes in the first, and in each other a minute more than in the one before. */
    PrintedCertificate of(String holder, int services) {
        OrganisationId organisation = ledger.teams().registerOrganisation(next(), ORGANISATION, null, null, null);
        VolunteerId volunteer = ledger.people()
                .register(next(), new People.NewVolunteer(NUMBER, PersonalData.named(holder), null, FIRST));
        for (int i = 0; i < services; i++) {
            ServiceCategoryId category = ledger.services().registerCategory(next(), "service-" + i, service(i));
            Attribution who = new Attribution(volunteer.value(), 0, 0, 0, organisation.value(), 0, 0, category.value());
            ServiceTime day = ServiceTime.on(FIRST.plusDays(i % 60));
            HourRecord record = new HourRecord("note-" + i, who, Book.SERVICE, Evidence.LEADER, day, 0, 10 + i, 0, 0);
            ledger.hours().post(next(), record, ledger.policies().rules());
        }
        CertificateScope scope = CertificateScope.of(organisation, volunteer, FIRST, FIRST.plusDays(60));
        return ledger.certificates().print(next(), ledger.certificates().issue(next(), scope));
    }

    static String service(int i) {
        return "服务项目" + i + "号";
    }

    CertificateCheck.Result verify(VerificationText text) {
        return ledger.certificates().verify(next(), text.number(), text.code()).result();
    }

    private Command next() {
        return new Command("command-" + commands++, "clerk", "test");
    }
}
