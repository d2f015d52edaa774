package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.privacy.Sensitive;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;

/** What some visits rest on, read for all of them with one call per kind: recipients with their consents, plans and pairings. */
final class VisitBook {

    static final String HEALTH = "visit.health";

    private final Draft draft;
    private final PersonVault vault;
    private final Map<Long, Recipient> recipients;
    private final Map<Long, List<Versioned<CarePlan>>> plans;
    private final Map<Long, List<Versioned<CarePairing>>> pairings;

    private VisitBook(
            Draft draft,
            PersonVault vault,
            Map<Long, Recipient> recipients,
            Map<Long, List<Versioned<CarePlan>>> plans,
            Map<Long, List<Versioned<CarePairing>>> pairings) {
        this.draft = draft;
        this.vault = vault;
        this.recipients = recipients;
        this.plans = plans;
        this.pairings = pairings;
    }

    static VisitBook read(Draft draft, PersonVault vault, Collection<RecipientId> visited) {
        Map<Long, Recipient> recipients = draft.relyAll(Recipient.KIND, visited);
        Map<Long, List<Versioned<CarePairing>>> pairings = new HashMap<>();
        Filter ofThem = Filter.in(CarePairing.RECIPIENT, recipients.keySet());
        Pages.visit(
                draft.storage(),
                CarePairing.KIND,
                ofThem,
                read -> pairings.computeIfAbsent(read.entity().recipient().value(), recipient -> new ArrayList<>())
                        .add(read));
        return new VisitBook(draft, vault, recipients, CarePlans.of(draft.storage(), recipients.keySet()), pairings);
    }

    /** The visit as it would be kept, if everything it rests on holds on its day. Its entries are still to come. */
    CareVisit admit(CareVisitId id, NewVisit wanted) {
        LocalDate day = wanted.time().day();
        Recipient recipient = recipient(wanted.recipient());
        recipient.requireCaredFor(day);
        recipient.requireConsent(ConsentPurpose.CARE, day);
        recipient.requireIsNot(wanted.visitor());
        wanted.companions().forEach(recipient::requireIsNot);
        CarePlan plan = plan(recipient, day);
        if (!wanted.cover()) {
            requirePaired(recipient, wanted.visitor(), day);
        }
        draft.concerns(recipient.home(), plan.provider().organisation());
        return new CareVisit(
                id,
                recipient.id(),
                plan.id(),
                plan.provider().organisation(),
                wanted.visitor(),
                wanted.companions(),
                wanted.cover(),
                wanted.time(),
                wanted.outcome(),
                wanted.done(),
                seal(recipient, wanted.health(), day),
                VisitStatus.RECORDED,
                List.of());
    }

    /** The hours of a visit: each who came for as long as it took; the recipient is served once, however many came. */
    List<HourRecord> hours(CareVisit visit, @Nullable Integer minutes, String key) {
        Recipient recipient = recipient(visit.recipient());
        CareProvider provider = plan(recipient, visit.time().day()).provider();
        List<HourRecord> records = new ArrayList<>();
        for (VolunteerId volunteer : visitors(visit)) {
            boolean serves = visit.outcome() == VisitOutcome.MET && volunteer.equals(visit.visitor());
            records.add(new HourRecord(
                    key + "-" + volunteer.value(),
                    provider.attribution(volunteer, recipient.home()),
                    Book.SERVICE,
                    Evidence.VISIT,
                    visit.time(),
                    0,
                    minutes,
                    0,
                    serves ? 1 : 0));
        }
        return records;
    }

    static List<VolunteerId> visitors(CareVisit visit) {
        List<VolunteerId> all = new ArrayList<>();
        all.add(visit.visitor());
        all.addAll(visit.companions());
        return all;
    }

    static CareVisit with(CareVisit visit, List<EntryRef> entries) {
        return new CareVisit(
                visit.id(),
                visit.recipient(),
                visit.plan(),
                visit.organisation(),
                visit.visitor(),
                visit.companions(),
                visit.cover(),
                visit.time(),
                visit.outcome(),
                visit.done(),
                visit.health(),
                visit.status(),
                entries);
    }

    private Recipient recipient(RecipientId id) {
        return Objects.requireNonNull(recipients.get(id.value()), "the recipient was read");
    }

    private CarePlan plan(Recipient recipient, LocalDate day) {
        for (Versioned<CarePlan> plan : plans.getOrDefault(recipient.id().value(), List.of())) {
            if (plan.entity().holdsOn(day)) {
                draft.expect(CarePlan.KIND, plan.id(), plan.version());
                return plan.entity();
            }
        }
        throw new Refused(
                CareError.NO_PLAN,
                "Recipient " + recipient.id().value() + " has no care plan on " + day + ".",
                Map.of("recipient", recipient.id().value(), "day", day));
    }

    private void requirePaired(Recipient recipient, VolunteerId visitor, LocalDate day) {
        for (Versioned<CarePairing> pairing :
                pairings.getOrDefault(recipient.id().value(), List.of())) {
            if (pairing.entity().volunteer().equals(visitor) && pairing.entity().holdsOn(day)) {
                draft.expect(CarePairing.KIND, pairing.id(), pairing.version());
                return;
            }
        }
        throw new Refused(
                CareError.NOT_PAIRED,
                "Volunteer " + visitor.value() + " is not the confirmed carer of recipient "
                        + recipient.id().value() + " on " + day + ".",
                Map.of("volunteer", visitor.value(), "recipient", recipient.id().value(), "day", day));
    }

    private @Nullable Sensitive seal(Recipient recipient, @Nullable HealthNotes health, LocalDate day) {
        if (health == null) {
            return null;
        }
        recipient.requireConsent(ConsentPurpose.HEALTH, day);
        return vault.seal(recipient.requireKept(), HEALTH, health.format());
    }
}
