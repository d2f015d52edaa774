package org.volunteerledger.tck.article;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.care.Care;
import org.volunteerledger.care.CarePairing;
import org.volunteerledger.care.CarePolicy;
import org.volunteerledger.care.CareRules;
import org.volunteerledger.care.CareVisits;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.DueStatus;
import org.volunteerledger.care.DueVisit;
import org.volunteerledger.care.DueVisits;
import org.volunteerledger.care.HealthNotes;
import org.volunteerledger.care.Measurement;
import org.volunteerledger.care.NewVisit;
import org.volunteerledger.care.Recipient;
import org.volunteerledger.care.RecipientCategory;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.statistics.ReportRequest;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;

/** S8: 13 volunteers who are party members knock each week at the doors of five residents each, chosen by address; and one week not. */
final class S08KnockOfHappiness implements ArticleScenario {

    private static final int VOLUNTEERS = 13;
    private static final int EACH = 5;
    private static final int RECIPIENTS = 65;
    private static final int WEEKS = 52;
    private static final int MINUTES = 30;
    private static final int GRIDS = 4;
    private static final int BUILDINGS_EACH = 5;
    private static final LocalDate FIRST = LocalDate.of(2021, 10, 4);
    private static final AccrualRules OPEN = AccrualRules.always(AccrualPolicy.DEFAULT);
    private static final CareRules LIMIT = CareRules.always(CarePolicy.DEFAULT.withMaxRecipients(EACH));
    private static final HealthNotes MEASURED = new HealthNotes(List.of(new Measurement("血压", "130/80 mmHg")), null);

    @Override
    public String system() {
        return "S8";
    }

    @Override
    public String title() {
        return "Knock of happiness, Binzhou";
    }

    @Override
    public List<Figure> play(Stage stage) {
        stage.itIs(FIRST);
        Neighbourhood place = new Neighbourhood(stage, GRIDS, BUILDINGS_EACH);
        List<AreaId> buildings = place.buildings;
        List<RecipientId> recipients = place.residents(
                RECIPIENTS,
                RecipientCategory.ELDERLY,
                i -> buildings.get(i % buildings.size()),
                ConsentPurpose.CARE,
                ConsentPurpose.HEALTH);
        Map<VolunteerId, AreaId> bases = carers(stage, place);
        AreaTree tree = stage.ledger().places().treeOn(FIRST);
        List<CarePairing> pairings = place.pair(recipients, LIMIT);
        List<Figure> figures = new ArrayList<>(paired(place, pairings, recipients));
        figures.addAll(nearest(place, tree, pairings, bases));
        place.visitWeekly(recipients, List.of("blood pressure", "haircut", "company"), FIRST);
        figures.addAll(year(stage, place, pairings));
        figures.addAll(missedWeek(stage, place, pairings));
        return figures;
    }

    /** They live in the first three grids only, so that some have to go farther. */
    private static Map<VolunteerId, AreaId> carers(Stage stage, Neighbourhood place) {
        Map<VolunteerId, AreaId> bases = new HashMap<>();
        List<VolunteerId> volunteers = stage.volunteers(VOLUNTEERS);
        for (int i = 0; i < VOLUNTEERS; i++) {
            AreaId base = place.buildings.get(i);
            place.care().pairings().registerCarer(stage.command(), volunteers.get(i), base, EACH + 5);
            bases.put(volunteers.get(i), base);
        }
        return bases;
    }

    private static List<Figure> paired(Neighbourhood place, List<CarePairing> pairings, List<RecipientId> recipients) {
        Map<VolunteerId, Integer> loads = new HashMap<>();
        pairings.forEach(pairing -> loads.merge(pairing.volunteer(), 1, Integer::sum));
        Set<RecipientId> covered = new HashSet<>();
        pairings.forEach(pairing -> covered.add(pairing.recipient()));
        long buildings = recipients.stream()
                .filter(covered::contains)
                .map(id -> place.care().recipients().find(id).map(Recipient::home))
                .distinct()
                .count();
        return List.of(
                new Figure("recipients paired", RECIPIENTS, covered.size()),
                new Figure("pairings", RECIPIENTS, pairings.size()),
                new Figure("volunteers with recipients", VOLUNTEERS, loads.size()),
                new Figure(
                        "most recipients of one volunteer",
                        EACH,
                        loads.values().stream().mapToInt(i -> i).max().orElse(0)),
                new Figure("buildings covered", GRIDS * BUILDINGS_EACH, buildings));
    }

    /** As many as can be are looked after from the own building, and as many as can be of the rest from the own grid. */
    private static List<Figure> nearest(
            Neighbourhood place, AreaTree tree, List<CarePairing> pairings, Map<VolunteerId, AreaId> bases) {
        long within = count(pairings, AreaLevel.BUILDING);
        long near = within + count(pairings, AreaLevel.GRID);
        long possible = 0;
        Map<AreaId, Integer> living = new HashMap<>();
        for (int i = 0; i < RECIPIENTS; i++) {
            living.merge(place.buildings.get(i % place.buildings.size()), 1, Integer::sum);
        }
        for (AreaId building : place.buildings) {
            long room = EACH * bases.values().stream().filter(building::equals).count();
            possible += Math.min(room, living.getOrDefault(building, 0));
        }
        long possibleNear = 0;
        for (AreaId grid : place.grids) {
            Set<AreaId> inside = tree.subtree(grid);
            long room = EACH * bases.values().stream().filter(inside::contains).count();
            possibleNear += Math.min(
                    room,
                    inside.stream()
                            .mapToInt(area -> living.getOrDefault(area, 0))
                            .sum());
        }
        return List.of(
                new Figure("looked after from the own building", possible, within),
                new Figure("looked after from the own grid or nearer", possibleNear, near),
                Figure.holds("some have to come from farther away", near < RECIPIENTS));
    }

    private static long count(List<CarePairing> pairings, AreaLevel level) {
        return pairings.stream().filter(pairing -> pairing.nearness() == level).count();
    }

    private static List<Figure> year(Stage stage, Neighbourhood place, List<CarePairing> pairings) {
        LocalDate end = FIRST.plusWeeks(WEEKS);
        stage.itIs(end);
        List<NewVisit> visits = new ArrayList<>();
        for (int week = 0; week < WEEKS; week++) {
            visits.addAll(week(pairings, FIRST.plusWeeks(week).plusDays(week % 7)));
        }
        record(stage, place.care(), visits);
        LocalDate last = end.minusDays(1);
        ReportRequest request = ReportRequest.of(
                        List.of("organisation"),
                        List.of(Measure.MINUTES, Measure.BENEFICIARY_VISITS, Measure.VOLUNTEERS))
                .within(place.community);
        HourTable table = stage.ledger().reports().run(request, stage.today()).table();
        long number = (long) RECIPIENTS * WEEKS;
        return List.of(
                new Figure("visits in the year", number, place.care().visits().countMet(place.committee, FIRST, last)),
                new Figure(
                        "weeks done",
                        number,
                        list(place, FIRST, last, last, DueStatus.DONE).size()),
                new Figure(
                        "weeks not done",
                        0,
                        list(place, FIRST, last, end, DueStatus.DUE, DueStatus.MISSED, DueStatus.OVERDUE)
                                .size()),
                new Figure("minutes in the ledger", number * MINUTES, table.value(0, 0)),
                new Figure("beneficiary visits in the ledger", number, table.value(0, 1)),
                new Figure("volunteers in the ledger", VOLUNTEERS, table.value(0, 2)));
    }

    private static List<Figure> missedWeek(Stage stage, Neighbourhood place, List<CarePairing> pairings) {
        LocalDate monday = FIRST.plusWeeks(WEEKS);
        LocalDate sunday = monday.plusDays(6);
        stage.itIs(sunday);
        CarePairing missed = pairings.get(0);
        record(stage, place.care(), week(pairings.subList(1, pairings.size()), monday));
        List<DueVisit> onSunday = list(place, monday, sunday, sunday, DueStatus.DUE);
        stage.itIs(sunday.plusDays(1));
        List<DueVisit> overdue = list(place, FIRST, sunday, sunday.plusDays(1), DueStatus.OVERDUE);
        return List.of(
                new Figure("still due on Sunday", 1, onSunday.size()),
                new Figure("overdue on Monday", 1, overdue.size()),
                Figure.holds(
                        "it is the one who was missed",
                        overdue.stream().allMatch(each -> each.recipient().equals(missed.recipient()))));
    }

    /** Everybody is visited on the day, the five of each volunteer one after the other. */
    private static List<NewVisit> week(List<CarePairing> pairings, LocalDate day) {
        Map<VolunteerId, Instant> next = new HashMap<>();
        List<NewVisit> visits = new ArrayList<>();
        for (CarePairing pairing : pairings) {
            Instant start = next.getOrDefault(pairing.volunteer(), Stage.at(day, "09:00"));
            Instant end = start.plus(Duration.ofMinutes(MINUTES));
            next.put(pairing.volunteer(), end.plus(Duration.ofMinutes(10)));
            visits.add(NewVisit.of(
                            pairing.recipient(),
                            pairing.volunteer(),
                            new ServiceTime(day, start, end),
                            List.of("blood pressure", "company"))
                    .measuring(MEASURED));
        }
        return visits;
    }

    private static void record(Stage stage, Care care, List<NewVisit> visits) {
        for (int from = 0; from < visits.size(); from += CareVisits.MAX_VISITS) {
            List<NewVisit> batch = visits.subList(from, Math.min(visits.size(), from + CareVisits.MAX_VISITS));
            care.visits().recordAll(stage.command(), batch, OPEN);
        }
    }

    private static List<DueVisit> list(
            Neighbourhood place, LocalDate from, LocalDate to, LocalDate today, DueStatus... statuses) {
        List<AreaId> homes = place.buildings;
        LocalDate begin = to.minusDays(DueVisits.MAX_DAYS - 1L);
        List<DueVisit> all = new ArrayList<>();
        PageRequest page = PageRequest.first(RECIPIENTS / 2);
        do {
            Slice<DueVisit> slice = place.care()
                    .due()
                    .list(
                            homes,
                            from.isBefore(begin) ? begin : from,
                            to,
                            EnumSet.copyOf(List.of(statuses)),
                            today,
                            page);
            all.addAll(slice.items());
            page = page.after(slice.next());
        } while (page.after() != null);
        return all;
    }
}
