package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
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
import org.volunteerledger.certificate.RecordGroups;
import org.volunteerledger.certificate.VolunteerRecords;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.honour.AwardingBody;
import org.volunteerledger.honour.ConferredHonour;
import org.volunteerledger.honour.HonourBasis;
import org.volunteerledger.honour.HonourKindId;
import org.volunteerledger.honour.HonourLevel;
import org.volunteerledger.honour.NewHonourKind;
import org.volunteerledger.honour.Recipient;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.team.OrganisationId;

/** Certificates, from the records that they are of to their verification by strangers, on the storage under test. */
public abstract class CertificateContract extends ScenarioContract {

    private static final LocalDate FROM = LocalDate.of(2026, 3, 1);
    private static final LocalDate TO = LocalDate.of(2026, 3, 31);
    private static final String ONE_SHAPE = "CertificateCheck: of what is not known nothing but that is told";

    private VolunteerId volunteer = new VolunteerId(1);
    private ActivityId activity = new ActivityId(1);
    private EntryRef morning = EntryRef.parse("1/1");
    private CertificateScope scope;

    /** For subclasses. */
    protected CertificateContract() {
        scope = CertificateScope.of(new OrganisationId(1), volunteer, FROM, TO);
    }

    /** A volunteer who served twice. */
    @BeforeEach
    public final void serve() {
        volunteer = ledger().people().register(command(), person(PersonalData.named("欧阳志愿")));
        activity = activity(on("08:00"), on("18:00"));
        morning = post(timed(in(activity, volunteer), on("09:00"), on("10:30")));
        post(timed(in(activity, volunteer), on("14:00"), on("15:00")));
        scope = CertificateScope.of(city().organisation(), volunteer, FROM, TO);
    }

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

    @Test
    final void recordGroupsHoldWhatStands() {
        post(training());
        EntryRef wrong = post(untimed(in(activity, volunteer), DAY.plusDays(1), 60));
        ledger().hours().takeBack(command(), wrong, "FALSE_ENTRY");
        honour();
        Command command = by("officer");
        RecordGroups groups = ledger().volunteerRecords().read(command, volunteer, 0, 10);
        Expect.equal("RecordGroups.person: in clear", "欧阳志愿", groups.person().name());
        Expect.equal("RecordGroups.service: standing only", List.of(1L, 2L), sequences(groups.service()));
        Expect.equal("RecordGroups.training: apart", List.of(3L), sequences(groups.training()));
        RecordGroups.Service first = groups.service().get(0);
        Expect.equal("Service.activity", "Activity", first.activity());
        Expect.equal("Service.day", DAY, first.day());
        Expect.equal("Service.place", "Name of community-1", first.place());
        Expect.equal("Service.minutes", 90, first.minutes());
        Expect.equal("Service.organisation", "Organisation", first.organisation());
        Expect.equal("Service.personInCharge", "leader", first.personInCharge());
        RecordGroups.Honoured honour = new RecordGroups.Honoured("模范", DAY, "District");
        Expect.equal("RecordGroups.honours", List.of(honour), groups.honours());
        Expect.equal("RecordGroups.stars: null if never rated", null, groups.stars());
        Expect.equal("RecordGroups.next: null if complete", null, groups.next());
        ChangeRecord read = storage().changes(List.of(command.key())).get(0);
        Expect.equal(
                "VolunteerRecords.read: is recorded",
                "personal-data-read",
                read.events().get(0).type());
        Expect.that("Person.toString: shows nothing", !groups.toString().contains("欧阳"), groups.toString());
    }

    @Test
    final void recordGroupsComeInParts() {
        RecordGroups first = ledger().volunteerRecords().read(command(), volunteer, 0, 1);
        Expect.equal("RecordGroups.next: where the next part goes on", 1L, first.next());
        long after = Objects.requireNonNull(first.next());
        RecordGroups second = ledger().volunteerRecords().read(command(), volunteer, after, 1);
        Expect.equal("VolunteerRecords.read: after the first part", List.of(2L), sequences(second.service()));
        Expect.equal("RecordGroups.next: null at the end", null, second.next());
        Expect.error(
                "VolunteerRecords.read: a part has a limit",
                InvalidInput.class,
                () -> ledger().volunteerRecords().read(command(), volunteer, 0, VolunteerRecords.MAX_ENTRIES + 1));
        Expect.error(
                "VolunteerRecords.read: takes a purpose",
                InvalidInput.class,
                () -> ledger().volunteerRecords().read(Command.of("no-purpose", "officer"), volunteer, 0, 1));
    }

    @Test
    final void recordGroupsAreExportedAsJson() {
        String json = ledger().volunteerRecords().export(command(), volunteer, 0, 10);
        Expect.that(
                "VolunteerRecords.export: the fields of RecordGroups",
                json.startsWith("{\"form\":1,\"person\":{\"volunteerNumber\":")
                        && json.contains("\"name\":\"欧阳志愿\"")
                        && json.contains("\"service\":[{\"sequence\":")
                        && json.contains("\"day\":\"2026-03-02\""),
                json);
    }

    private void honour() {
        NewHonourKind kind = new NewHonourKind(
                "model", "模范", HonourLevel.DISTRICT, AwardingBody.named("District"), city().district(), null);
        HonourKindId id = ledger().honours().registerKind(command(), kind);
        ConferredHonour held = new ConferredHonour(
                id,
                2026,
                Recipient.person(volunteer),
                city().district(),
                "Help",
                DAY,
                HonourBasis.PRESENTED,
                "papers-1");
        ledger().honours().record(command(), List.of(held));
    }

    private static List<Long> sequences(List<RecordGroups.Service> services) {
        return services.stream().map(RecordGroups.Service::sequence).toList();
    }

    private HourRecord training() {
        ServiceTime time = ServiceTime.between(on("19:00"), on("20:00"), ZONE);
        return new HourRecord(
                name("training"), in(activity, volunteer), Book.TRAINING, Evidence.LEADER, time, 0, null, 0, 0);
    }

    private CertificateId issue() {
        return ledger().certificates().issue(command(), scope);
    }

    private PrintedCertificate print(CertificateId id) {
        return ledger().certificates().print(command(), id);
    }

    private Certificate made(CertificateId id) {
        return ledger().certificates().find(id).orElseThrow();
    }

    private String number(CertificateId id) {
        return made(id).number();
    }

    private CertificateCheck verify(PrintedCertificate printed) {
        return ledger().certificates()
                .verify(by("visitor"), printed.certificate().number(), printed.code());
    }

    private static CertificateCheck.Shown shown(CertificateCheck check) {
        return Objects.requireNonNull(check.certificate(), "a known certificate is shown");
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
