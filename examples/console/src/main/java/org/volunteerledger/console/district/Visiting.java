package org.volunteerledger.console.district;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.care.Care;
import org.volunteerledger.care.CareConsent;
import org.volunteerledger.care.CarePairing;
import org.volunteerledger.care.CarePlans;
import org.volunteerledger.care.CarePolicy;
import org.volunteerledger.care.CareProvider;
import org.volunteerledger.care.CareRules;
import org.volunteerledger.care.CareVisits;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.NewCarePlan;
import org.volunteerledger.care.NewRecipient;
import org.volunteerledger.care.NewVisit;
import org.volunteerledger.care.Pairings;
import org.volunteerledger.care.RecipientCategory;
import org.volunteerledger.care.RecipientData;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.care.Recipients;
import org.volunteerledger.care.VisitCycle;
import org.volunteerledger.care.VisitOutcome;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.Age;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.PageRequest;

/**
 * The weekly visits: in each community a volunteer who serves in no activity of the year looks after five people, one on each of five
 * days. Now and then nobody is at home.
 */
final class Visiting {

    private static final int EACH = 5;
    private static final int MINUTES = 30;
    private static final int NOT_HOME_ONE_OF = 15;
    private static final int START = 9 * 60 + 30;
    private static final int WEEKS = 52;
    private static final String TASK = "company";
    private static final CareRules LIMIT = CareRules.always(CarePolicy.DEFAULT.withMaxRecipients(EACH));

    private final Steps steps;
    private final Care care;
    private final VolunteerLedger ledger;
    private final YearPlan plan;
    private final Site site;
    private final Force force;
    private final Persons persons;
    private final AccrualRules rules;
    private final List<CarePairing> pairings = new ArrayList<>();

    Visiting(Steps steps, VolunteerLedger ledger, YearPlan plan, Site site, Force force, Persons persons) {
        this.steps = steps;
        this.care = ledger.care();
        this.ledger = ledger;
        this.plan = plan;
        this.site = site;
        this.force = force;
        this.persons = persons;
        this.rules = ledger.policies().rules();
    }

    /** About what the visits of a year bring; the ledger knows it exactly. */
    static long predicted(DistrictFigures figures) {
        return (long) figures.stations() * EACH * WEEKS * MINUTES;
    }

    /** Registers who is visited and who visits, and agrees with them who comes to whom. */
    void prepare(Phases phases) {
        int count = site.communities().size() * EACH;
        phases.run("Care", "recipients", count, progress -> {
            List<RecipientId> recipients = recipients(count);
            registerCarers();
            pair(recipients);
            issuePlans(recipients);
            progress.at(count);
        });
    }

    /** Records the week that ends on a Sunday. */
    void visitOn(LocalDate day) {
        if (day.getDayOfWeek() != DayOfWeek.SUNDAY
                || day.getYear() != plan.figures().year()) {
            return;
        }
        List<NewVisit> visits = week(day);
        Chunks.forEach(visits, CareVisits.MAX_VISITS, (from, some) -> {
            String step = "visits-" + day + "-" + from;
            if (!steps.isDone(step)) {
                care.visits().recordAll(steps.command(step, Parties.CENTRE), some, rules);
            }
        });
    }

    private List<NewVisit> week(LocalDate sunday) {
        Map<VolunteerId, Integer> before = new HashMap<>();
        List<NewVisit> visits = new ArrayList<>();
        for (int i = 0; i < pairings.size(); i++) {
            CarePairing pairing = pairings.get(i);
            LocalDate day = sunday.minusDays(before.merge(pairing.volunteer(), 1, Integer::sum));
            if (day.getYear() == plan.figures().year()) {
                boolean met = (i + day.getDayOfYear()) % NOT_HOME_ONE_OF != 0;
                visits.add(new NewVisit(
                        pairing.recipient(),
                        pairing.volunteer(),
                        List.of(),
                        false,
                        time(day),
                        null,
                        met ? VisitOutcome.MET : VisitOutcome.NOT_HOME,
                        met ? List.of(TASK) : List.of(),
                        null));
            }
        }
        return visits;
    }

    private ServiceTime time(LocalDate day) {
        var start = day.atStartOfDay(ledger.zone()).plusMinutes(START).toInstant();
        return ServiceTime.between(start, start.plusSeconds(MINUTES * 60L), ledger.zone());
    }

    private List<RecipientId> recipients(int count) {
        List<CareConsent> consents = List.of(
                CareConsent.to(ConsentPurpose.CARE, plan.figures().first().minusDays(30), null));
        List<NewRecipient> wanted = IntStream.range(0, count)
                .mapToObj(i -> new NewRecipient(
                        RecipientData.named(persons.recipient(i)),
                        List.of(RecipientCategory.ELDERLY),
                        site.grids().get(i % site.communities().size()).get(i % 2),
                        null,
                        consents))
                .toList();
        List<RecipientId> ids = new ArrayList<>();
        Chunks.forEach(
                wanted,
                Recipients.MAX_RECIPIENTS,
                (from, some) -> ids.addAll(
                        care.recipients().registerAll(steps.command("recipients-" + from, Parties.CENTRE), some)));
        return ids;
    }

    private void registerCarers() {
        for (int community = 0; community < site.communities().size(); community++) {
            int volunteer = carer(community);
            String step = "carer-" + community;
            if (volunteer >= 0 && !steps.isDone(step)) {
                care.pairings()
                        .registerCarer(
                                steps.command(step, Parties.CENTRE),
                                force.volunteer(volunteer),
                                site.grids().get(community).get(0),
                                EACH);
            }
        }
    }

    /** Somebody of age in a team of the community who serves in no activity; -1 if there is nobody. The last one asks for back-fills. */
    private int carer(int community) {
        for (int team = 0; team < plan.sizes().count(); team++) {
            if (force.communityOf(team) == community) {
                for (int i = plan.sizes().end(team) - 2; i >= plan.sizes().first(team); i--) {
                    if (!plan.sizes().isActive(i) && force.isRegistered(i) && isAdult(i)) {
                        return i;
                    }
                }
            }
        }
        return -1;
    }

    private boolean isAdult(int volunteer) {
        return Age.on(Persons.birth(volunteer), plan.figures().first()) >= Age.ADULT;
    }

    private void pair(List<RecipientId> recipients) {
        if (!steps.isDone("pairings-0")) {
            Chunks.forEach(
                    care.pairings()
                            .suggest(ledger.places().treeOn(plan.figures().first()), site.district(), LIMIT),
                    Pairings.MAX_PAIRINGS,
                    (from, some) ->
                            care.pairings().propose(steps.command("pairings-" + from, Parties.CENTRE), some, LIMIT));
        }
        Chunks.forEach(
                recipients,
                PageRequest.MAX_LIMIT,
                (from, some) -> pairings.addAll(care.pairings()
                        .of(some, PageRequest.first(PageRequest.MAX_LIMIT))
                        .items()));
        Chunks.forEach(pairings, Pairings.MAX_PAIRINGS, (from, some) -> {
            if (!steps.isDone("pairings-confirmed-" + from)) {
                care.pairings()
                        .confirmAll(
                                steps.command("pairings-confirmed-" + from, Parties.CENTRE),
                                some.stream().map(CarePairing::id).toList());
            }
        });
    }

    private void issuePlans(List<RecipientId> recipients) {
        List<NewCarePlan> plans = IntStream.range(0, recipients.size())
                .mapToObj(i -> new NewCarePlan(
                        recipients.get(i),
                        provider(i % site.communities().size()),
                        VisitCycle.weekly(),
                        List.of(TASK),
                        plan.figures().first()))
                .toList();
        Chunks.forEach(
                plans,
                CarePlans.MAX_PLANS,
                (from, some) -> care.plans().issueAll(steps.command("care-plans-" + from, Parties.CENTRE), some));
    }

    /** The first team of the community. */
    private CareProvider provider(int community) {
        return new CareProvider(
                site.streetOffices().get(site.streetOf(community)),
                force.teams().get(community),
                null,
                force.categories().get(Vocabulary.CARE));
    }
}
