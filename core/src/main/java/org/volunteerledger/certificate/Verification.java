package org.volunteerledger.certificate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.people.ProtectedData;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.privacy.Masking;
import org.volunteerledger.privacy.PersonKey;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/**
 * Verifies certificates. A certificate is looked for by the keyed value of number and code together: a number alone finds nothing, so
 * what is done for a known number with a wrong code is what is done for an unknown one.
 */
final class Verification {

    private final CommandRunner runner;
    private final PersonVault vault;

    Verification(CommandRunner runner, PersonVault vault) {
        this.runner = runner;
        this.vault = vault;
    }

    CertificateCheck verify(Command command, String number, String code) {
        String lookup = VerificationCode.lookup(vault, number, code);
        RequestDigest content = RequestDigest.of("verify-certificate", lookup, command.actor());
        String answer = runner.run("verify-certificate", command, content, draft -> {
            Certificate found = find(draft.storage(), lookup);
            Answer given = found == null ? Answer.UNKNOWN : judge(draft.storage(), found);
            record(draft, found, given);
            return given.write();
        });
        Answer given = Answer.read(Objects.requireNonNull(answer, "a verification answers"));
        return given.certificate() == 0 ? CertificateCheck.UNKNOWN : shown(given);
    }

    /** Who asks needs no role, so nothing is said about what the command concerns: a refusal would tell that there is something. */
    private static void record(Draft draft, @Nullable Certificate found, Answer given) {
        long subject = found == null ? draft.changeId() : found.id().value();
        draft.event(
                "certificate-verified",
                Certificate.KIND,
                subject,
                Map.of("result", given.result().name()));
    }

    private static @Nullable Certificate find(Storage storage, String lookup) {
        UniqueKey key = Certificate.KIND.uniqueKey("code", lookup);
        Long id = storage.owners(List.of(key)).get(key);
        Certificate found = id == null
                ? null
                : storage.find(Certificate.KIND, id).map(Versioned::entity).orElse(null);
        return found != null
                        && found.issuedOn() != null
                        && MessageDigest.isEqual(bytes(found.codeLookup()), bytes(lookup))
                ? found
                : null;
    }

    private static Answer judge(Storage storage, Certificate certificate) {
        CertificateScope scope = certificate.scope();
        CertificateSnapshot snapshot = certificate.snapshot();
        CertifiedTime time = CertifiedTime.at(storage, scope, snapshot.sequence());
        List<HourEntry> left = time.left(scope);
        boolean borneOut = digest(certificate, time).equals(certificate.digest());
        CertificateCheck.Result result = CertificateCheck.Result.VALID;
        if (certificate.status() != CertificateStatus.ISSUED) {
            result = CertificateCheck.Result.REVOKED;
        } else if (!borneOut || left.size() != snapshot.entries()) {
            result = CertificateCheck.Result.CHANGED_SINCE_ISSUE;
        }
        return new Answer(result, certificate.id().value(), CertifiedTime.minutes(left));
    }

    /** The digest again, out of what the ledger holds at the certificate's position. */
    private static String digest(Certificate certificate, CertifiedTime time) {
        CertificateScope scope = certificate.scope();
        List<HourEntry> entries = time.of(scope);
        return entries.isEmpty()
                ? ""
                : CertificateDigest.of(
                        certificate.number(),
                        scope,
                        certificate.organisation(),
                        time.snapshot(scope),
                        certificate.lines(),
                        entries);
    }

    private CertificateCheck shown(Answer given) {
        Certificate certificate = runner.storage()
                .find(Certificate.KIND, given.certificate())
                .orElseThrow()
                .entity();
        CertificateSnapshot snapshot = certificate.snapshot();
        return new CertificateCheck(
                given.result(),
                new CertificateCheck.Shown(
                        certificate.number(),
                        holder(certificate),
                        Masking.mask(certificate.volunteerNumber()),
                        certificate.organisation(),
                        certificate.scope().from(),
                        certificate.scope().to(),
                        snapshot.minutes(),
                        snapshot.participations(),
                        given.standingMinutes(),
                        Objects.requireNonNull(certificate.issuedOn(), "only issued ones are found"),
                        certificate.digest()));
    }

    private @Nullable String holder(Certificate certificate) {
        PersonKey key = runner.storage()
                .find(Volunteer.KIND, certificate.scope().volunteer().value())
                .map(read -> read.entity().key())
                .orElse(null);
        return key == null ? null : Masking.mask(vault.open(key, ProtectedData.NAME, certificate.holder()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What is kept with the record of a verification, so that a repeated one is answered alike. */
    private record Answer(CertificateCheck.Result result, long certificate, long standingMinutes) {

        static final Answer UNKNOWN = new Answer(CertificateCheck.Result.UNKNOWN, 0, 0);

        String write() {
            return result + "/" + certificate + "/" + standingMinutes;
        }

        static Answer read(String text) {
            String[] parts = text.split("/", -1);
            return new Answer(
                    CertificateCheck.Result.valueOf(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }
    }
}
