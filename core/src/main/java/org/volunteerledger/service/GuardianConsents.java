package org.volunteerledger.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.Guardian;
import org.volunteerledger.people.GuardianConsent;
import org.volunteerledger.people.GuardianConsentId;
import org.volunteerledger.people.MinorAge;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.privacy.Sensitive;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;

/** Commands and look-ups about the consent of guardians, with what rests on it. Thread-safe. */
public final class GuardianConsents {

    static final String NAME = "guardian.name";

    private final CommandRunner runner;
    private final PersonVault vault;
    private final MinorAge ages;
    private final List<ConsentEnd> ends;

    private GuardianConsents(CommandRunner runner, PersonVault vault, List<ConsentEnd> ends) {
        this.runner = runner;
        this.vault = vault;
        this.ages = MinorAge.of(vault);
        this.ends = ends;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @param vault  seals and opens personal data
     * @param ends   what ends with a consent besides enrolments
     * @return the commands
     */
    public static GuardianConsents over(CommandRunner runner, PersonVault vault, ConsentEnd... ends) {
        return new GuardianConsents(runner, vault, List.of(ends));
    }

    /**
     * Consents that are not over go with a minor, or a guardian, to another record.
     *
     * @return what moves them, for {@link org.volunteerledger.people.PersonMerges#over}
     */
    public PersonMover mover() {
        return new ConsentMover(vault);
    }

    /**
     * Records a consent. Whoever records it has seen that the guardian is one.
     *
     * @param command  who asks, and under which key
     * @param minor    the minor
     * @param guardian who consents
     * @param from     the first day, which may lie in the past for a consent on paper
     * @param to       the first day on which it no longer holds, after the first, or null
     * @return the id
     * @throws Refused if a volunteer is unknown, the one who is to serve is no minor on the first day or of unknown age
     *     ({@link ServiceError#NOT_A_MINOR}), or the guardian is a minor or the same person ({@link ServiceError#GUARDIAN_UNFIT})
     */
    public GuardianConsentId give(
            Command command, VolunteerId minor, Guardian guardian, LocalDate from, @Nullable LocalDate to) {
        String name = guardian.name();
        RequestDigest content = RequestDigest.of(
                "give-guardian-consent",
                minor,
                guardian.volunteer(),
                name == null ? null : vault.lookup(NAME, name),
                from,
                to);
        return new GuardianConsentId(runner.runForId("give-guardian-consent", command, content, draft -> {
            Volunteer child = draft.rely(Volunteer.KIND, minor);
            concerns(draft, child);
            requireMinor(child, from);
            requireFit(draft, child, guardian, from);
            GuardianConsentId id = new GuardianConsentId(draft.newId());
            Sensitive sealed = name == null ? null : vault.seal(child.key(), NAME, name);
            draft.create(
                    GuardianConsent.KIND, new GuardianConsent(id, minor, guardian.volunteer(), sealed, from, to, null));
            draft.event("guardian-consented", GuardianConsent.KIND, id.value(), Map.of("from", from.toString()));
            return id.value();
        }));
    }

    /**
     * Withdraws a consent from today on, without a reason. What is ahead and the rules on minors do not allow any more ends at once, so
     * that no child is on a list against the will of its guardian: enrolments for shifts that have not begun, whose places go to those who
     * wait, pairings as a carer, whose recipients are without anybody then, and turns on duty, where gaps show.
     * What was served stays (Personal Information Protection Law, article 15: what was done before a withdrawal is not touched).
     *
     * @param command who asks, and under which key
     * @param id      the consent
     * @return how many enrolments, pairings and turns ended
     * @throws Refused if the consent is unknown, was withdrawn already or is over ({@link ServiceError#CONSENT_OVER})
     */
    public int withdraw(Command command, GuardianConsentId id) {
        RequestDigest content = RequestDigest.of("withdraw-guardian-consent", id);
        String answer = runner.run("withdraw-guardian-consent", command, content, draft -> {
            Versioned<GuardianConsent> before = draft.get(GuardianConsent.KIND, id);
            GuardianConsent consent = before.entity();
            Volunteer minor = draft.get(Volunteer.KIND, consent.minor()).entity();
            concerns(draft, minor);
            if (consent.isOverOn(draft.today())) {
                throw new Refused(
                        ServiceError.CONSENT_OVER,
                        "Consent " + id.value() + " was withdrawn on " + consent.withdrawnOn() + ", or ended on "
                                + consent.to() + ".",
                        Map.of("consent", id.value()));
            }
            GuardianConsent after = consent.withdrawn(draft.today());
            draft.replace(GuardianConsent.KIND, before, after);
            int ended = end(draft, minor, after);
            draft.event(
                    "guardian-consent-withdrawn",
                    GuardianConsent.KIND,
                    id.value(),
                    Map.of("ended", Integer.toString(ended)));
            return Integer.toString(ended);
        });
        return number(answer) + endWhatBeganMeanwhile(command, id);
    }

    /** Ends what was committed between the reading and the commit of a withdrawal; from that commit on, nothing can begin. */
    private int endWhatBeganMeanwhile(Command command, GuardianConsentId id) {
        RequestDigest content = RequestDigest.of("began-meanwhile", id);
        return number(runner.run("withdraw-guardian-consent", command.secondPass(), content, draft -> {
            GuardianConsent consent = draft.get(GuardianConsent.KIND, id).entity();
            Volunteer minor = draft.get(Volunteer.KIND, consent.minor()).entity();
            concerns(draft, minor);
            return Integer.toString(end(draft, minor, consent));
        }));
    }

    private static int number(@Nullable String answer) {
        return Integer.parseInt(Objects.requireNonNull(answer, "the command answers a number"));
    }

    /**
     * The consents that were given for a minor.
     *
     * @param minor the minor
     * @return the consents, past and withdrawn ones included, in the order in which they were recorded
     */
    public List<GuardianConsent> of(VolunteerId minor) {
        return Pages.all(runner.storage(), GuardianConsent.KIND, Filter.equal(GuardianConsent.MINOR, minor.value()))
                .stream()
                .map(Versioned::entity)
                .toList();
    }

    /**
     * Reads the name of a guardian who is no volunteer. That it was read, by whom and for which purpose is recorded before it is shown.
     *
     * @param command who asks, with the purpose as reason, and under which key
     * @param id      the consent
     * @return the guardian; a volunteer's data is read with {@link org.volunteerledger.people.People#reveal}
     * @throws Refused if the consent is unknown, or the data of the minor was erased
     */
    public Guardian reveal(Command command, GuardianConsentId id) {
        RequestDigest content = RequestDigest.of("reveal-guardian", id, command.actor(), command.requiredReason());
        runner.run("reveal-guardian", command, content, draft -> {
            GuardianConsent consent = draft.get(GuardianConsent.KIND, id).entity();
            concerns(draft, draft.get(Volunteer.KIND, consent.minor()).entity());
            draft.event("personal-data-read", GuardianConsent.KIND, id.value(), Map.of());
            return null;
        });
        GuardianConsent consent = runner.storage()
                .find(GuardianConsent.KIND, id.value())
                .map(Versioned::entity)
                .orElseThrow();
        Sensitive name = consent.name();
        VolunteerId volunteer = consent.guardian();
        if (name == null && volunteer != null) {
            return Guardian.volunteer(volunteer);
        }
        Volunteer minor = runner.storage()
                .find(Volunteer.KIND, consent.minor().value())
                .map(Versioned::entity)
                .orElseThrow();
        return Guardian.named(vault.open(minor.key(), NAME, Objects.requireNonNull(name)));
    }

    /** Ends what the rules do not allow without the consent. */
    private int end(Draft draft, Volunteer minor, GuardianConsent withdrawn) {
        MinorChecks minors = new MinorChecks(draft, ages);
        minors.use(withdrawn);
        MinorsAlone alone = new MinorsAlone(minors);
        int other = ends.stream().mapToInt(end -> end.end(draft, alone, minor)).sum();
        return other + endEnrolments(draft, minors, minor);
    }

    private static int endEnrolments(Draft draft, MinorChecks minors, Volunteer minor) {
        return new PlacesAhead(draft, minors, minor.id())
                .end(
                        "guardian-consent-withdrawn",
                        (seating, enrolment) -> seating.problem(minor, enrolment.shift(), enrolment.status())
                                .isPresent());
    }

    private void requireMinor(Volunteer volunteer, LocalDate day) {
        if (ages.on(volunteer, day).isEmpty()) {
            throw new Refused(
                    ServiceError.NOT_A_MINOR,
                    "Nothing says that volunteer " + volunteer.id().value() + " is under age on " + day + ".",
                    Map.of("volunteer", volunteer.id().value(), "day", day));
        }
    }

    private void requireFit(Draft draft, Volunteer minor, Guardian guardian, LocalDate day) {
        VolunteerId id = guardian.volunteer();
        if (id == null) {
            return;
        }
        Volunteer adult = draft.rely(Volunteer.KIND, id);
        if (id.equals(minor.id()) || ages.on(adult, day).isPresent()) {
            throw new Refused(
                    ServiceError.GUARDIAN_UNFIT,
                    "Volunteer " + id.value() + " cannot consent for volunteer "
                            + minor.id().value() + ".",
                    Map.of("guardian", id.value(), "volunteer", minor.id().value()));
        }
    }

    private static void concerns(Draft draft, Volunteer minor) {
        draft.concerns(minor.area(), null);
        draft.concernsPerson(minor.id());
    }
}
