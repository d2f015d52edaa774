package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.service.MinorsAlone;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/** Pairings that one command opens, with the loads of their carers, each of which is written once at the end. */
final class PairingSteps {

    private static final String CARER_LEFT = "CARER_LEFT";

    private final Draft draft;
    private final Map<Long, Volunteer> volunteers;
    private final Map<Long, Versioned<Carer>> carers;
    private final Map<Long, Carer> after = new HashMap<>();
    private final Set<RecipientId> placed = new LinkedHashSet<>();

    private PairingSteps(Draft draft, Map<Long, Volunteer> volunteers, Map<Long, Versioned<Carer>> carers) {
        this.draft = draft;
        this.volunteers = volunteers;
        this.carers = new HashMap<>(carers);
    }

    static PairingSteps of(Draft draft, Collection<VolunteerId> chosen) {
        Map<Long, Volunteer> volunteers = draft.relyAll(Volunteer.KIND, chosen);
        Map<Long, Versioned<Carer>> carers = Pages.byId(
                draft.storage(),
                Carer.KIND,
                chosen.stream().map(VolunteerId::value).toList());
        return new PairingSteps(draft, volunteers, carers);
    }

    static Versioned<Carer> carer(Draft draft, VolunteerId id) {
        return draft.storage().find(Carer.KIND, id.value()).orElseThrow(() -> Carer.notACarer(id));
    }

    /** Opens a pairing with a recipient who has none. */
    CarePairingId propose(Versioned<Recipient> read, PairingProposal proposal, CareRules rules) {
        Recipient recipient = read.entity();
        if (recipient.pairing() != null || !placed.add(recipient.id())) {
            throw new Refused(
                    CareError.ALREADY_PAIRED,
                    "Recipient " + recipient.id().value() + " has a pairing.",
                    Map.of("recipient", recipient.id().value()));
        }
        CarePairingId id = open(recipient, proposal, rules);
        draft.replace(Recipient.KIND, read, recipient.pairedBy(id));
        return id;
    }

    private CarePairingId open(Recipient recipient, PairingProposal proposal, CareRules rules) {
        LocalDate today = draft.today();
        recipient.requireCaredFor(today);
        recipient.requireConsent(ConsentPurpose.CARE, today);
        VolunteerId volunteer = proposal.volunteer();
        recipient.requireIsNot(volunteer);
        Pairings.requireAvailable(Objects.requireNonNull(volunteers.get(volunteer.value())), today);
        Carer carer = present(volunteer);
        int limit = carer.limit(rules.policyOn(today, carer.base()));
        if (carer.load() >= limit) {
            throw new Refused(
                    CareError.LOAD_LIMIT,
                    "Volunteer " + volunteer.value() + " cares for " + carer.load() + " recipients; " + limit
                            + " are allowed.",
                    Map.of("volunteer", volunteer.value(), "load", carer.load(), "limit", limit));
        }
        CarePairingId id = new CarePairingId(draft.newId());
        draft.create(CarePairing.KIND, CarePairing.of(id, proposal, carer.load(), today));
        after.put(volunteer.value(), carer.withLoad(carer.load() + 1));
        draft.concerns(recipient.home(), null);
        draft.event(
                "pairing-proposed",
                CarePairing.KIND,
                id.value(),
                Map.of("nearness", proposal.nearness().name()));
        return id;
    }

    void finish() {
        after.forEach((id, carer) -> draft.replace(Carer.KIND, Objects.requireNonNull(carers.get(id)), carer));
    }

    private Carer present(VolunteerId volunteer) {
        Carer written = after.get(volunteer.value());
        Versioned<Carer> read = carers.get(volunteer.value());
        if (written == null && read == null) {
            throw Carer.notACarer(volunteer);
        }
        Carer carer = written == null ? Objects.requireNonNull(read).entity() : written;
        carer.requireActive();
        return carer;
    }

    /** Closes one pairing and lightens the carer's load; the recipient's record is the caller's to write. */
    static void close(Draft draft, Versioned<CarePairing> before, PairingStatus status, String reason) {
        draft.replace(CarePairing.KIND, before, before.entity().over(status, draft.today(), reason));
        Versioned<Carer> carer = carer(draft, before.entity().volunteer());
        draft.replace(Carer.KIND, carer, carer.entity().withLoad(carer.entity().load() - 1));
        draft.event("pairing-closed", CarePairing.KIND, before.id(), Map.of("status", status.name()));
    }

    /** The open pairings of a carer; there are no more than the load can count. */
    static List<Versioned<CarePairing>> openOf(Storage storage, VolunteerId volunteer) {
        Filter open = Filter.all(
                Filter.equal(CarePairing.VOLUNTEER, volunteer.value()),
                Filter.in(CarePairing.STATUS, List.of(PairingStatus.PROPOSED.name(), PairingStatus.CONFIRMED.name())));
        return Pages.all(storage, CarePairing.KIND, open);
    }

    static List<PairingPlanner.Need> needs(Collection<Versioned<Recipient>> recipients, LocalDate day) {
        return recipients.stream()
                .map(Versioned::entity)
                .filter(recipient -> recipient.isCaredForOn(day) && recipient.consentsTo(ConsentPurpose.CARE, day))
                .map(recipient -> new PairingPlanner.Need(recipient.id(), recipient.home(), recipient.volunteer()))
                .toList();
    }

    /** The carers of some areas who have room and could be proposed on the day. */
    static List<PairingPlanner.Offer> offers(Storage storage, List<Long> areas, LocalDate day, CareRules rules) {
        List<PairingPlanner.Offer> offers = new ArrayList<>();
        Filter there = Filter.all(Filter.in(Carer.BASE, areas), Filter.absent(Carer.LEFT_ON));
        Pages.visit(storage, Carer.KIND, there, read -> {
            Carer carer = read.entity();
            int limit = carer.limit(rules.policyOn(day, carer.base()));
            if (carer.load() < limit) {
                offers.add(new PairingPlanner.Offer(carer.volunteer(), carer.base(), carer.load(), limit));
            }
        });
        Map<Long, Versioned<Volunteer>> volunteers = Pages.byId(
                storage,
                Volunteer.KIND,
                offers.stream().map(offer -> offer.volunteer().value()).toList());
        offers.removeIf(offer -> !isAvailable(volunteers.get(offer.volunteer().value()), day));
        return offers;
    }

    private static boolean isAvailable(@Nullable Versioned<Volunteer> read, LocalDate day) {
        return read != null && read.entity().servesOn(day) && read.entity().status() != VolunteerStatus.SUSPENDED;
    }

    /** The carers near enough to any of the recipients, without the one who leaves. */
    static List<PairingPlanner.Offer> successors(
            Draft draft,
            Carer leaving,
            Collection<Versioned<Recipient>> recipients,
            AreaTree tree,
            AreaLevel farthest,
            CareRules rules) {
        Set<AreaId> areas = new LinkedHashSet<>();
        recipients.forEach(recipient ->
                tree.at(recipient.entity().home(), farthest).ifPresent(area -> areas.addAll(tree.subtree(area))));
        List<Long> within = areas.stream().map(AreaId::value).toList();
        return offers(draft.storage(), within, draft.today(), rules).stream()
                .filter(offer -> !offer.volunteer().equals(leaving.volunteer()))
                .toList();
    }

    /** Ends the pairings of the one who leaves and opens those with the successors, in the same commit. */
    static HandOver handOver(
            Draft draft,
            Versioned<Carer> before,
            List<Versioned<CarePairing>> open,
            Map<Long, Versioned<Recipient>> recipients,
            List<PairingProposal> proposals,
            CareRules rules) {
        endAll(draft, open, CARER_LEFT);
        Carer leaving = before.entity();
        PairingSteps steps = of(draft, successorsIn(proposals, leaving));
        // As it was when its pairings were read: one that was opened since makes the commit fail.
        steps.carers.put(before.id(), before);
        Map<RecipientId, CarePairingId> opened = new HashMap<>();
        List<CarePairingId> proposed = new ArrayList<>();
        proposals.forEach(proposal -> {
            Recipient recipient = Objects.requireNonNull(
                            recipients.get(proposal.recipient().value()))
                    .entity();
            CarePairingId id = steps.open(recipient, proposal, rules);
            opened.put(recipient.id(), id);
            proposed.add(id);
        });
        List<RecipientId> left = new ArrayList<>();
        recipients.values().forEach(read -> {
            Recipient recipient = read.entity();
            CarePairingId next = opened.get(recipient.id());
            draft.replace(Recipient.KIND, read, recipient.pairedBy(next));
            if (next == null) {
                left.add(recipient.id());
            }
        });
        steps.after.put(leaving.volunteer().value(), leaving.withLoad(0).leaving(draft.today()));
        steps.finish();
        draft.event("carer-left", Carer.KIND, leaving.volunteer().value(), Map.of());
        return new HandOver(proposed, left);
    }

    /** Ends a carer's time with whatever pairings are open; nothing is asked, since the carer is gone. */
    static void end(Draft draft, VolunteerId volunteer) {
        active(draft, volunteer).ifPresent(carer -> end(draft, carer, CARER_LEFT, recipient -> true, true));
    }

    /**
     * Ends the pairings that the rules on minors do not allow any more, and with all of them a carer's time, if they do not allow that at
     * the carer's base.
     */
    static int endNotAllowed(Draft draft, MinorsAlone minors, Volunteer minor) {
        LocalDate today = draft.today();
        return active(draft, minor.id())
                .map(carer -> {
                    boolean leaves = !minors.allows(minor, carer.entity().base(), today);
                    return end(
                            draft,
                            carer,
                            "CONSENT_WITHDRAWN",
                            recipient -> leaves || !minors.allows(minor, recipient.home(), today),
                            leaves);
                })
                .orElse(0);
    }

    /** The carer as before the pairings are read: one that is opened since moves the record and makes the commit fail. */
    private static Optional<Versioned<Carer>> active(Draft draft, VolunteerId volunteer) {
        return draft.storage()
                .find(Carer.KIND, volunteer.value())
                .filter(read -> read.entity().leftOn() == null);
    }

    private static int end(
            Draft draft, Versioned<Carer> read, String reason, Predicate<Recipient> which, boolean leaves) {
        Carer carer = read.entity();
        List<Versioned<CarePairing>> open = openOf(draft.storage(), carer.volunteer());
        Map<Long, Versioned<Recipient>> recipients = draft.getAll(
                Recipient.KIND,
                open.stream().map(each -> each.entity().recipient()).toList());
        recipients.values().removeIf(recipient -> !which.test(recipient.entity()));
        List<Versioned<CarePairing>> ending = open.stream()
                .filter(each -> recipients.containsKey(each.entity().recipient().value()))
                .toList();
        recipients
                .values()
                .forEach(recipient -> draft.replace(
                        Recipient.KIND, recipient, recipient.entity().pairedBy(null)));
        endAll(draft, ending, reason);
        Carer lighter = carer.withLoad(carer.load() - ending.size());
        if (leaves) {
            draft.replace(Carer.KIND, read, lighter.leaving(draft.today()));
            draft.event("carer-left", Carer.KIND, read.id(), Map.of());
        } else if (!ending.isEmpty()) {
            draft.replace(Carer.KIND, read, lighter);
        }
        return ending.size();
    }

    private static void endAll(Draft draft, List<Versioned<CarePairing>> open, String reason) {
        open.forEach(pairing -> {
            draft.replace(CarePairing.KIND, pairing, pairing.entity().over(PairingStatus.ENDED, draft.today(), reason));
            draft.event("pairing-closed", CarePairing.KIND, pairing.id(), Map.of("status", "ENDED"));
        });
    }

    private static List<VolunteerId> successorsIn(List<PairingProposal> proposals, Carer leaving) {
        List<VolunteerId> all = new ArrayList<>(
                proposals.stream().map(PairingProposal::volunteer).toList());
        all.add(leaving.volunteer());
        return all;
    }
}
