package org.volunteerledger.tck.article;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.care.CarePairing;
import org.volunteerledger.care.CarePolicy;
import org.volunteerledger.care.CareRules;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.Conversion;
import org.volunteerledger.care.NewVisit;
import org.volunteerledger.care.NewVolunteers;
import org.volunteerledger.care.RecipientCategory;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.care.VisitOutcome;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.Guardian;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.team.NewMember;
import org.volunteerledger.team.TeamId;
import org.volunteerledger.team.TeamRole;

/**
 * S7: people who were helped begin to help. The article gives no number, so the figures are what was played: of a hundred who register
 * in the year, 24 had been visited before.
 */
final class S07FromHelpedToHelper implements ArticleScenario {

    private static final LocalDate FIRST = LocalDate.of(2022, 1, 3);
    private static final LocalDate LAST = LocalDate.of(2022, 12, 30);
    private static final LocalDate REGISTRATION = LocalDate.of(2022, 6, 1);
    private static final LocalDate LATER = LocalDate.of(2022, 9, 1);
    private static final int CARERS = 8;
    private static final int EACH = 5;
    private static final int RECIPIENTS = CARERS * EACH;
    private static final int REGISTERED = 100;
    private static final int SERVED_BEFORE = 24;
    private static final int SERVED_AFTER = 4;
    private static final int NEVER_MET = 2;
    private static final int MINUTES = 30;
    private static final AccrualRules OPEN = AccrualRules.always(AccrualPolicy.DEFAULT);
    private static final CareRules LIMIT = CareRules.always(CarePolicy.DEFAULT.withMaxRecipients(EACH));

    @Override
    public String system() {
        return "S7";
    }

    @Override
    public String title() {
        return "From beneficiary to volunteer, Jizhou";
    }

    @Override
    public List<Figure> play(Stage stage) {
        stage.itIs(FIRST);
        Neighbourhood place = new Neighbourhood(stage, 1, CARERS);
        List<RecipientId> recipients = place.residents(
                RECIPIENTS, RecipientCategory.ELDERLY, i -> place.buildings.get(i % CARERS), ConsentPurpose.CARE);
        List<CarePairing> pairings = pair(stage, place, recipients);
        stage.itIs(REGISTRATION);
        visit(stage, place, pairings, recipients.subList(0, SERVED_BEFORE), FIRST.plusDays(7), VisitOutcome.MET);
        List<RecipientId> notMet = recipients.subList(SERVED_BEFORE, SERVED_BEFORE + NEVER_MET);
        visit(stage, place, pairings, notMet, FIRST.plusDays(8), VisitOutcome.NOT_HOME);
        int linked = SERVED_BEFORE + NEVER_MET + SERVED_AFTER;
        List<VolunteerId> volunteers = register(stage, place, REGISTERED);
        for (int i = 0; i < linked; i++) {
            place.care().recipients().link(stage.command(), recipients.get(i), volunteers.get(i));
        }
        stage.itIs(LATER);
        List<RecipientId> after = recipients.subList(SERVED_BEFORE + NEVER_MET, linked);
        visit(stage, place, pairings, after, REGISTRATION.plusDays(7), VisitOutcome.MET);
        List<Figure> figures = new ArrayList<>(share(place, linked));
        figures.addAll(helping(stage, place, recipients.get(linked), volunteers.get(0)));
        return figures;
    }

    private static List<CarePairing> pair(Stage stage, Neighbourhood place, List<RecipientId> recipients) {
        List<VolunteerId> carers = stage.volunteers(CARERS);
        for (int i = 0; i < CARERS; i++) {
            place.care().pairings().registerCarer(stage.command(), carers.get(i), place.buildings.get(i), EACH);
        }
        List<CarePairing> pairings = place.pair(recipients, LIMIT);
        place.visitWeekly(recipients, List.of("company"), FIRST);
        return pairings;
    }

    /** The recipients of each carer are visited one after the other. */
    private static void visit(
            Stage stage,
            Neighbourhood place,
            List<CarePairing> pairings,
            Collection<RecipientId> recipients,
            LocalDate day,
            VisitOutcome outcome) {
        Set<RecipientId> wanted = Set.copyOf(recipients);
        List<NewVisit> visits = new ArrayList<>();
        for (CarePairing pairing : pairings) {
            if (wanted.contains(pairing.recipient())) {
                ServiceTime time = after(stage, day, visits.size());
                List<String> done = outcome == VisitOutcome.MET ? List.of("company") : List.of();
                visits.add(new NewVisit(
                        pairing.recipient(), pairing.volunteer(), List.of(), false, time, null, outcome, done, null));
            }
        }
        place.care().visits().recordAll(stage.command(), visits, OPEN);
    }

    private static ServiceTime after(Stage stage, LocalDate day, int before) {
        return ServiceTime.between(
                Stage.at(day, "08:00").plus(Duration.ofMinutes((long) before * MINUTES)),
                Stage.at(day, "08:00").plus(Duration.ofMinutes((before + 1L) * MINUTES)),
                stage.zone());
    }

    private static List<VolunteerId> register(Stage stage, Neighbourhood place, int count) {
        List<People.NewVolunteer> people = IntStream.range(0, count)
                .mapToObj(i -> new People.NewVolunteer(
                        null, PersonalData.named("志愿者"), place.buildings.get(i % CARERS), REGISTRATION))
                .toList();
        return stage.ledger().people().registerAll(stage.command(), people);
    }

    private static List<Figure> share(Neighbourhood place, int linked) {
        NewVolunteers year = place.care().recipients().newVolunteers(place.buildings, FIRST, LAST);
        NewVolunteers before =
                place.care().recipients().newVolunteers(place.buildings, FIRST, REGISTRATION.minusDays(1));
        List<Conversion> pairs = place.care()
                .recipients()
                .conversions(PageRequest.first(PageRequest.MAX_LIMIT))
                .items();
        return List.of(
                new Figure("new volunteers of the year", REGISTERED, year.registered()),
                new Figure("of these served before", SERVED_BEFORE, year.servedBefore()),
                new Figure("share, in hundredths of a per cent", 2_400, year.shareInBasisPoints()),
                new Figure("new volunteers before June", 0, before.registered()),
                Figure.holds("everybody in both roles is listed", pairs.size() >= linked));
    }

    /** One of them is a recipient, a volunteer, a carer, a guardian and the leader of a team, and one person in every figure. */
    private static List<Figure> helping(Stage stage, Neighbourhood place, RecipientId helped, VolunteerId person) {
        TeamId team = stage.team("邻里互助队", place.committee, place.community);
        stage.ledger().memberships().join(stage.command(), new NewMember(team, person, TeamRole.LEADER, REGISTRATION));
        VolunteerId child = stage.ledger()
                .people()
                .register(
                        stage.command(),
                        new People.NewVolunteer(
                                null,
                                new PersonalData("志愿者", null, LATER.minusYears(12), null),
                                place.community,
                                LATER));
        stage.ledger().guardianConsents().give(stage.command(), child, Guardian.volunteer(person), LATER, null);
        place.care()
                .visits()
                .record(
                        stage.command(),
                        new NewVisit(
                                helped,
                                person,
                                List.of(),
                                true,
                                after(stage, LATER.minusDays(1), 0),
                                null,
                                VisitOutcome.MET,
                                List.of("company"),
                                null),
                        OPEN);
        HourTable table = stage.storage()
                .aggregate(HourQuery.of(
                        List.of(),
                        List.of(Measure.MINUTES, Measure.VOLUNTEERS),
                        HourFilter.SERVICE.within(FIRST, LAST).where(Dimension.VOLUNTEER, List.of(person.value()))));
        return List.of(
                new Figure("minutes of one who was helped", MINUTES, table.value(0, 0)),
                new Figure("who is one person in five roles", 1, table.value(0, 1)));
    }
}
