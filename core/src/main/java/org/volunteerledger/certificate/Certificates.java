package org.volunteerledger.certificate;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.people.ProtectedData;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.policy.LocalPolicies;
import org.volunteerledger.privacy.PersonKey;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;

/**
 * Certificates of volunteer service (Decree 685, article 19; Order 67, articles 14 to 17): free, true to the records, given out by the
 * organisation that recorded the time, and open to verification by anybody who holds one. Thread-safe.
 */
public final class Certificates {

    static final String CODE = "certificate.code";

    private final CommandRunner runner;
    private final PersonVault vault;
    private final CertificateIssue issue;

    private Certificates(CommandRunner runner, PersonVault vault, SecureRandom random, LocalPolicies policies) {
        this.runner = runner;
        this.vault = vault;
        this.issue = new CertificateIssue(vault, random, policies);
    }

    /**
     * Over a storage.
     *
     * @param runner   runs the commands
     * @param vault    seals and opens names and codes
     * @param random   the source of verification codes
     * @param policies the rules of places
     * @return the commands
     */
    public static Certificates over(
            CommandRunner runner, PersonVault vault, SecureRandom random, LocalPolicies policies) {
        return new Certificates(runner, vault, random, policies);
    }

    /**
     * Makes out a certificate of what stands at this moment. Where no rules ask for a notice or a second person it is issued at once;
     * otherwise it waits for {@link #sign}.
     *
     * @param command who asks, and under which key
     * @param scope   what it is about
     * @return the id; the same for the same key
     * @throws Refused if the organisation, the volunteer or an activity is unknown, the volunteer was forgotten
     *     ({@link CommandError#WRONG_STATE}), another organisation recorded the time ({@link CertificateError#NOT_RECORDER}), there is
     *     none ({@link CertificateError#NOTHING_TO_CERTIFY}), it does not say what was done ({@link CertificateError#NO_CONTENT}), or
     *     it is too much for one certificate ({@link CertificateError#TOO_MANY_LINES})
     */
    public CertificateId issue(Command command, CertificateScope scope) {
        RequestDigest content = RequestDigest.of("issue-certificate", scope);
        return new CertificateId(runner.runForId("issue-certificate", command, content, draft -> {
            Certificate made = issue.make(draft, scope, null);
            draft.create(Certificate.KIND, made);
            event(draft, "certificate-made", made);
            return made.id().value();
        }));
    }

    /**
     * Signs a certificate that waits, which issues it.
     *
     * @param command who signs, and under which key
     * @param id      the certificate
     * @throws Refused if it is unknown or does not wait ({@link CommandError#WRONG_STATE}), its notice is not over
     *     ({@link CertificateError#NOTICE_RUNNING}), whoever prepared it signs where another must
     *     ({@link CertificateError#OWN_CERTIFICATE}), or certified time was taken back meanwhile ({@link CertificateError#CHANGED})
     */
    public void sign(Command command, CertificateId id) {
        runner.run("sign-certificate", command, RequestDigest.of("sign-certificate", id), draft -> {
            Versioned<Certificate> before = read(draft, id, CertificateAction.SIGN);
            Certificate certificate = before.entity();
            if (certificate.noticeUntil() != null && !draft.today().isAfter(certificate.noticeUntil())) {
                throw refused(
                        CertificateError.NOTICE_RUNNING,
                        certificate,
                        "The notice of certificate " + certificate.number() + " runs until " + certificate.noticeUntil()
                                + ".");
            }
            if (certificate.rules().countersigned() && certificate.preparedBy().equals(command.actor())) {
                throw refused(
                        CertificateError.OWN_CERTIFICATE,
                        certificate,
                        "Certificate " + certificate.number() + " was prepared by who would sign it.");
            }
            requireUnchanged(draft, certificate);
            Certificate signed = certificate.signed(command.actor(), draft.today());
            draft.replace(Certificate.KIND, before, signed);
            event(draft, "certificate-signed", signed);
            return null;
        });
    }

    /**
     * Turns a certificate down that waits, such as after an objection in its public notice.
     *
     * @param command who decides, why, and under which key
     * @param id      the certificate
     * @throws Refused if it is unknown or does not wait
     */
    public void turnDown(Command command, CertificateId id) {
        end("turn-down-certificate", "certificate-turned-down", command, id, CertificateAction.TURN_DOWN);
    }

    /**
     * Takes a certificate back.
     *
     * @param command who decides, why, and under which key
     * @param id      the certificate
     * @throws Refused if it is unknown or not in force
     */
    public void revoke(Command command, CertificateId id) {
        end("revoke-certificate", "certificate-revoked", command, id, CertificateAction.REVOKE);
    }

    /**
     * Makes a certificate out anew, of what stands now, under another number and code. The one before is no longer in force from now on,
     * even while the new one waits for its signature.
     *
     * @param command who asks, why, and under which key
     * @param id      the certificate in force
     * @return the id of the new one
     * @throws Refused if it is unknown or not in force, or as for {@link #issue}
     */
    public CertificateId reissue(Command command, CertificateId id) {
        String reason = command.requiredReason();
        RequestDigest content = RequestDigest.of("reissue-certificate", id, reason);
        return new CertificateId(runner.runForId("reissue-certificate", command, content, draft -> {
            Versioned<Certificate> before = read(draft, id, CertificateAction.REPLACE);
            Certificate made = issue.make(draft, before.entity().scope(), id);
            replace(draft, before, CertificateAction.REPLACE);
            draft.create(Certificate.KIND, made);
            event(draft, "certificate-reissued", made);
            return made.id().value();
        }));
    }

    /**
     * Opens a certificate in force for its holder, with the name and the code in clear. That it was opened, by whom and for which purpose
     * is recorded before it is shown.
     *
     * @param command who asks, with the purpose as reason, and under which key
     * @param id      the certificate
     * @return what is printed
     * @throws Refused if it is unknown or not in force ({@link CertificateError#NOT_IN_FORCE}), certified time was taken back
     *     ({@link CertificateError#CHANGED}), or the volunteer was forgotten ({@link CommandError#WRONG_STATE})
     * @throws org.volunteerledger.error.StorageUnavailable if the key ring lacks the key
     */
    public PrintedCertificate print(Command command, CertificateId id) {
        RequestDigest content = RequestDigest.of("print-certificate", id, command.actor(), command.requiredReason());
        runner.run("print-certificate", command, content, draft -> {
            Certificate certificate = draft.get(Certificate.KIND, id).entity();
            concerns(draft, certificate);
            if (certificate.status() != CertificateStatus.ISSUED) {
                throw refused(
                        CertificateError.NOT_IN_FORCE,
                        certificate,
                        "Certificate " + certificate.number() + " is " + certificate.status() + ".");
            }
            requireUnchanged(draft, certificate);
            requireKey(
                    draft.get(Volunteer.KIND, certificate.scope().volunteer()).entity());
            event(draft, "certificate-printed", certificate);
            return null;
        });
        Certificate certificate = runner.storage()
                .find(Certificate.KIND, id.value())
                .orElseThrow()
                .entity();
        PersonKey key = requireKey(runner.storage()
                .find(Volunteer.KIND, certificate.scope().volunteer().value())
                .orElseThrow()
                .entity());
        return new PrintedCertificate(
                certificate,
                vault.open(key, ProtectedData.NAME, certificate.holder()),
                vault.open(key, CODE, certificate.code()));
    }

    /**
     * Verifies a certificate that somebody shows. Whoever asks, and whatever was typed, is answered and recorded; a wrong code, an
     * unknown number and nonsense are told apart by neither the answer nor the work that is done for it.
     *
     * @param command who asks, and under which key; the same key is answered what it was answered first
     * @param number  the number as it was typed
     * @param code    the code as it was typed; case, blanks and hyphens do not count
     * @return the answer
     */
    public CertificateCheck verify(Command command, String number, String code) {
        return new Verification(runner, vault).verify(command, number, code);
    }

    /**
     * A certificate by its id.
     *
     * @param id the certificate
     * @return the certificate, or empty
     */
    public Optional<Certificate> find(CertificateId id) {
        return runner.storage().find(Certificate.KIND, id.value()).map(Versioned::entity);
    }

    /**
     * A certificate by its number, for its organisation; strangers {@link #verify}.
     *
     * @param number the number
     * @return the certificate, or empty
     */
    public Optional<Certificate> byNumber(String number) {
        UniqueKey key = Certificate.KIND.uniqueKey("number", number);
        return Optional.ofNullable(runner.storage().owners(List.of(key)).get(key))
                .flatMap(id -> runner.storage().find(Certificate.KIND, id))
                .map(Versioned::entity);
    }

    /**
     * Certificates.
     *
     * @param filter which
     * @param page   which part
     * @return a page of them
     */
    public Slice<Versioned<Certificate>> list(CertificateFilter filter, PageRequest page) {
        return runner.storage().list(Certificate.KIND, filter.conditions(), page);
    }

    private void end(String name, String event, Command command, CertificateId id, CertificateAction action) {
        RequestDigest content = RequestDigest.of(name, id, command.requiredReason());
        runner.run(name, command, content, draft -> {
            Versioned<Certificate> before = read(draft, id, action);
            event(draft, event, replace(draft, before, action));
            return null;
        });
    }

    private static Certificate replace(Draft draft, Versioned<Certificate> before, CertificateAction action) {
        Command command = draft.command();
        Certificate.Ending ending = new Certificate.Ending(command.requiredReason(), command.actor(), draft.today());
        Certificate after = before.entity().ended(action, ending);
        draft.replace(Certificate.KIND, before, after);
        return after;
    }

    private static Versioned<Certificate> read(Draft draft, CertificateId id, CertificateAction action) {
        Versioned<Certificate> read = draft.get(Certificate.KIND, id);
        concerns(draft, read.entity());
        if (read.entity().status() != action.from()) {
            throw refused(
                    CommandError.WRONG_STATE,
                    read.entity(),
                    "Certificate " + read.entity().number() + " is "
                            + read.entity().status() + ".");
        }
        return read;
    }

    private static void concerns(Draft draft, Certificate certificate) {
        Organisation organisation =
                draft.get(Organisation.KIND, certificate.scope().organisation()).entity();
        draft.concerns(organisation.area(), organisation.id());
        draft.concernsPerson(certificate.scope().volunteer());
    }

    private static void requireUnchanged(Draft draft, Certificate certificate) {
        CertificateScope scope = certificate.scope();
        CertifiedTime time =
                CertifiedTime.at(draft.storage(), scope, certificate.snapshot().sequence());
        List<HourEntry> left = time.left(scope);
        if (left.size() != certificate.snapshot().entries()) {
            throw refused(
                    CertificateError.CHANGED,
                    certificate,
                    "Certificate " + certificate.number() + " is of time that no longer stands.");
        }
    }

    private static PersonKey requireKey(Volunteer volunteer) {
        PersonKey key = volunteer.key();
        if (key == null) {
            throw CertificateIssue.forgotten(volunteer);
        }
        return key;
    }

    private static Refused refused(ErrorCode code, Certificate certificate, String message) {
        return new Refused(code, message, Map.of("certificate", certificate.id().value()));
    }

    private static void event(Draft draft, String type, Certificate certificate) {
        draft.event(
                type,
                Certificate.KIND,
                certificate.id().value(),
                Map.of(
                        "number",
                        certificate.number(),
                        "status",
                        certificate.status().name()));
    }
}
