package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.volunteerledger.certificate.Certificate;
import org.volunteerledger.certificate.CertificateCheck;
import org.volunteerledger.certificate.CertificateError;
import org.volunteerledger.certificate.CertificateFilter;
import org.volunteerledger.certificate.CertificateId;
import org.volunteerledger.certificate.CertificateRules;
import org.volunteerledger.certificate.CertificateScope;
import org.volunteerledger.certificate.CertificateStatus;
import org.volunteerledger.certificate.Certificates;
import org.volunteerledger.certificate.PrintedCertificate;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.team.OrganisationId;

/** Certificates, from the records that they are of to their signing and revocation, on the storage under test. */
public abstract class CertificateContract extends CertificateStage {

    /** For subclasses. */
    protected CertificateContract() {}

    @Test
    final void certificateSaysWhatTheRecorderRecorded() {
        post(untimed(alone(volunteer, city().community()), DAY, 45));
        post(training());
        Certificate made = made(issue());
        Expect.equal(
                "CertificateSnapshot.minutes: service of the organisation only",
                150L,
                made.snapshot().minutes());
        Expect.equal("CertificateSnapshot.participations", 1L, made.snapshot().participations());
        Expect.equal("CertificateSnapshot.entries", 2, made.snapshot().entries());
        Expect.equal(
                "CertificateSnapshot.sequence: the newest entry of the account",
                4L,
                made.snapshot().sequence());
        Expect.equal(
                "CertificateSnapshot.head: the hash of that entry",
                ledger().hours().account(volunteer.account()).head(),
                made.snapshot().head());
        Expect.equal("Certificate.organisation: the recording unit", "Organisation", made.organisation());
        Expect.equal("Certificate.lines: one for an activity", 1, made.lines().size());
        Expect.equal(
                "CertificateLine.name: the content",
                "Activity",
                made.lines().get(0).name());
        Expect.equal("CertificateLine.minutes", 150L, made.lines().get(0).minutes());
        Expect.equal("Certificates.issue: at once where nobody has set rules", CertificateStatus.ISSUED, made.status());
        Expect.equal("Certificate.issuedOn", LocalDate.of(2026, 3, 31), made.issuedOn());
    }

    @Test
    final void timeOfOthersIsNotCertified() {
        OrganisationId other = ledger().teams().registerOrganisation(command(), "Other", null, null, city().district());
        CertificateScope theirs = CertificateScope.of(other, volunteer, FROM, TO);
        refused(CertificateError.NOT_RECORDER, theirs);
        refused(CertificateError.NOT_RECORDER, theirs.only(Set.of(activity)));
        refused(
                CertificateError.NOTHING_TO_CERTIFY,
                CertificateScope.of(city().organisation(), volunteer, TO, TO.plusYears(1)));
        refused(CertificateError.NOTHING_TO_CERTIFY, CertificateScope.of(city().organisation(), volunteer(), FROM, TO));
        refused(CommandError.UNKNOWN_RECORD, scope.only(Set.of(new ActivityId(1))));
        Expect.error(
                "CertificateScope: the period does not end before it starts",
                InvalidInput.class,
                () -> CertificateScope.of(other, volunteer, TO, FROM));
    }

    @Test
    final void timeWithoutContentIsNotCertified() {
        Attribution bare = new Attribution(
                volunteer.value(), 0, 0, 0, city().organisation().value(), 0, 0, 0);
        post(untimed(bare, DAY.plusDays(1), 30));
        refused(CertificateError.NO_CONTENT, scope);
        Expect.equal(
                "CertificateScope.only: other time is left out",
                150L,
                made(ledger().certificates().issue(command(), scope.only(Set.of(activity))))
                        .snapshot()
                        .minutes());
        long category = city().category().value();
        Attribution known = new Attribution(volunteer.value(), 0, 0, 0, bare.organisation(), 0, 0, category);
        post(untimed(known, DAY.plusDays(8), 30));
        CertificateScope later = CertificateScope.of(scope.organisation(), volunteer, DAY.plusDays(2), TO);
        Expect.equal(
                "CertificateLine.name: without an activity and a project that of the category",
                "Care",
                made(ledger().certificates().issue(command(), later))
                        .lines()
                        .get(0)
                        .name());
    }

    @Test
    final void forgottenPersonsAreNotCertified() {
        CertificateId id = issue();
        PrintedCertificate printed = print(id);
        ledger().people().forget(command(), volunteer);
        refused(CommandError.WRONG_STATE, scope);
        Expect.error(
                "Certificates.print: not after the volunteer was forgotten",
                Refused.class,
                CommandError.WRONG_STATE,
                () -> print(id));
        CertificateCheck check = verify(printed);
        Expect.equal("Certificates.verify: minutes stay", CertificateCheck.Result.VALID, check.result());
        Expect.equal(
                "Shown.holder: null if the person was forgotten",
                null,
                shown(check).holder());
    }

    @Test
    final void issuingAgainUnderTheSameKeyAnswersTheSameCertificate() {
        Command once = command();
        CertificateId id = ledger().certificates().issue(once, scope);
        PrintedCertificate printed = print(id);
        post(untimed(in(activity, volunteer), DAY.plusDays(1), 60));
        Expect.equal(
                "Certificates.issue: the same for the same key",
                id,
                ledger().certificates().issue(once, scope));
        Expect.equal(
                "Certificates.print: the code stays", printed.code(), print(id).code());
        Expect.error(
                "Certificates.issue: a key belongs to one content",
                IdempotencyConflict.class,
                () -> ledger().certificates().issue(once, scope.only(Set.of(activity))));
    }

    @Test
    final void everyOrganisationCountsItsCertificatesByYear() {
        String prefix = city().organisation().value() + "-2026-";
        Expect.equal("Certificate.number: counted within organisation and year", prefix + "00001", number(issue()));
        Expect.equal("Certificate.number", prefix + "00002", number(issue()));
        OrganisationId coded = ledger().teams()
                .registerOrganisation(command(), "Other", "91350100M000100Y43", null, city().district());
        Attribution theirs = new Attribution(
                volunteer.value(),
                0,
                0,
                0,
                coded.value(),
                0,
                0,
                city().category().value());
        post(untimed(theirs, DAY, 30));
        Expect.equal(
                "Certificate.number: an organisation is named by its code, and counts for itself",
                "91350100M000100Y43-2026-00001",
                number(ledger().certificates().issue(command(), CertificateScope.of(coded, volunteer, FROM, TO))));
        itIs("2027-01-01T00:00");
        Expect.equal(
                "Certificate.number: each year begins anew, as days go in the zone of the ledger",
                city().organisation().value() + "-2027-00001",
                number(issue()));
        itIs("2026-12-31T23:59");
        Expect.equal(
                "CertificateRegister: a clock that went back does not count a year again",
                city().organisation().value() + "-2027-00002",
                number(issue()));
        Certificate found = ledger().certificates().byNumber(prefix + "00002").orElseThrow();
        Expect.equal("Certificates.byNumber", prefix + "00002", found.number());
        Expect.equal(
                "Certificates.byNumber: empty",
                true,
                ledger().certificates().byNumber("none").isEmpty());
    }

    @Test
    final void codesAreRandomAndUnique() {
        Set<String> codes =
                IntStream.range(0, 20).mapToObj(each -> print(issue()).code()).collect(Collectors.toSet());
        Expect.equal("VerificationCode: unique", 20, codes.size());
        codes.forEach(code -> Expect.that(
                "VerificationCode: 160 bits in an alphabet of 32", code.matches("[0-9A-HJKMNP-TV-Z]{32}"), code));
    }

    @Test
    final void revokedCertificatesStayKnown() {
        CertificateId id = issue();
        PrintedCertificate printed = print(id);
        Expect.error(
                "Certificates.revoke: takes a reason",
                InvalidInput.class,
                () -> ledger().certificates().revoke(Command.of("no-reason", "officer"), id));
        ledger().certificates().revoke(by("officer"), id);
        Expect.equal(
                "Certificates.revoke",
                CertificateCheck.Result.REVOKED,
                verify(printed).result());
        Certificate.Ending end = Objects.requireNonNull(made(id).end());
        Expect.equal("Ending.by", "officer", end.by());
        Expect.equal("Ending.reason", "scenario", end.reason());
        Expect.error(
                "Certificates.print: only while in force",
                Refused.class,
                CertificateError.NOT_IN_FORCE,
                () -> print(id));
        wrongState(() -> ledger().certificates().revoke(command(), id));
        wrongState(() -> ledger().certificates().reissue(command(), id));
        wrongState(() -> ledger().certificates().sign(command(), id));
        wrongState(() -> ledger().certificates().turnDown(command(), id));
    }

    @Test
    final void rulesOfAPlaceAskForASecondPersonAndANotice() {
        CertificateRules rules = new CertificateRules(true, 7);
        ledger().localPolicies()
                .set(command(), CertificateRules.SUBJECT, city().district(), LocalDate.of(2026, 1, 1), null, rules);
        CertificateId id = ledger().certificates().issue(by("clerk"), scope);
        Certificate prepared = made(id);
        Expect.equal("Certificates.issue: waits for the signature", CertificateStatus.PREPARED, prepared.status());
        Expect.equal("Certificate.noticeUntil: the 7th day", LocalDate.of(2026, 4, 6), prepared.noticeUntil());
        sign(CertificateError.NOTICE_RUNNING, "director", id);
        wrongState(() -> ledger().certificates().revoke(command(), id));
        Expect.error(
                "Certificates.print: only while in force",
                Refused.class,
                CertificateError.NOT_IN_FORCE,
                () -> print(id));
        itIs("2026-04-07T00:00");
        sign(CertificateError.OWN_CERTIFICATE, "clerk", id);
        ledger().certificates().sign(by("director"), id);
        Certificate signed = made(id);
        Expect.equal("Certificate.issuedOn: the day of the signature", LocalDate.of(2026, 4, 7), signed.issuedOn());
        Expect.equal("Certificate.signedBy", "director", signed.signedBy());
        Expect.equal("Certificate.digest: a signature changes nothing", prepared.digest(), signed.digest());
        Expect.equal(
                "Certificates.verify",
                CertificateCheck.Result.VALID,
                verify(print(id)).result());
    }

    @Test
    final void whatWaitsIsNotSignedOverChangedTime() {
        ledger().localPolicies()
                .set(
                        command(),
                        CertificateRules.SUBJECT,
                        null,
                        LocalDate.of(2026, 1, 1),
                        null,
                        new CertificateRules(true, 0));
        CertificateId id = ledger().certificates().issue(by("clerk"), scope);
        ledger().hours().takeBack(command(), morning, "FALSE_ENTRY");
        sign(CertificateError.CHANGED, "director", id);
        ledger().certificates().turnDown(by("director"), id);
        Expect.equal("Certificates.turnDown", CertificateStatus.TURNED_DOWN, made(id).status());
        List<CertificateStatus> waiting = ledger()
                .certificates()
                .list(
                        new CertificateFilter(scope.organisation(), volunteer, CertificateStatus.TURNED_DOWN),
                        PageRequest.first(10))
                .items()
                .stream()
                .map(each -> each.entity().status())
                .toList();
        Expect.equal("Certificates.list", List.of(CertificateStatus.TURNED_DOWN), waiting);
        Expect.equal(
                "Certificates.list: all",
                1,
                ledger().certificates()
                        .list(CertificateFilter.ALL, PageRequest.first(10))
                        .items()
                        .size());
    }

    private String number(CertificateId id) {
        return made(id).number();
    }

    private void refused(ErrorCode code, CertificateScope of) {
        Certificates certificates = ledger().certificates();
        Expect.error("Certificates.issue", Refused.class, code, () -> certificates.issue(command(), of));
    }

    private void sign(ErrorCode code, String actor, CertificateId id) {
        Certificates certificates = ledger().certificates();
        Expect.error("Certificates.sign", Refused.class, code, () -> certificates.sign(by(actor), id));
    }

    private static void wrongState(Executable call) {
        Expect.error("CertificateAction: from one state only", Refused.class, CommandError.WRONG_STATE, call);
    }
}
