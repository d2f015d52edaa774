package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.IdList;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.MinorAge;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.RegistrationEnd;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.service.ConsentEnd;
import org.volunteerledger.service.MinorsAlone;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Versioned;

/** Commands and look-ups about carers and their pairings with recipients. Thread-safe. */
public final class Pairings {

    /** The most pairings of one command. */
    public static final int MAX_PAIRINGS = IdList.MAX_IDS;

    private final CommandRunner runner;
    private final MinorAge ages;

    Pairings(CommandRunner runner, MinorAge ages) {
        this.runner = runner;
        this.ages = ages;
    }

    /**
     * Being a carer ends with the registration of the volunteer, and so do the pairings, proposed and confirmed: the recipients are
     * without anybody then, and {@linkplain #suggest suggested} to others.
     *
     * @return the rule, for {@link org.volunteerledger.people.People#over}
     */
    public static RegistrationEnd endWithRegistration() {
        return (draft, leaver) -> PairingSteps.end(draft, leaver.id());
    }

    /**
     * Pairings end with the consent of a guardian, and with them being a carer, as far as the rules on minors do not allow them without.
     *
     * @return the rule, for {@link org.volunteerledger.service.GuardianConsents#over}
     */
    public static ConsentEnd endWithConsent() {
        return PairingSteps::endNotAllowed;
    }

    /**
     * Whoever cares for nobody goes on as a carer under another record. With pairings, the merge is refused
     * ({@link CareError#HAS_PAIRINGS}): the recipients were told who comes, so the pairings are handed over first.
     *
     * @return what moves them, for {@link org.volunteerledger.people.PersonMerges#over}
     */
    public static PersonMover mover() {
        return new CarerMover();
    }

    /**
     * Registers a volunteer as a carer, or takes back one who had left.
     *
     * @param command  who asks, and under which key
     * @param id       the volunteer
     * @param base     the area from which the volunteer goes, a building where that is known
     * @param capacity how many recipients the volunteer is willing to care for, 1 to {@link Carer#MAX_CAPACITY}; the policy may allow
     *                 fewer
     * @throws Refused if the volunteer or area is unknown, or the volunteer has left or is suspended
     *     ({@link CareError#NOT_REGISTERED}), or is a minor whom the rules of the area do not let go alone today, see
     *     {@link MinorsAlone#require}
     */
    public void registerCarer(Command command, VolunteerId id, AreaId base, int capacity) {
        RequestDigest content = RequestDigest.of("register-carer", id, base, capacity);
        runner.run("register-carer", command, content, draft -> {
            draft.concerns(base, null);
            draft.rely(Area.KIND, base);
            Volunteer volunteer = draft.rely(Volunteer.KIND, id);
            requireAvailable(volunteer, draft.today());
            MinorsAlone.in(draft, ages).require(volunteer, base, draft.today());
            Optional<Versioned<Carer>> before = draft.storage().find(Carer.KIND, id.value());
            int load = before.map(known -> known.entity().load()).orElse(0);
            Carer carer = new Carer(id, base, capacity, load, draft.today(), null);
            before.ifPresentOrElse(
                    known -> draft.replace(Carer.KIND, known, carer), () -> draft.create(Carer.KIND, carer));
            draft.event("carer-registered", Carer.KIND, id.value(), Map.of());
            return null;
        });
    }

    /**
     * Ends a volunteer's time as a carer. Whoever still cares for somebody {@linkplain #handOver hands over} instead.
     *
     * @param command who asks, why, and under which key
     * @param id      the volunteer
     * @throws Refused if the volunteer is no carer, or still cares for somebody ({@link CareError#HAS_PAIRINGS})
     */
    public void leave(Command command, VolunteerId id) {
        command.requiredReason();
        runner.run("leave-care", command, RequestDigest.of("leave-care", id), draft -> {
            Versioned<Carer> before = PairingSteps.carer(draft, id);
            draft.concerns(before.entity().base(), null);
            if (before.entity().load() > 0) {
                throw new Refused(
                        CareError.HAS_PAIRINGS,
                        "Volunteer " + id.value() + " cares for "
                                + before.entity().load() + " recipients.",
                        Map.of("volunteer", id.value(), "load", before.entity().load()));
            }
            draft.replace(Carer.KIND, before, before.entity().leaving(draft.today()));
            draft.event("carer-left", Carer.KIND, id.value(), Map.of());
            return null;
        });
    }

    /**
     * Works out who could care for the recipients of an area that have nobody: nearest first, fairly spread, nobody above the limit.
     * Writes nothing. Recipients who do not consent, or are no longer cared for, are left out, and so are carers who are suspended or
     * have left.
     *
     * @param tree  the areas, of the day from which the pairings are to be
     * @param area  the area whose recipients need somebody; volunteers come from within it too
     * @param rules the policies in force; the level up to which volunteers are sent is that of the policy of the area
     * @return the proposals; a recipient for whom nobody has room has none
     */
    public List<PairingProposal> suggest(AreaTree tree, AreaId area, CareRules rules) {
        List<Long> within = within(tree, area);
        LocalDate day = tree.day();
        List<PairingPlanner.Need> needs = new ArrayList<>();
        Filter alone = Filter.all(Filter.in(Recipient.HOME, within), Filter.absent(Recipient.PAIRING));
        Pages.visit(runner.storage(), Recipient.KIND, alone, read -> {
            Recipient recipient = read.entity();
            if (recipient.isCaredForOn(day) && recipient.consentsTo(ConsentPurpose.CARE, day)) {
                needs.add(new PairingPlanner.Need(recipient.id(), recipient.home(), recipient.volunteer()));
            }
        });
        return PairingPlanner.of(tree, rules.policyOn(day, area).farthest())
                .propose(needs, PairingSteps.offers(runner.storage(), within, day, rules));
    }

    /**
     * Proposes pairings to the volunteers, in one commit: all or none. Limits are checked anew.
     *
     * @param command   who asks, and under which key
     * @param proposals who is to care for whom, 1 to {@value #MAX_PAIRINGS}
     * @param rules     the policies in force
     * @return the ids, in order
     * @throws Refused if a record is unknown, a volunteer has left or is suspended ({@link CareError#NOT_REGISTERED}) or is no carer
     *     ({@link CareError#NOT_A_CARER}), would care for too many ({@link CareError#LOAD_LIMIT}), a recipient has somebody
     *     ({@link CareError#ALREADY_PAIRED}) or is the volunteer ({@link CareError#OWN_CARE}), is no longer cared for ({@link CareError#RECIPIENT_CLOSED}), or does not consent
     *     ({@link CareError#CONSENT_MISSING}, {@link CareError#CONSENT_EXPIRED}, {@link CareError#CONSENT_WITHDRAWN})
     */
    public List<CarePairingId> propose(Command command, List<PairingProposal> proposals, CareRules rules) {
        Check.range("proposals", proposals.size(), 1, MAX_PAIRINGS);
        RequestDigest content = RequestDigest.of("propose-pairings").add(proposals);
        String answer = runner.run("propose-pairings", command, content, draft -> {
            Map<Long, Versioned<Recipient>> recipients = draft.getAll(
                    Recipient.KIND,
                    proposals.stream().map(PairingProposal::recipient).toList());
            PairingSteps steps = PairingSteps.of(
                    draft, proposals.stream().map(PairingProposal::volunteer).toList());
            List<CarePairingId> ids = new ArrayList<>();
            for (PairingProposal proposal : proposals) {
                Versioned<Recipient> recipient = Objects.requireNonNull(
                        recipients.get(proposal.recipient().value()));
                ids.add(steps.propose(recipient, proposal, rules));
            }
            steps.finish();
            return IdList.write(ids);
        });
        return IdList.read(Objects.requireNonNull(answer, "the command answers ids"), CarePairingId::new);
    }

    /**
     * Records that the volunteer agrees: nobody is assigned without a yes. From today on the volunteer cares for the recipient.
     *
     * @param command who asks, and under which key
     * @param id      the pairing
     * @throws Refused if it is not proposed ({@link CareError#WRONG_STATUS}), the volunteer is suspended
     *     ({@link CareError#NOT_REGISTERED}) or a minor whom the rules of the recipient's area do not let go alone today, see
     *     {@link MinorsAlone#require}, or the recipient does not consent any more
     */
    public void confirm(Command command, CarePairingId id) {
        confirmAll(command, List.of(id));
    }

    /**
     * Records that volunteers agree to several pairings, in one commit.
     *
     * @param command who asks, and under which key
     * @param ids     the pairings, 1 to {@value #MAX_PAIRINGS}
     * @throws Refused as for {@link #confirm}
     */
    public void confirmAll(Command command, Collection<CarePairingId> ids) {
        Check.range("pairings", ids.size(), 1, MAX_PAIRINGS);
        RequestDigest content = RequestDigest.of("confirm-pairings").add(ids);
        runner.run("confirm-pairings", command, content, draft -> {
            Map<Long, Versioned<CarePairing>> pairings = draft.getAll(CarePairing.KIND, ids);
            Map<Long, Recipient> recipients = draft.relyAll(
                    Recipient.KIND,
                    pairings.values().stream()
                            .map(read -> read.entity().recipient())
                            .toList());
            Map<Long, Volunteer> volunteers = draft.relyAll(
                    Volunteer.KIND,
                    pairings.values().stream()
                            .map(read -> read.entity().volunteer())
                            .toList());
            MinorsAlone minors = MinorsAlone.in(draft, ages);
            pairings.values().forEach(before -> {
                CarePairing confirmed = before.entity().confirmed(draft.today());
                Volunteer volunteer = Objects.requireNonNull(
                        volunteers.get(confirmed.volunteer().value()));
                requireAvailable(volunteer, draft.today());
                Recipient recipient = Objects.requireNonNull(
                        recipients.get(confirmed.recipient().value()));
                draft.concerns(recipient.home(), null);
                recipient.requireConsent(ConsentPurpose.CARE, draft.today());
                recipient.requireIsNot(volunteer.id());
                minors.require(volunteer, recipient.home(), draft.today());
                draft.replace(CarePairing.KIND, before, confirmed);
                draft.event("pairing-confirmed", CarePairing.KIND, before.id(), Map.of());
            });
            return null;
        });
    }

    /**
     * Records that the volunteer declines, for the reason that the command gives.
     *
     * @param command who asks, why, and under which key
     * @param id      the pairing
     * @throws Refused if it is not proposed ({@link CareError#WRONG_STATUS})
     */
    public void decline(Command command, CarePairingId id) {
        close("decline-pairing", command, id, PairingStatus.DECLINED, "DECLINED");
    }

    /**
     * Ends a pairing from today on. Visits stay.
     *
     * @param command who asks, and under which key
     * @param id      the pairing
     * @param reason  a code for the reason, such as {@code MOVED_AWAY}; at most {@link CarePairing#MAX_REASON} code points
     * @throws Refused if it has ended already ({@link CareError#WRONG_STATUS})
     */
    public void end(Command command, CarePairingId id, String reason) {
        Check.text("reason", reason, CarePairing.MAX_REASON);
        close("end-pairing", command, id, PairingStatus.ENDED, reason);
    }

    /**
     * Ends all pairings of a carer who leaves, and proposes the recipients to others near by, in one commit.
     *
     * @param command   who asks, why, and under which key
     * @param volunteer the carer
     * @param tree      the areas as they are today
     * @param rules     the policies in force
     * @return who is proposed, and which recipients are left without anybody
     * @throws Refused if the volunteer is no carer, or has left already ({@link CareError#NOT_A_CARER})
     */
    public HandOver handOver(Command command, VolunteerId volunteer, AreaTree tree, CareRules rules) {
        command.requiredReason();
        RequestDigest content = RequestDigest.of("hand-over-care", volunteer);
        String answer = runner.run("hand-over-care", command, content, draft -> {
            Versioned<Carer> before = PairingSteps.carer(draft, volunteer);
            Carer leaving = before.entity();
            leaving.requireActive();
            draft.concerns(leaving.base(), null);
            AreaLevel farthest = rules.policyOn(draft.today(), leaving.base()).farthest();
            List<Versioned<CarePairing>> open = PairingSteps.openOf(draft.storage(), volunteer);
            Map<Long, Versioned<Recipient>> recipients = draft.getAll(
                    Recipient.KIND,
                    open.stream().map(each -> each.entity().recipient()).toList());
            List<PairingProposal> proposals = PairingPlanner.of(tree, farthest)
                    .propose(
                            PairingSteps.needs(recipients.values(), draft.today()),
                            PairingSteps.successors(draft, leaving, recipients.values(), tree, farthest, rules));
            return PairingSteps.handOver(draft, before, open, recipients, proposals, rules)
                    .format();
        });
        return HandOver.parse(Objects.requireNonNull(answer, "the command answers ids"));
    }

    /**
     * A pairing.
     *
     * @param id its id
     * @return the pairing, or empty
     */
    public Optional<CarePairing> find(CarePairingId id) {
        return runner.storage().find(CarePairing.KIND, id.value()).map(Versioned::entity);
    }

    /**
     * A carer.
     *
     * @param volunteer the volunteer
     * @return the carer, or empty if the volunteer never was one
     */
    public Optional<Carer> carer(VolunteerId volunteer) {
        return runner.storage().find(Carer.KIND, volunteer.value()).map(Versioned::entity);
    }

    /**
     * The pairings of a volunteer, past ones included.
     *
     * @param volunteer the volunteer
     * @param page      which part
     * @return the pairings
     */
    public Slice<CarePairing> of(VolunteerId volunteer, PageRequest page) {
        return list(Filter.equal(CarePairing.VOLUNTEER, volunteer.value()), page);
    }

    /**
     * The pairings of some recipients, past ones included.
     *
     * @param recipients the recipients, at most {@link Filter#MAX_VALUES}
     * @param page       which part
     * @return the pairings
     */
    public Slice<CarePairing> of(Collection<RecipientId> recipients, PageRequest page) {
        return list(
                Filter.in(
                        CarePairing.RECIPIENT,
                        recipients.stream().map(RecipientId::value).toList()),
                page);
    }

    /**
     * The pairings of a status.
     *
     * @param status the status, or null for all
     * @param page   which part
     * @return the pairings
     */
    public Slice<CarePairing> list(@Nullable PairingStatus status, PageRequest page) {
        return list(status == null ? Filter.ALL : Filter.is(CarePairing.STATUS, status), page);
    }

    private Slice<CarePairing> list(Filter filter, PageRequest page) {
        return Listings.list(runner.storage(), CarePairing.KIND, filter, page);
    }

    private void close(String name, Command command, CarePairingId id, PairingStatus status, String reason) {
        command.requiredReason();
        runner.run(name, command, RequestDigest.of(name, id, reason), draft -> {
            Versioned<CarePairing> before = draft.get(CarePairing.KIND, id);
            Versioned<Recipient> recipient =
                    draft.get(Recipient.KIND, before.entity().recipient());
            draft.concerns(recipient.entity().home(), null);
            PairingSteps.close(draft, before, status, reason);
            draft.replace(Recipient.KIND, recipient, recipient.entity().pairedBy(null));
            return null;
        });
    }

    /** Whoever is to care for somebody from now on serves, and is not barred for a time. */
    static void requireAvailable(Volunteer volunteer, LocalDate day) {
        requireServes(volunteer, day);
        if (volunteer.status() == VolunteerStatus.SUSPENDED) {
            throw new Refused(
                    CareError.NOT_REGISTERED,
                    "Volunteer " + volunteer.id().value() + " is suspended on " + day + ".",
                    Map.of("volunteer", volunteer.id().value(), "day", day));
        }
    }

    static void requireServes(Volunteer volunteer, LocalDate day) {
        if (!volunteer.servesOn(day)) {
            throw new Refused(
                    CareError.NOT_REGISTERED,
                    "Volunteer " + volunteer.id().value() + " had left by " + day + ".",
                    Map.of("volunteer", volunteer.id().value(), "day", day));
        }
    }

    static List<Long> within(AreaTree tree, AreaId area) {
        if (tree.find(area).isEmpty()) {
            throw new Refused(
                    CommandError.UNKNOWN_RECORD,
                    "There is no area " + area.value() + ".",
                    Map.of("kind", Area.KIND.name(), "id", area.value()));
        }
        return tree.subtree(area).stream().map(AreaId::value).toList();
    }
}
