package org.volunteerledger.tck;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.volunteerledger.care.CareError;
import org.volunteerledger.care.CarePairing;
import org.volunteerledger.care.CarePairingId;
import org.volunteerledger.care.CarePolicy;
import org.volunteerledger.care.CareRules;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.HandOver;
import org.volunteerledger.care.NewVisit;
import org.volunteerledger.care.PairingProposal;
import org.volunteerledger.care.PairingStatus;
import org.volunteerledger.care.Recipient;
import org.volunteerledger.care.RecipientCategory;
import org.volunteerledger.care.RecipientData;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.policy.PolicyError;
import org.volunteerledger.storage.StorageError;

/** Recipients and their consent, and who cares for whom. */
public abstract class CareScenarioContract extends CareScenario {

    /** For subclasses. */
    protected CareScenarioContract() {}

    @Test
    final void recipientsAreFoundByDocumentAndShownForAPurposeOnly() {
        RecipientId id = care().recipients().register(command(), documented("王秀兰"));
        Recipient recipient = care().recipients().byDocument(document()).orElseThrow();
        Expect.equal("Recipients.byDocument: by the keyed look-up value", id, recipient.id());
        Expect.that("a record shows no personal data", !recipient.toString().contains("王秀兰"), recipient.toString());
        RecipientData data = care().recipients().reveal(by("nurse").because("first visit"), id);
        Expect.equal(
                "Recipients.reveal: the data comes back", "王秀兰", data.person().name());
        Expect.equal(
                "Recipients.reveal: the address too", Optional.of("3 号楼 2 单元"), Optional.ofNullable(data.address()));
        Expect.error(
                "Recipients.reveal: the purpose is the reason of the command",
                InvalidInput.class,
                InputError.MISSING,
                () -> care().recipients().reveal(Command.of(name("read"), "nurse"), id));
        Expect.error(
                "Recipient: identity documents are unique",
                Refused.class,
                StorageError.KEY_TAKEN,
                () -> care().recipients().register(command(), documented("王秀兰")));
    }

    @Test
    final void recipientsAreListedByHomeAndCountedByMainCategory() {
        RecipientId one = recipient(city().community());
        recipient(city().street());
        Expect.equal(
                "Recipients.list: of the areas asked for",
                List.of(one),
                care().recipients().list(List.of(city().community()), null, ALL).items().stream()
                        .map(Recipient::id)
                        .toList());
        Expect.equal(
                "Recipients.countByCategory: by the main category",
                2L,
                care().recipients().countByCategory().get(RecipientCategory.EMPTY_NEST));
        Expect.equal(
                "Recipients.list: of one main category",
                0,
                care().recipients()
                        .list(null, RecipientCategory.DISABLED, ALL)
                        .items()
                        .size());
        care().recipients()
                .update(
                        command(),
                        one,
                        RecipientData.named("Other"),
                        List.of(RecipientCategory.DISABLED, RecipientCategory.of("LOCAL_1")),
                        city().street());
        Expect.equal(
                "Recipients.update: category and home are replaced",
                List.of(one),
                care().recipients().list(List.of(city().street()), RecipientCategory.DISABLED, ALL).items().stream()
                        .map(Recipient::id)
                        .toList());
    }

    @Test
    final void nobodyCaresForThemselves() {
        RecipientId recipient = recipient(city().community());
        VolunteerId volunteer = carer(city().community());
        CarePairingId early = propose(new PairingProposal(recipient, volunteer, AreaLevel.COMMUNITY, 0));
        care().recipients().link(command(), recipient, volunteer);
        String rule = "Recipient.volunteer: nobody serves themselves";
        Expect.error(
                rule, Refused.class, CareError.OWN_CARE, () -> care().pairings().confirm(command(), early));
        care().pairings().decline(command(), early);
        Expect.equal(
                "Pairings.suggest: somebody else",
                List.of(),
                care().pairings().suggest(tree(), city().community(), rules()));
        Expect.error(
                rule,
                Refused.class,
                CareError.OWN_CARE,
                () -> propose(new PairingProposal(recipient, volunteer, AreaLevel.COMMUNITY, 0)));
        VolunteerId other = carer(city().community());
        Expect.equal(
                "Pairings.suggest: somebody else",
                List.of(new PairingProposal(recipient, other, AreaLevel.COMMUNITY, 0)),
                care().pairings().suggest(tree(), city().community(), rules()));
        Served served = new Served(recipient, other);
        served.begin();
        NewVisit visit = visit(served, START, "09:00");
        NewVisit cover = new NewVisit(
                recipient, volunteer, List.of(), true, visit.time(), null, visit.outcome(), visit.done(), null);
        NewVisit along = new NewVisit(
                recipient, other, List.of(volunteer), false, visit.time(), null, visit.outcome(), visit.done(), null);
        Expect.error(rule, Refused.class, CareError.OWN_CARE, () -> record(cover));
        Expect.error(rule, Refused.class, CareError.OWN_CARE, () -> record(along));
    }

    @Test
    final void consentBeginsEndsAndIsWithdrawn() {
        RecipientId id = care().recipients().register(command(), recipient(city().community(), List.of()));
        VolunteerId volunteer = carer(city().community());
        PairingProposal proposal = new PairingProposal(id, volunteer, AreaLevel.COMMUNITY, 0);
        Expect.error(CONSENT, Refused.class, CareError.CONSENT_MISSING, () -> propose(proposal));
        consent(id, ConsentPurpose.CARE, today().plusDays(1), null);
        Expect.error(CONSENT, Refused.class, CareError.CONSENT_MISSING, () -> propose(proposal));
        care().recipients().withdrawConsent(command(), id, ConsentPurpose.CARE, today().plusDays(1));
        consent(id, ConsentPurpose.CARE, START, today().minusDays(1));
        Expect.error(CONSENT, Refused.class, CareError.CONSENT_EXPIRED, () -> propose(proposal));
        consent(id, ConsentPurpose.CARE, today(), null);
        Expect.error(
                "Recipients.consent: no two consents to a purpose on one day",
                Refused.class,
                CareError.CONSENT_HELD,
                () -> consent(id, ConsentPurpose.CARE, today().plusDays(5), null));
        care().recipients().withdrawConsent(command(), id, ConsentPurpose.CARE, today());
        Expect.error(CONSENT, Refused.class, CareError.CONSENT_WITHDRAWN, () -> propose(proposal));
        Expect.error(
                "Recipients.withdrawConsent: only one that holds",
                Refused.class,
                CareError.CONSENT_WITHDRAWN,
                () -> care().recipients().withdrawConsent(command(), id, ConsentPurpose.CARE, today()));
    }

    @Test
    final void theNearestWithTheFewestAreProposedUpToTheLimit() {
        AreaId grid = area("grid-1", AreaLevel.GRID, city().community());
        AreaId building = area("building-1", AreaLevel.BUILDING, grid);
        AreaId other = area("building-2", AreaLevel.BUILDING, grid);
        VolunteerId near = carer(building);
        VolunteerId far = carer(city().community());
        RecipientId first = recipient(building);
        RecipientId second = recipient(building);
        RecipientId third = recipient(other);
        RecipientId fourth = recipient(other);
        CareRules rules = CareRules.always(CarePolicy.DEFAULT.withMaxRecipients(2));
        recipient(city().district());
        care().recipients().register(command(), recipient(building, List.of()));
        List<PairingProposal> proposals = care().pairings().suggest(tree(), city().district(), rules);
        Expect.equal(
                "Pairings.suggest: nearest first, nobody above the limit, nobody without consent or beyond the community",
                List.of(
                        new PairingProposal(first, near, AreaLevel.BUILDING, 0),
                        new PairingProposal(second, near, AreaLevel.BUILDING, 1),
                        new PairingProposal(third, far, AreaLevel.COMMUNITY, 0),
                        new PairingProposal(fourth, far, AreaLevel.COMMUNITY, 1)),
                proposals);
        care().pairings().propose(command(), proposals, rules);
        Expect.equal("Carer.load: the open pairings", 2, load(near));
        Expect.equal(
                "Pairings.suggest: only who has nobody",
                List.of(),
                care().pairings().suggest(tree(), city().district(), rules));
        PairingProposal more = new PairingProposal(recipient(building), near, AreaLevel.BUILDING, 2);
        Expect.error(
                "Pairings.propose: nobody above the limit",
                Refused.class,
                CareError.LOAD_LIMIT,
                () -> care().pairings().propose(command(), List.of(more), rules));
        Expect.error(
                "Pairings.suggest: an area of the tree",
                Refused.class,
                () -> care().pairings().suggest(tree(), new AreaId(1), rules));
    }

    @Test
    final void theLimitHoldsWithinOneCommandAndForTheCarersOwnWish() {
        VolunteerId volunteer = volunteer();
        care().pairings().registerCarer(command(), volunteer, city().community(), 1);
        List<PairingProposal> two = List.of(
                new PairingProposal(recipient(city().community()), volunteer, AreaLevel.COMMUNITY, 0),
                new PairingProposal(recipient(city().community()), volunteer, AreaLevel.COMMUNITY, 0));
        Expect.error(
                "Carer.limit: the lesser of the carer's wish and the policy",
                Refused.class,
                CareError.LOAD_LIMIT,
                () -> care().pairings().propose(command(), two, rules()));
        Expect.equal("Pairings.propose: all or none", 0, load(volunteer));
        PairingProposal same = two.get(0);
        VolunteerId roomy = carer(city().community());
        PairingProposal again = new PairingProposal(same.recipient(), roomy, AreaLevel.COMMUNITY, 0);
        Expect.error(
                "Pairings.propose: a recipient once",
                Refused.class,
                CareError.ALREADY_PAIRED,
                () -> care().pairings().propose(command(), List.of(again, again), rules()));
        propose(again);
        Expect.error(
                "Pairings.propose: a recipient has one carer",
                Refused.class,
                CareError.ALREADY_PAIRED,
                () -> propose(same));
    }

    @Test
    final void theLimitHoldsForProposalsAtTheSameMoment() {
        VolunteerId volunteer = volunteer();
        care().pairings().registerCarer(command(), volunteer, city().community(), 2);
        List<RecipientId> recipients = IntStream.range(0, 6)
                .mapToObj(i -> recipient(city().community()))
                .toList();
        Workers workers = new Workers();
        AtomicInteger refused = new AtomicInteger();
        for (RecipientId recipient : recipients) {
            PairingProposal proposal = new PairingProposal(recipient, volunteer, AreaLevel.COMMUNITY, 0);
            Command command = command();
            workers.start(() -> {
                try {
                    Workers.untilNotBusy(() -> care().pairings().propose(command, List.of(proposal), rules()));
                } catch (Refused e) {
                    Expect.equal("Pairings.propose: nobody above the limit", CareError.LOAD_LIMIT, e.code());
                    refused.incrementAndGet();
                }
            });
        }
        workers.join();
        Expect.equal("Pairings.propose: as many as the limit, the others refused", 4, refused.get());
        Expect.equal("Carer.load", 2, load(volunteer));
    }

    @Test
    final void onlyRegisteredCarersAreProposed() {
        RecipientId recipient = recipient(city().community());
        VolunteerId stranger = volunteer();
        Expect.error(
                "Pairings.propose: a carer",
                Refused.class,
                CareError.NOT_A_CARER,
                () -> propose(new PairingProposal(recipient, stranger, AreaLevel.COMMUNITY, 0)));
        VolunteerId gone = carer(city().community());
        ledger().people().withdraw(command(), gone);
        Expect.error(
                "Pairings.propose: a registered volunteer",
                Refused.class,
                CareError.NOT_REGISTERED,
                () -> propose(new PairingProposal(recipient, gone, AreaLevel.COMMUNITY, 0)));
        Expect.error(
                "Pairings.registerCarer: a registered volunteer",
                Refused.class,
                CareError.NOT_REGISTERED,
                () -> care().pairings().registerCarer(command(), gone, city().community(), 5));
        VolunteerId left = carer(city().community());
        care().pairings().leave(command(), left);
        Expect.error(
                "Pairings.propose: one who has not left",
                Refused.class,
                CareError.NOT_A_CARER,
                () -> propose(new PairingProposal(recipient, left, AreaLevel.COMMUNITY, 0)));
    }

    @Test
    final void aPairingNeedsTheVolunteersYes() {
        RecipientId recipient = recipient(city().community());
        VolunteerId volunteer = carer(city().community());
        PairingProposal proposal = new PairingProposal(recipient, volunteer, AreaLevel.COMMUNITY, 0);
        CarePairingId declined = propose(proposal);
        care().pairings().decline(command(), declined);
        Expect.equal("Pairings.decline: the load goes down", 0, load(volunteer));
        Expect.error(
                "PairingStatus: a declined pairing is not confirmed",
                Refused.class,
                CareError.WRONG_STATUS,
                () -> care().pairings().confirm(command(), declined));
        CarePairingId id = propose(proposal);
        care().pairings().confirm(command(), id);
        Expect.error(
                "PairingStatus: confirmed once",
                Refused.class,
                CareError.WRONG_STATUS,
                () -> care().pairings().confirm(command(), id));
        Expect.error(
                "PairingStatus: a confirmed pairing is not declined",
                Refused.class,
                CareError.WRONG_STATUS,
                () -> care().pairings().decline(command(), id));
        Expect.error(
                "Pairings.leave: whoever cares for somebody hands over",
                Refused.class,
                CareError.HAS_PAIRINGS,
                () -> care().pairings().leave(command(), volunteer));
        care().pairings().end(command(), id, "MOVED_AWAY");
        Expect.equal(
                "Pairings.end: with its reason",
                Optional.of("MOVED_AWAY"),
                care().pairings().find(id).map(CarePairing::reason));
        Expect.error(
                "PairingStatus: ended once",
                Refused.class,
                CareError.WRONG_STATUS,
                () -> care().pairings().end(command(), id, "AGAIN"));
        Expect.equal(
                "Pairings.of: the history of the volunteer",
                2,
                care().pairings().of(volunteer, ALL).items().size());
        Expect.equal(
                "Pairings.of: the history of the recipient",
                2,
                care().pairings().of(List.of(recipient), ALL).items().size());
        Expect.equal(
                "Pairings.list: of a status",
                List.of(declined),
                care().pairings().list(PairingStatus.DECLINED, ALL).items().stream()
                        .map(CarePairing::id)
                        .toList());
    }

    @Test
    final void whoeverLeavesHandsOverToOthersNearBy() {
        VolunteerId leaving = carer(city().community());
        List<RecipientId> recipients =
                List.of(recipient(city().community()), recipient(city().community()), recipient(city().community()));
        List<CarePairingId> old = care().pairings()
                .propose(command(), care().pairings().suggest(tree(), city().community(), rules()), rules());
        care().pairings().confirmAll(command(), old);
        VolunteerId successor = volunteer();
        care().pairings().registerCarer(command(), successor, city().community(), 2);
        HandOver handOver = care().pairings().handOver(command(), leaving, tree(), rules());
        Expect.equal(
                "Pairings.handOver: up to the limit of the successor",
                2,
                handOver.proposed().size());
        Expect.equal(
                "Pairings.handOver: who is left is named", 1, handOver.left().size());
        handOver.proposed().forEach(id -> {
            CarePairing pairing = care().pairings().find(id).orElseThrow();
            Expect.equal("Pairings.handOver: proposed, not assigned", PairingStatus.PROPOSED, pairing.status());
            Expect.equal("Pairings.handOver: to somebody else", successor, pairing.volunteer());
        });
        old.forEach(id -> Expect.equal(
                "Pairings.handOver: the old pairings end",
                PairingStatus.ENDED,
                care().pairings().find(id).orElseThrow().status()));
        Expect.equal("Carer.load", 2, load(successor));
        Expect.equal("Carer.load", 0, load(leaving));
        Expect.equal(
                "Pairings.suggest: who was left can be proposed later",
                recipients.contains(handOver.left().get(0)),
                true);
        Expect.error(
                "Pairings.handOver: once",
                Refused.class,
                CareError.NOT_A_CARER,
                () -> care().pairings().handOver(command(), leaving, tree(), rules()));
        VolunteerId none = volunteer();
        Expect.error(
                "Pairings.handOver: a carer",
                Refused.class,
                CareError.NOT_A_CARER,
                () -> care().pairings().handOver(command(), none, tree(), rules()));
        care().pairings().registerCarer(command(), leaving, city().community(), 5);
        Expect.equal(
                "Pairings.registerCarer: takes back who had left",
                Optional.empty(),
                care().pairings().carer(leaving).map(carer -> carer.leftOn()));
    }

    @Test
    final void aHandOverSentAgainAnswersAlike() {
        VolunteerId leaving = carer(city().community());
        propose(new PairingProposal(recipient(city().community()), leaving, AreaLevel.COMMUNITY, 0));
        Command command = command();
        HandOver first = care().pairings().handOver(command, leaving, tree(), rules());
        Expect.equal(
                "CommandRunner: a repeated request is answered as the first",
                first,
                care().pairings().handOver(command, leaving, tree(), rules()));
    }

    @Test
    final void theLimitIsADatedPolicyOfTheArea() {
        ledger().localPolicies()
                .set(command(), CarePolicy.SUBJECT, null, START, null, CarePolicy.DEFAULT.withMaxRecipients(3));
        ledger().localPolicies()
                .set(
                        command(),
                        CarePolicy.SUBJECT,
                        city().street(),
                        START,
                        DAY,
                        CarePolicy.DEFAULT.withMaxRecipients(2));
        CareRules rules = CareRules.of(ledger().localPolicies().book(CarePolicy.SUBJECT));
        Expect.equal(
                "CareRules.of: the most specific area",
                2,
                rules.policyOn(DAY, city().community()).maxRecipients());
        Expect.equal(
                "CareRules.of: after its end the one around",
                3,
                rules.policyOn(DAY.plusDays(1), city().community()).maxRecipients());
        Expect.equal(
                "CareRules.of: everywhere",
                3,
                rules.policyOn(DAY, city().district()).maxRecipients());
        Expect.equal(
                "CareRules.of: before the first the default",
                5,
                rules.policyOn(START.minusDays(1), city().district()).maxRecipients());
        Expect.error(
                "LocalPolicies.set: one policy of an area at a time",
                Refused.class,
                PolicyError.CLASH,
                () -> ledger().localPolicies()
                        .set(command(), CarePolicy.SUBJECT, city().street(), DAY, null, CarePolicy.DEFAULT));
    }
}
