package org.volunteerledger.tck;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.volunteerledger.care.CareError;
import org.volunteerledger.care.CarePlanId;
import org.volunteerledger.care.CareProvider;
import org.volunteerledger.care.CareVisit;
import org.volunteerledger.care.CareVisitId;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.Conversion;
import org.volunteerledger.care.DueStatus;
import org.volunteerledger.care.NewCarePlan;
import org.volunteerledger.care.NewVisit;
import org.volunteerledger.care.PairingProposal;
import org.volunteerledger.care.PairingStatus;
import org.volunteerledger.care.Recipient;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.care.VisitCycle;
import org.volunteerledger.care.VisitOutcome;
import org.volunteerledger.care.VisitStatus;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.HoursError;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.ledger.Totals;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.StorageError;

/** Care plans and visits: which are expected, who may make them, and what becomes of them in the ledger. */
public abstract class CareVisitScenarioContract extends CareScenario {

    /** For subclasses. */
    protected CareVisitScenarioContract() {}

    @Test
    final void aRecipientWhoBecomesAVolunteerIsRecognised() {
        RecipientId id = care().recipients().register(command(), documented("王秀兰"));
        Expect.error(
                "Recipients.linkByDocument: the volunteer must be there",
                Refused.class,
                CareError.NO_SUCH_VOLUNTEER,
                () -> care().recipients().linkByDocument(command(), id));
        Served served = new Served(id, carer(city().community()));
        served.begin();
        record(visit(served, DAY, "09:00"));
        record(visit(served, DAY.plusDays(1), "09:00"));
        VolunteerId same = ledger().people()
                .register(
                        command(),
                        new org.volunteerledger.people.People.NewVolunteer(
                                null, new PersonalData("王秀兰", document(), null, null), null, DAY.plusDays(7)));
        Expect.equal("Recipients.linkByDocument", same, care().recipients().linkByDocument(command(), id));
        Conversion conversion = care().recipients().conversions(ALL).items().get(0);
        Expect.equal(
                "Conversion: the first visit, the registration",
                new Conversion(id, same, DAY, DAY.plusDays(7)),
                conversion);
        Expect.that("Conversion.servedBefore", conversion.servedBefore(), "false");
        Expect.error(
                "Recipients.link: one volunteer only",
                Refused.class,
                CareError.ALREADY_LINKED,
                () -> care().recipients().link(command(), id, served.volunteer()));
        RecipientId other = recipient(city().community());
        Expect.error(
                "Recipients.link: a volunteer is at most one recipient",
                Refused.class,
                StorageError.KEY_TAKEN,
                () -> care().recipients().link(command(), other, same));
    }

    @Test
    final void forgettingEndsTheCareAndLeavesVisitsAndHours() {
        Served served = served();
        consent(served.recipient(), ConsentPurpose.HEALTH, START, null);
        CareVisitId visit = record(visit(served, DAY, "09:00").measuring(notes()));
        care().recipients().forget(command(), served.recipient());
        Recipient forgotten = care().recipients().find(served.recipient()).orElseThrow();
        Expect.that(
                "Recipients.forget: key and data are gone",
                forgotten.key() == null && forgotten.data() == null,
                "kept");
        Expect.error(
                "Recipients.forget: nothing opens the notes any more",
                Refused.class,
                CareError.RECIPIENT_FORGOTTEN,
                () -> care().visits().readHealth(command(), visit));
        Expect.error(
                "Recipients.reveal: nor the name",
                Refused.class,
                CareError.RECIPIENT_FORGOTTEN,
                () -> care().recipients().reveal(command(), served.recipient()));
        Expect.equal("Recipients.forget: the hours stay", 30L, minutes(served.volunteer()));
        Expect.equal("Recipients.forget: the pairing ends", 0, load(served.volunteer()));
        Expect.error(
                "Recipients.forget: once",
                Refused.class,
                CareError.RECIPIENT_FORGOTTEN,
                () -> care().recipients().forget(command(), served.recipient()));
        Expect.error(
                "CareVisits: nobody visits who is no longer cared for",
                Refused.class,
                CareError.RECIPIENT_CLOSED,
                () -> record(visit(served, today(), "09:00")));
    }

    @Test
    final void careEndsWithTheRecipient() {
        Served served = served();
        care().recipients().close(command(), served.recipient());
        Expect.equal(
                "Recipients.close: the pairing ends",
                PairingStatus.ENDED,
                pairing(served).status());
        Expect.error(
                "Recipients.close: once",
                Refused.class,
                CareError.RECIPIENT_CLOSED,
                () -> care().recipients().close(command(), served.recipient()));
        Expect.error(
                "Pairings.propose: nobody who is no longer cared for",
                Refused.class,
                CareError.RECIPIENT_CLOSED,
                () -> propose(new PairingProposal(served.recipient(), served.volunteer(), AreaLevel.COMMUNITY, 0)));
    }

    @Test
    final void aRecipientHasOnePlanAtATime() {
        RecipientId recipient = recipient(city().community());
        CarePlanId first = plan(recipient, START);
        Expect.error(
                "CarePlans.issue: one open plan",
                Refused.class,
                CareError.PLAN_OPEN,
                () -> plan(recipient, START.plusDays(7)));
        Expect.error(
                "CarePlans.end: after its first day",
                Refused.class,
                CareError.OUT_OF_ORDER,
                () -> care().plans().end(command(), first, START));
        care().plans().end(command(), first, DAY);
        Expect.error(
                "CarePlans.end: once",
                Refused.class,
                CareError.NO_PLAN,
                () -> care().plans().end(command(), first, DAY));
        Expect.error(
                "CarePlans.issue: after the end of the one before",
                Refused.class,
                CareError.OUT_OF_ORDER,
                () -> plan(recipient, DAY.minusDays(1)));
        CarePlanId second = plan(recipient, DAY);
        Expect.equal(
                "CarePlans.on: the plan of the day",
                Optional.of(first),
                care().plans().on(recipient, DAY.minusDays(1)).map(p -> p.id()));
        Expect.equal(
                "CarePlans.on: the plan of the day",
                Optional.of(second),
                care().plans().on(recipient, DAY).map(p -> p.id()));
        Expect.error(
                "CarePlans.issueAll: different recipients",
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> care().plans().issueAll(command(), List.of(newPlan(recipient, DAY), newPlan(recipient, DAY))));
        RecipientId planless = recipient(city().community());
        Expect.equal(
                "CarePlans.withoutPlan: who has no open plan",
                List.of(planless),
                care().plans().withoutPlan(List.of(recipient, planless)));
        RecipientId without = care().recipients().register(command(), recipient(city().community(), List.of()));
        Expect.error(CONSENT, Refused.class, CareError.CONSENT_MISSING, () -> plan(without, DAY));
    }

    @Test
    final void aVisitBringsEachVisitorHoursOnceAndOneBeneficiaryVisit() {
        Served served = served();
        VolunteerId companion = volunteer();
        NewVisit visit = new NewVisit(
                served.recipient(),
                served.volunteer(),
                List.of(companion),
                false,
                time(DAY, "09:00"),
                null,
                VisitOutcome.MET,
                List.of("haircut", "company"),
                null);
        Command command = command();
        CareVisitId id = care().visits().record(command, visit, OPEN);
        Expect.equal(
                "CareVisits.record: sent again, recorded once",
                id,
                care().visits().record(command, visit, OPEN));
        Expect.equal("the visitor's hours", new Totals(30, 0, 1, 1, 1), totals(served.volunteer()));
        Expect.equal("the companion's hours, the recipient served once", new Totals(30, 0, 1, 0, 1), totals(companion));
        HourEntry entry = ledger().hours().entries(served.volunteer().account()).get(0);
        Expect.equal("the evidence is the visit", Evidence.VISIT, entry.evidence());
        Expect.equal(
                "the plan's organisation records",
                city().organisation().value(),
                entry.attribution().organisation());
        Expect.equal(
                "the area of the home",
                city().community().value(),
                entry.attribution().area());
        CareVisit kept = care().visits().find(id).orElseThrow();
        Expect.equal("what was done", List.of("haircut", "company"), kept.done());
        Expect.equal("an entry for each", 2, kept.entries().size());
        Expect.equal("CareVisits.countMet", 1L, care().visits().countMet(null, DAY, DAY));
        Expect.equal(
                "CareVisits.to",
                1,
                care().visits().to(served.recipient(), DAY, DAY, ALL).items().size());
        Expect.equal(
                "CareVisits.by",
                0,
                care().visits().by(companion, DAY, DAY, ALL).items().size());
    }

    @Test
    final void aVisitThatMetNobodyHasHoursButServesNobody() {
        Served served = served();
        NewVisit visit = new NewVisit(
                served.recipient(),
                served.volunteer(),
                List.of(),
                false,
                ServiceTime.on(DAY),
                20,
                VisitOutcome.NOT_HOME,
                List.of(),
                null);
        record(visit);
        Expect.equal("NOT_HOME: time was given, nobody served", new Totals(20, 0, 1, 0, 1), totals(served.volunteer()));
        Expect.equal("CareVisits.countMet", 0L, care().visits().countMet(null, DAY, DAY));
        Expect.error(
                "NewVisit: where nobody was met nothing was done",
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> new NewVisit(
                        served.recipient(),
                        served.volunteer(),
                        List.of(),
                        false,
                        ServiceTime.on(DAY),
                        20,
                        VisitOutcome.DECLINED,
                        List.of("haircut"),
                        null));
    }

    @Test
    final void visitsAreRefusedWithoutConsentPlanOrPairing() {
        Served served = served();
        VolunteerId stranger = volunteer();
        NewVisit strange = NewVisit.of(served.recipient(), stranger, time(DAY, "09:00"), List.of());
        Expect.error("CareVisits: the confirmed carer", Refused.class, CareError.NOT_PAIRED, () -> record(strange));
        record(new NewVisit(
                served.recipient(),
                stranger,
                List.of(),
                true,
                time(DAY, "09:00"),
                null,
                VisitOutcome.MET,
                List.of(),
                null));
        Expect.equal("CareVisits: cover needs no pairing", 30L, minutes(stranger));
        Expect.error(
                "CareVisits: measuring takes consent to health",
                Refused.class,
                CareError.CONSENT_MISSING,
                () -> record(visit(served, DAY, "10:00").measuring(notes())));
        Expect.error(
                "CareVisits: a plan on the day",
                Refused.class,
                CareError.NO_PLAN,
                () -> record(visit(served, START.minusDays(1), "10:00")));
        Expect.error(
                CONSENT,
                Refused.class,
                CareError.CONSENT_MISSING,
                () -> record(visit(served, START.minusDays(60), "10:00")));
        care().recipients().withdrawConsent(command(), served.recipient(), ConsentPurpose.CARE, DAY.plusDays(3));
        record(visit(served, DAY.plusDays(2), "10:00"));
        Expect.error(
                CONSENT,
                Refused.class,
                CareError.CONSENT_WITHDRAWN,
                () -> record(visit(served, DAY.plusDays(3), "10:00")));
    }

    @Test
    final void visitsOfOneCommandStandOrFallTogether() {
        Served served = served();
        List<NewVisit> overlapping = List.of(visit(served, DAY, "09:00"), visit(served, DAY, "09:15"));
        Expect.error(
                "CareVisits.recordAll: nobody is in two places",
                Refused.class,
                HoursError.OVERLAP,
                () -> care().visits().recordAll(command(), overlapping, OPEN));
        Expect.equal("CareVisits.recordAll: all or none", 0L, minutes(served.volunteer()));
        Expect.equal("CareVisits.recordAll: all or none", 0L, care().visits().countMet(null, DAY, DAY));
        Expect.error(
                "CareVisits: after it took place",
                Refused.class,
                HoursError.FUTURE,
                () -> record(visit(served, today().plusDays(1), "09:00")));
    }

    @Test
    final void aCorrectedVisitHasItsHoursOnceAndAVoidedOneNone() {
        Served served = served();
        CareVisitId id = record(visit(served, DAY, "09:00"));
        NewVisit longer = NewVisit.of(
                served.recipient(),
                served.volunteer(),
                ServiceTime.between(on("09:00"), on("10:00"), ZONE),
                List.of("company"));
        care().visits().correct(command(), id, longer, OPEN);
        Expect.equal(
                "CareVisits.correct: the hours as they were", new Totals(60, 0, 1, 1, 1), totals(served.volunteer()));
        RecipientId other = recipient(city().community());
        NewVisit another = NewVisit.of(other, served.volunteer(), time(DAY, "09:00"), List.of());
        Expect.error(
                "CareVisits.correct: of the same recipient",
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> care().visits().correct(command(), id, another, OPEN));
        care().visits().takeBack(command(), id, OPEN);
        Expect.equal("CareVisits.takeBack: no hours, no visit", 0L, minutes(served.volunteer()));
        Expect.equal(
                "VisitStatus",
                VisitStatus.VOIDED,
                care().visits().find(id).orElseThrow().status());
        Expect.equal(
                "CareVisits.countMet: without those taken back",
                0L,
                care().visits().countMet(null, DAY, DAY));
        Expect.error(
                "CareVisits.takeBack: once",
                Refused.class,
                CareError.VISIT_VOIDED,
                () -> care().visits().takeBack(command(), id, OPEN));
        Expect.error(
                "CareVisits.correct: not what was taken back",
                Refused.class,
                CareError.VISIT_VOIDED,
                () -> care().visits().correct(command(), id, longer, OPEN));
    }

    @Test
    final void measurementsAreSealedAndReadForAPurpose() {
        Served served = served();
        consent(served.recipient(), ConsentPurpose.HEALTH, START, null);
        CareVisitId id = record(visit(served, DAY, "09:00").measuring(notes()));
        String kept = care().visits().find(id).orElseThrow().toString();
        Expect.that("CareVisit: health is sealed", !kept.contains("135/85"), kept);
        Expect.equal(
                "CareVisits.readHealth", Optional.of(notes()), care().visits().readHealth(command(), id));
        Expect.error(
                "CareVisits.readHealth: for a purpose",
                InvalidInput.class,
                InputError.MISSING,
                () -> care().visits().readHealth(Command.of(name("read"), "nurse"), id));
        CareVisitId plain = record(visit(served, DAY, "10:00"));
        Expect.equal(
                "CareVisits.readHealth: nothing noted",
                Optional.empty(),
                care().visits().readHealth(command(), plain));
    }

    @Test
    final void aMissedWeekIsOverdueTheNextDayAndMissedOnceSomebodyCame() {
        Served served = served();
        // The plan begins on Monday, 2 February: its weeks end on Sundays.
        LocalDate sunday = LocalDate.of(2026, 2, 8);
        record(visit(served, sunday.plusDays(2), "09:00"));
        Expect.equal("DueVisit: within the window it is due", List.of(DueStatus.DUE), statuses(sunday, sunday, sunday));
        Expect.equal(
                "DueVisit: the day after, nobody having come, it is overdue",
                List.of(DueStatus.OVERDUE),
                statuses(sunday, sunday, sunday.plusDays(1)));
        Expect.equal(
                "DueVisit: somebody came since, so it is missed; the next is done, the one after due",
                List.of(DueStatus.MISSED, DueStatus.DONE, DueStatus.DUE),
                statuses(sunday, sunday.plusDays(14), sunday.plusDays(9)));
        Expect.equal(
                "DueVisits.list: of the areas asked for",
                0,
                care().due()
                        .list(
                                List.of(city().street()),
                                sunday,
                                sunday,
                                EnumSet.allOf(DueStatus.class),
                                sunday,
                                PageRequest.first(10))
                        .items()
                        .size());
        Expect.equal(
                "DueVisits.list: of the statuses asked for",
                0,
                care().due()
                        .list(null, sunday, sunday, Set.of(DueStatus.DONE), sunday, PageRequest.first(10))
                        .items()
                        .size());
    }

    @Test
    final void noVisitIsDueWithoutConsent() {
        Served served = served();
        record(visit(served, today().minusDays(1), "09:00"));
        care().recipients().withdrawConsent(command(), served.recipient(), ConsentPurpose.CARE, today());
        LocalDate sunday = LocalDate.of(2026, 4, 5);
        String rule = "DueVisit: none is expected without consent";
        Expect.equal(
                "DueVisit: what was missed before stays, and what was done",
                List.of(DueStatus.MISSED, DueStatus.DONE),
                statuses(sunday.minusDays(7), sunday, today()));
        Expect.equal(rule, List.of(), statuses(sunday.plusDays(1), sunday.plusDays(7), sunday.plusDays(7)));
        Expect.equal(rule, List.of(), statuses(sunday.plusDays(1), sunday.plusDays(7), sunday.plusDays(30)));

        LocalDate again = sunday.plusDays(9);
        consent(served.recipient(), ConsentPurpose.CARE, again, sunday.plusDays(25));
        LocalDate next = sunday.plusDays(14);
        Expect.equal(rule, List.of(), statuses(next, next, again.minusDays(1)));
        Expect.equal("DueVisit: with a new consent it is due", List.of(DueStatus.DUE), statuses(next, next, again));
        Expect.equal(
                "DueVisit: and overdue when it was not kept",
                List.of(DueStatus.OVERDUE),
                statuses(next, next, next.plusDays(1)));
        Expect.equal(
                "DueVisit: the end of the consent cuts the week short",
                List.of(DueStatus.OVERDUE),
                statuses(sunday.plusDays(21), sunday.plusDays(28), sunday.plusDays(40)));
    }

    @Test
    final void visitsThatMetNobodyFulfilNothing() {
        Served served = served();
        LocalDate sunday = LocalDate.of(2026, 2, 8);
        record(new NewVisit(
                served.recipient(),
                served.volunteer(),
                List.of(),
                false,
                ServiceTime.on(sunday),
                20,
                VisitOutcome.NOT_HOME,
                List.of(),
                null));
        CareVisitId voided = record(visit(served, sunday, "09:00"));
        Expect.equal("DueVisit", List.of(DueStatus.DONE), statuses(sunday, sunday, today()));
        care().visits().takeBack(command(), voided, OPEN);
        Expect.equal("DueVisit", List.of(DueStatus.OVERDUE), statuses(sunday, sunday, today()));
        care().recipients().close(command(), served.recipient());
        Expect.equal(
                "DueVisit: nothing is expected from the day on which the care ends",
                List.of(),
                statuses(today(), today().plusDays(14), today().plusDays(15)));
    }

    @Test
    final void dueVisitsComeInPagesOfRecipients() {
        for (int i = 0; i < 3; i++) {
            care().plans()
                    .issue(
                            command(),
                            new NewCarePlan(
                                    recipient(city().community()),
                                    CareProvider.of(city().organisation()),
                                    VisitCycle.on(EnumSet.of(DayOfWeek.MONDAY)),
                                    List.of("company"),
                                    START));
        }
        int seen = 0;
        PageRequest page = PageRequest.first(2);
        do {
            var slice = care().due().list(null, DAY, DAY, Set.of(DueStatus.DUE), DAY, page);
            seen += slice.items().size();
            page = page.after(slice.next());
        } while (page.after() != null);
        Expect.equal("DueVisits.list: every recipient once", 3, seen);
        Expect.error(
                "DueVisits.list: a bounded number of recipients",
                InvalidInput.class,
                InputError.OUT_OF_RANGE,
                () -> care().due().list(null, DAY, DAY, Set.of(), DAY, PageRequest.first(501)));
        Expect.error(
                "DueVisits.list: a bounded period",
                InvalidInput.class,
                InputError.OUT_OF_RANGE,
                () -> care().due().list(null, DAY, DAY.plusDays(366), Set.of(), DAY, PageRequest.first(1)));
    }
}
