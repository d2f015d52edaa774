package org.volunteerledger.tck;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.care.Care;
import org.volunteerledger.care.CareConsent;
import org.volunteerledger.care.CarePairing;
import org.volunteerledger.care.CarePairingId;
import org.volunteerledger.care.CarePlanId;
import org.volunteerledger.care.CarePolicy;
import org.volunteerledger.care.CareProvider;
import org.volunteerledger.care.CareRules;
import org.volunteerledger.care.CareVisitId;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.DueStatus;
import org.volunteerledger.care.DueVisit;
import org.volunteerledger.care.HealthNotes;
import org.volunteerledger.care.Measurement;
import org.volunteerledger.care.NewCarePlan;
import org.volunteerledger.care.NewRecipient;
import org.volunteerledger.care.NewVisit;
import org.volunteerledger.care.PairingProposal;
import org.volunteerledger.care.RecipientCategory;
import org.volunteerledger.care.RecipientData;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.care.VisitCycle;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.DocumentType;
import org.volunteerledger.people.IdentityDocument;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.storage.PageRequest;

/** What the contracts about care share: recipients, carers, and short words for what each of them needs. */
abstract class CareScenario extends ScenarioContract {

    static final String CONSENT = "Recipient.requireConsent: nobody is served or noted without a consent that holds";
    static final PageRequest ALL = PageRequest.first(1000);
    static final String NUMBER = "11010519491231002X";

    /** The first day of everything in these scenarios, before {@link #DAY}. */
    static final LocalDate START = LocalDate.of(2026, 2, 2);

    final Care care() {
        return ledger().care();
    }

    static CareRules rules() {
        return CareRules.always(CarePolicy.DEFAULT);
    }

    static LocalDate today() {
        return LocalDate.of(2026, 3, 31);
    }

    final AreaTree tree() {
        return ledger().places().treeOn(today());
    }

    final RecipientId recipient(AreaId home) {
        return care().recipients()
                .register(
                        command(),
                        recipient(home, List.of(CareConsent.to(ConsentPurpose.CARE, START.minusDays(30), null))));
    }

    static NewRecipient recipient(AreaId home, List<CareConsent> consents) {
        return new NewRecipient(
                RecipientData.named("Recipient"), List.of(RecipientCategory.EMPTY_NEST), home, START, consents);
    }

    final NewRecipient documented(String name) {
        return new NewRecipient(
                new RecipientData(new PersonalData(name, document(), null, "13900000000"), "3 号楼 2 单元"),
                List.of(RecipientCategory.LIMITED_MOBILITY),
                city().community(),
                START,
                List.of(CareConsent.to(ConsentPurpose.CARE, START, null)));
    }

    static IdentityDocument document() {
        return IdentityDocument.of(DocumentType.RESIDENT_ID, NUMBER, today());
    }

    final void consent(RecipientId id, ConsentPurpose purpose, LocalDate from, @Nullable LocalDate until) {
        care().recipients().consent(command(), id, CareConsent.to(purpose, from, until));
    }

    final VolunteerId carer(AreaId base) {
        VolunteerId volunteer = volunteer();
        care().pairings().registerCarer(command(), volunteer, base, 10);
        return volunteer;
    }

    final CarePairingId propose(PairingProposal proposal) {
        return care().pairings().propose(command(), List.of(proposal), rules()).get(0);
    }

    final CarePlanId plan(RecipientId recipient, LocalDate from) {
        return care().plans().issue(command(), newPlan(recipient, from));
    }

    final NewCarePlan newPlan(RecipientId recipient, LocalDate from) {
        return new NewCarePlan(
                recipient,
                CareProvider.of(city().organisation()),
                VisitCycle.weekly(),
                List.of("haircut", "company"),
                from);
    }

    /** A recipient with a plan, and a confirmed carer, from {@link #START} on. */
    final Served served() {
        Served served = new Served(recipient(city().community()), carer(city().community()));
        served.begin();
        return served;
    }

    static ServiceTime time(LocalDate day, String start) {
        return ServiceTime.between(at(day + "T" + start), at(day + "T" + start).plus(Duration.ofMinutes(30)), ZONE);
    }

    static NewVisit visit(Served served, LocalDate day, String start) {
        return NewVisit.of(served.recipient(), served.volunteer(), time(day, start), List.of("company"));
    }

    final CareVisitId record(NewVisit visit) {
        return care().visits().record(command(), visit, OPEN);
    }

    static HealthNotes notes() {
        return new HealthNotes(List.of(new Measurement("血压", "135/85 mmHg")), "睡眠不好。\n下周再量。");
    }

    final List<DueStatus> statuses(LocalDate from, LocalDate to, LocalDate today) {
        return care()
                .due()
                .list(null, from, to, EnumSet.allOf(DueStatus.class), today, PageRequest.first(100))
                .items()
                .stream()
                .map(DueVisit::status)
                .toList();
    }

    final int load(VolunteerId volunteer) {
        return care().pairings().carer(volunteer).orElseThrow().load();
    }

    final CarePairing pairing(Served served) {
        return care().pairings().of(served.volunteer(), ALL).items().get(0);
    }

    /** A recipient and the volunteer who cares. */
    final class Served {

        private final RecipientId recipient;
        private final VolunteerId volunteer;

        Served(RecipientId recipient, VolunteerId volunteer) {
            this.recipient = recipient;
            this.volunteer = volunteer;
        }

        RecipientId recipient() {
            return recipient;
        }

        VolunteerId volunteer() {
            return volunteer;
        }

        void begin() {
            itIs(START + "T08:00");
            care().pairings()
                    .confirm(command(), propose(new PairingProposal(recipient, volunteer, AreaLevel.COMMUNITY, 0)));
            plan(recipient, START);
            itIs(today() + "T12:00");
        }
    }
}
