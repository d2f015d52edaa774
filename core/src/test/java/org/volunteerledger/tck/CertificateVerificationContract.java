package org.volunteerledger.tck;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.volunteerledger.certificate.CertificateCheck;
import org.volunteerledger.certificate.CertificateError;
import org.volunteerledger.certificate.CertificateId;
import org.volunteerledger.certificate.PrintedCertificate;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.storage.ChangeRecord;

/** What strangers are told of a certificate, on the storage under test. */
public abstract class CertificateVerificationContract extends CertificateStage {

    private static final String ONE_SHAPE = "CertificateCheck: of what is not known nothing but that is told";

    /** For subclasses. */
    protected CertificateVerificationContract() {}

    @Test
    final void holderIsShownMaskedToStrangers() {
        PrintedCertificate printed = print(issue());
        Expect.equal("PrintedCertificate.holder: in clear", "欧阳志愿", printed.holder());
        CertificateCheck check = verify(printed);
        Expect.equal("Certificates.verify", CertificateCheck.Result.VALID, check.result());
        CertificateCheck.Shown shown = shown(check);
        Expect.equal("Shown.holder: but for its ends hidden", "欧**愿", shown.holder());
        Expect.that("Shown.volunteerNumber: hidden", shown.volunteerNumber().contains("**"), shown.volunteerNumber());
        Expect.equal("Shown.minutes", 150L, shown.minutes());
        Expect.equal("Shown.standingMinutes", 150L, shown.standingMinutes());
        Expect.equal("Shown.organisation", "Organisation", shown.organisation());
        Expect.equal(
                "PrintedCertificate.toString: shows neither name nor code",
                "PrintedCertificate[number=" + printed.certificate().number() + "]",
                printed.toString());
    }

    @Test
    final void codeIsReadHoweverItWasTyped() {
        PrintedCertificate printed = print(issue());
        String typed = printed.readableCode()
                .toLowerCase(Locale.ROOT)
                .replace('0', 'o')
                .replace('1', 'l');
        CertificateCheck check = ledger().certificates()
                .verify(command(), " " + printed.certificate().number() + " ", typed);
        Expect.equal(
                "Certificates.verify: case, blanks and hyphens do not count",
                CertificateCheck.Result.VALID,
                check.result());
    }

    @Test
    final void wrongCodesAndUnknownNumbersLookAlike() {
        PrintedCertificate first = print(issue());
        PrintedCertificate second = print(issue());
        String number = first.certificate().number();
        String last = first.code().substring(0, 31) + (first.code().endsWith("0") ? '1' : '0');
        unknown(number, last);
        unknown(number, second.code());
        unknown("none", first.code());
        unknown(number, "");
        unknown("", "");
        unknown(number + number + number + number, first.code() + first.code());
        unknown("数\ud800字\u0000", "'; --\ud83d");
        Command once = command();
        CertificateCheck before = ledger().certificates().verify(once, number, last);
        Expect.equal(ONE_SHAPE, before, ledger().certificates().verify(once, number, last));
    }

    @Test
    final void everyVerificationIsRecorded() {
        PrintedCertificate printed = print(issue());
        Command known = by("visitor");
        ledger().certificates().verify(known, printed.certificate().number(), printed.code());
        Command wrong = by("visitor");
        ledger().certificates().verify(wrong, printed.certificate().number(), "wrong");
        Expect.equal("Certificates.verify: is recorded", List.of("VALID"), results(known));
        Expect.equal("Certificates.verify: also if nothing is found", List.of("UNKNOWN"), results(wrong));
    }

    @Test
    final void laterEntriesDoNotChangeACertificate() {
        PrintedCertificate printed = print(issue());
        String digest = printed.certificate().digest();
        post(untimed(in(activity, volunteer), DAY.plusDays(1), 60));
        EntryRef late = post(untimed(in(activity, volunteer), DAY, 20));
        ledger().hours().takeBack(command(), late, "FALSE_ENTRY");
        CertificateCheck check = verify(printed);
        Expect.equal(
                "Certificates.verify: what came after the position does not count",
                CertificateCheck.Result.VALID,
                check.result());
        Expect.equal("Shown.digest: stays for ever", digest, shown(check).digest());
        Expect.equal("Shown.minutes", 150L, shown(check).minutes());
    }

    @Test
    final void timeThatIsTakenBackShows() {
        CertificateId id = issue();
        PrintedCertificate printed = print(id);
        ledger().hours().takeBack(command(), morning, "FALSE_ENTRY");
        CertificateCheck check = verify(printed);
        Expect.equal(
                "Certificates.verify: never silently valid",
                CertificateCheck.Result.CHANGED_SINCE_ISSUE,
                check.result());
        Expect.equal("Shown.minutes: as certified", 150L, shown(check).minutes());
        Expect.that(
                "Shown.standingMinutes: less",
                shown(check).standingMinutes() < 150,
                Long.toString(shown(check).standingMinutes()));
        Expect.error(
                "Certificates.print: not of time that no longer stands",
                Refused.class,
                CertificateError.CHANGED,
                () -> print(id));
        PrintedCertificate anew = print(ledger().certificates().reissue(command(), id));
        Expect.equal(
                "Certificates.reissue: of what stands now",
                60L,
                anew.certificate().snapshot().minutes());
        Expect.equal("Certificate.replaces", id, anew.certificate().replaces());
        Expect.equal(
                "Certificates.verify",
                CertificateCheck.Result.VALID,
                verify(anew).result());
        Expect.equal(
                "Certificates.reissue: the one before is no longer in force",
                CertificateCheck.Result.REVOKED,
                verify(printed).result());
    }

    private void unknown(String number, String code) {
        CertificateCheck check = ledger().certificates().verify(by("visitor"), number, code);
        Expect.equal(ONE_SHAPE, CertificateCheck.Result.UNKNOWN, check.result());
        Expect.equal(ONE_SHAPE, null, check.certificate());
    }

    private List<String> results(Command command) {
        ChangeRecord record = storage().changes(List.of(command.key())).get(0);
        Expect.equal("ChangeRecord.actor", command.actor(), record.actor());
        return record.events().stream()
                .map(event -> event.data().getOrDefault("result", ""))
                .toList();
    }
}
