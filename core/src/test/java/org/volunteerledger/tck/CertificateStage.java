package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.volunteerledger.certificate.Certificate;
import org.volunteerledger.certificate.CertificateCheck;
import org.volunteerledger.certificate.CertificateId;
import org.volunteerledger.certificate.CertificateScope;
import org.volunteerledger.certificate.PrintedCertificate;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.team.OrganisationId;

/** A volunteer who served twice, and short words for what happens to certificates of it. */
abstract class CertificateStage extends ScenarioContract {

    static final LocalDate FROM = LocalDate.of(2026, 3, 1);
    static final LocalDate TO = LocalDate.of(2026, 3, 31);

    VolunteerId volunteer = new VolunteerId(1);
    ActivityId activity = new ActivityId(1);
    EntryRef morning = EntryRef.parse("1/1");
    CertificateScope scope;

    CertificateStage() {
        scope = CertificateScope.of(new OrganisationId(1), volunteer, FROM, TO);
    }

    /** A volunteer who served twice. */
    @BeforeEach
    final void serve() {
        volunteer = ledger().people().register(command(), person(PersonalData.named("欧阳志愿")));
        activity = activity(on("08:00"), on("18:00"));
        morning = post(timed(in(activity, volunteer), on("09:00"), on("10:30")));
        post(timed(in(activity, volunteer), on("14:00"), on("15:00")));
        scope = CertificateScope.of(city().organisation(), volunteer, FROM, TO);
    }

    final HourRecord training() {
        ServiceTime time = ServiceTime.between(on("19:00"), on("20:00"), ZONE);
        return new HourRecord(
                name("training"), in(activity, volunteer), Book.TRAINING, Evidence.LEADER, time, 0, null, 0, 0);
    }

    final CertificateId issue() {
        return ledger().certificates().issue(command(), scope);
    }

    final PrintedCertificate print(CertificateId id) {
        return ledger().certificates().print(command(), id);
    }

    final Certificate made(CertificateId id) {
        return ledger().certificates().find(id).orElseThrow();
    }

    final CertificateCheck verify(PrintedCertificate printed) {
        return ledger().certificates()
                .verify(by("visitor"), printed.certificate().number(), printed.code());
    }

    static CertificateCheck.Shown shown(CertificateCheck check) {
        return Objects.requireNonNull(check.certificate(), "a known certificate is shown");
    }
}
