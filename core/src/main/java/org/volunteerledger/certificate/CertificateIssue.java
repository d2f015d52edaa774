package org.volunteerledger.certificate;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.people.ProtectedData;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.policy.LocalPolicies;
import org.volunteerledger.privacy.PersonKey;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.service.Activity;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;

/** Makes a certificate out. */
final class CertificateIssue {

    private final PersonVault vault;
    private final SecureRandom random;
    private final LocalPolicies policies;

    CertificateIssue(PersonVault vault, SecureRandom random, LocalPolicies policies) {
        this.vault = vault;
        this.random = random;
        this.policies = policies;
    }

    Certificate make(Draft draft, CertificateScope scope, @Nullable CertificateId replaces) {
        Organisation organisation =
                draft.get(Organisation.KIND, scope.organisation()).entity();
        Volunteer volunteer = draft.rely(Volunteer.KIND, scope.volunteer());
        draft.concerns(organisation.area(), organisation.id());
        draft.concernsPerson(volunteer.id());
        requireRecorder(draft, scope);
        ProtectedData data = volunteer.data();
        PersonKey key = volunteer.key();
        if (data == null || key == null) {
            throw forgotten(volunteer);
        }
        CertifiedTime time = CertifiedTime.now(draft.storage(), scope);
        List<HourEntry> entries = time.of(scope);
        requireAny(scope, time, entries);
        CertificateSnapshot snapshot = time.snapshot(scope);
        List<CertificateLine> lines = CertificateLines.of(draft.storage(), entries);
        String number = nextNumber(draft, organisation);
        String code = VerificationCode.random(random);
        CertificateRules rules = policies.book(CertificateRules.SUBJECT).in(organisation.area(), draft.today());
        String digest = CertificateDigest.of(number, scope, organisation.name(), snapshot, lines, entries);
        return new Certificate(
                new CertificateId(draft.newId()),
                number,
                rules.atOnce() ? CertificateStatus.ISSUED : CertificateStatus.PREPARED,
                scope,
                organisation.name(),
                volunteer.number(),
                // As sealed: nobody reads the name in order to certify.
                data.name(),
                snapshot,
                lines,
                digest,
                vault.seal(key, Certificates.CODE, code),
                VerificationCode.lookup(vault, number, code),
                rules,
                notice(rules, draft.today()),
                draft.command().actor(),
                draft.now(),
                rules.atOnce() ? draft.command().actor() : null,
                rules.atOnce() ? draft.today() : null,
                replaces,
                null);
    }

    /** The day of preparation is the first of the notice. */
    private static @Nullable LocalDate notice(CertificateRules rules, LocalDate today) {
        return rules.noticeDays() == 0 ? null : today.plusDays(rules.noticeDays() - 1L);
    }

    private static String nextNumber(Draft draft, Organisation organisation) {
        int year = draft.today().getYear();
        Optional<Versioned<CertificateRegister>> before =
                draft.storage().find(CertificateRegister.KIND, organisation.id().value());
        CertificateRegister after = before.map(Versioned::entity)
                .orElse(new CertificateRegister(organisation.id(), year, 0))
                .next(year);
        before.ifPresentOrElse(
                known -> draft.replace(CertificateRegister.KIND, known, after),
                () -> draft.create(CertificateRegister.KIND, after));
        String code = organisation.code();
        return "%s-%d-%05d"
                .formatted(
                        code == null ? Long.toString(organisation.id().value()) : code, after.year(), after.issued());
    }

    private static void requireRecorder(Draft draft, CertificateScope scope) {
        draft.getAll(Activity.KIND, scope.activities()).values().stream()
                .map(Versioned::entity)
                .filter(activity ->
                        !activity.plan().affiliation().organisation().equals(scope.organisation()))
                .findFirst()
                .ifPresent(activity -> {
                    throw notRecorder(scope);
                });
    }

    private static void requireAny(CertificateScope scope, CertifiedTime time, List<HourEntry> entries) {
        if (!entries.isEmpty()) {
            return;
        }
        if (time.hasOthers(scope)) {
            throw notRecorder(scope);
        }
        throw new Refused(
                CertificateError.NOTHING_TO_CERTIFY,
                "Volunteer " + scope.volunteer().value() + " has no standing service from " + scope.from() + " to "
                        + scope.to() + " there.",
                Map.of("volunteer", scope.volunteer().value()));
    }

    private static Refused notRecorder(CertificateScope scope) {
        return new Refused(
                CertificateError.NOT_RECORDER,
                "Organisation " + scope.organisation().value() + " did not record this time.",
                Map.of("organisation", scope.organisation().value()));
    }

    static Refused forgotten(Volunteer volunteer) {
        return new Refused(
                CommandError.WRONG_STATE,
                "Volunteer " + volunteer.id().value() + " is " + volunteer.status() + ".",
                Map.of("volunteer", volunteer.id().value(), "status", volunteer.status()));
    }
}
