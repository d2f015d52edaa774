package org.volunteerledger.aggregation.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.aggregation.Rollup;
import org.volunteerledger.aggregation.SortKey;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.HourEntry;

final class StandingRollUpTest {

    private static final List<Measure> KEPT = List.of(
            Measure.MINUTES, Measure.VOLUNTEERS, Measure.ENTRIES, Measure.PARTICIPATIONS, Measure.BENEFICIARY_VISITS);
    private static final Rollup DISTRICT =
            new Rollup("district", Map.of(0L, 7L, 1_000_000_007L, 7L, 2_000_000_014L, 8L, 5_000_000_035L, 8L));
    private static final List<StandingRollUp> MANY = List.of(
            StandingRollUp.sums(Dimension.VOLUNTEER),
            StandingRollUp.withVolunteers(Dimension.TEAM, Dimension.MONTH),
            StandingRollUp.withVolunteers(Dimension.AREA, Dimension.CATEGORY, Dimension.YEAR),
            StandingRollUp.withVolunteers(Dimension.CATEGORY, Dimension.WEEK),
            StandingRollUp.withVolunteers(Dimension.STATION, Dimension.DAY),
            StandingRollUp.sums(Dimension.EVIDENCE, Dimension.QUARTER),
            new StandingRollUp(List.of(new Grouping(Dimension.AREA, DISTRICT), Grouping.by(Dimension.MONTH)), true),
            StandingRollUp.overAnyPeriod(Dimension.CATEGORY, Dimension.AREA),
            new StandingRollUp(
                    List.of(new Grouping(Dimension.TEAM, DISTRICT)), StandingRollUp.Counting.OVER_ANY_PERIOD));

    private static HourColumns columns(List<StandingRollUp> rollUps) {
        return HourColumns.empty(Runnable::run, 1, rollUps);
    }

    @Test
    void rollUpsAnswerLikeThePlainAggregatorThroughEveryChange() {
        Map<HourExplanation.Way, Integer> ways = new EnumMap<>(HourExplanation.Way.class);
        for (int seed = 0; seed < 20; seed++) {
            HourColumns columns = columns(MANY);
            RandomLedger ledger = new RandomLedger(seed, columns, 30);
            Random random = new Random(seed);
            for (int step = 0; step < 6; step++) {
                ledger.grow(20 + 60 * step);
                HourView view = columns.view();
                for (int i = 0; i < 30; i++) {
                    HourQuery query = query(random, ledger.entries());
                    ways.merge(view.explain(query).way(), 1, Integer::sum);
                    assertThat(view.aggregate(query)).as("%s", query).isEqualTo(ledger.expected(query));
                }
            }
        }
        assertThat(ways.get(HourExplanation.Way.ROLL_UP)).isGreaterThan(1_000);
        assertThat(ways.get(HourExplanation.Way.INDEX)).isGreaterThan(500);
    }

    @Test
    void usualReportsLookAtNoRow() {
        HourColumns columns = columns(StandingRollUp.USUAL);
        RandomLedger ledger = new RandomLedger(77, columns, 40);
        ledger.grow(4_000);
        HourView view = columns.view();
        LocalDate month = LocalDate.of(2024, 12, 1);
        HourFilter service = HourFilter.SERVICE;
        for (HourQuery query : List.of(
                by(service, Dimension.TEAM, Dimension.MONTH),
                by(
                        service.within(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31)),
                        Dimension.AREA,
                        Dimension.CATEGORY),
                by(service.within(month, month.plusDays(30)).where(Dimension.TEAM, List.of(1_000_000_007L))),
                by(service, Dimension.PROJECT),
                HourQuery.of(
                        List.of(new Grouping(Dimension.AREA, DISTRICT), Grouping.by(Dimension.QUARTER)),
                        List.of(Measure.MINUTES),
                        service),
                HourQuery.of(
                        List.of(),
                        List.of(Measure.MINUTES, Measure.ENTRIES),
                        service.where(Dimension.VOLUNTEER, List.of(2_000_000_014L))))) {
            assertThat(view.explain(query))
                    .as("%s", query)
                    .isEqualTo(new HourExplanation(HourExplanation.Way.ROLL_UP, 0, 0, 4_000));
            assertThat(view.aggregate(query)).isEqualTo(ledger.expected(query));
            assertThat(query.measures()).isNotEmpty();
        }
    }

    @Test
    void whatRollUpsDoNotKeepIsScanned() {
        HourColumns columns = columns(StandingRollUp.USUAL);
        RandomLedger ledger = new RandomLedger(78, columns, 40);
        ledger.grow(2_000);
        HourView view = columns.view();
        LocalDate day = LocalDate.of(2024, 11, 20);
        HourFilter service = HourFilter.SERVICE;
        assertThat(view.explain(by(service.within(day, null))).way()).isEqualTo(HourExplanation.Way.INDEX);
        for (HourQuery query : List.of(
                by(HourFilter.EVERYTHING, Dimension.PROJECT),
                by(service.within(day, null), Dimension.TEAM, Dimension.MONTH),
                by(service.within(null, day), Dimension.PROJECT),
                by(service, Dimension.TEAM),
                by(service, Dimension.VOLUNTEER),
                by(service.where(Dimension.STATION, List.of(0L)), Dimension.PROJECT),
                HourQuery.of(List.of(Grouping.by(Dimension.PROJECT)), List.of(Measure.ACTIVITIES), service))) {
            assertThat(view.explain(query).way()).as("%s", query).isEqualTo(HourExplanation.Way.SCAN);
            assertThat(view.aggregate(query)).isEqualTo(ledger.expected(query));
        }
    }

    @Test
    void aViewKeepsWhatItKnew() {
        HourColumns columns = columns(StandingRollUp.USUAL);
        RandomLedger ledger = new RandomLedger(79, columns, 40);
        LocalDate from = LocalDate.of(2024, 11, 5);
        HourFilter period = HourFilter.SERVICE.within(from, from.plusDays(20));
        List<HourQuery> queries = List.of(
                by(HourFilter.SERVICE, Dimension.TEAM, Dimension.MONTH),
                by(HourFilter.SERVICE, Dimension.PROJECT),
                by(period, Dimension.AREA, Dimension.CATEGORY),
                by(period));
        ledger.grow(1_000);
        for (int step = 0; step < 20; step++) {
            HourView view = columns.view();
            List<HourTable> before = queries.stream().map(ledger::expected).toList();
            ledger.grow(40);
            HourView later = columns.view();
            assertThat(queries.stream().map(later::aggregate).toList())
                    .isEqualTo(queries.stream().map(ledger::expected).toList());
            ledger.takeBackSome(5);
            assertThat(queries.stream().map(view::aggregate).toList()).isEqualTo(before);
        }
    }

    @Test
    void reportsByMappingsOfTheMomentAreLearntAndKept() {
        HourColumns columns = columns(StandingRollUp.USUAL);
        RandomLedger ledger = new RandomLedger(80, columns, 40);
        Random random = new Random(80);
        ledger.grow(500);
        int learnt = 0;
        for (int step = 0; step < 60; step++) {
            // Areas move now and then; two mappings are asked for in turn, and more than are kept.
            Rollup districts = moved(step / 10 + random.nextInt(2) * 100);
            HourQuery query = HourQuery.of(
                    List.of(new Grouping(Dimension.AREA, districts), Grouping.by(Dimension.MONTH)),
                    KEPT,
                    HourFilter.SERVICE);
            ledger.grow(random.nextInt(200));
            HourView view = columns.view();
            learnt += view.explain(query).way() == HourExplanation.Way.ROLL_UP ? 1 : 0;
            assertThat(view.aggregate(query)).as("step %s", step).isEqualTo(ledger.expected(query));
            assertThat(view.explain(query).way()).isEqualTo(HourExplanation.Way.ROLL_UP);
            assertThat(view.aggregate(query)).as("again at step %s", step).isEqualTo(ledger.expected(query));
            if (step % 7 == 0) {
                ledger.grow(30);
                HourView later = columns.view();
                assertThat(later.aggregate(query)).isEqualTo(ledger.expected(query));
            }
        }
        assertThat(learnt).isBetween(40, 59);
    }

    @Test
    void whatNobodyMeantToBeQuickIsNotLearnt() {
        HourColumns columns = columns(StandingRollUp.USUAL);
        RandomLedger ledger = new RandomLedger(81, columns, 40);
        ledger.grow(500);
        HourView view = columns.view();
        Rollup some = moved(1);
        for (HourQuery query : List.of(
                HourQuery.of(List.of(new Grouping(Dimension.STATION, some)), KEPT, HourFilter.SERVICE),
                HourQuery.of(
                        List.of(new Grouping(Dimension.AREA, some), Grouping.by(Dimension.MONTH)),
                        List.of(Measure.ACTIVITIES, Measure.VOLUNTEERS),
                        HourFilter.SERVICE),
                HourQuery.of(
                        List.of(new Grouping(Dimension.AREA, some), Grouping.by(Dimension.MONTH)),
                        KEPT,
                        HourFilter.EVERYTHING))) {
            assertThat(view.aggregate(query)).isEqualTo(ledger.expected(query));
            assertThat(view.explain(query).way()).isEqualTo(HourExplanation.Way.SCAN);
        }
    }

    private static Rollup moved(int seed) {
        Random random = new Random(seed);
        Map<Long, Long> groups = new HashMap<>();
        for (long area = 0; area < 25; area++) {
            groups.put(area * 1_000_000_007L, 1L + random.nextInt(4));
        }
        return new Rollup("district", groups);
    }

    @Test
    void daysFarFromAllOthersAreScannedForUntilTheyAreTakenBack() {
        HourColumns columns = columns(StandingRollUp.USUAL);
        RandomLedger ledger = new RandomLedger(82, columns, 40);
        ledger.grow(300);
        LocalDate far = LocalDate.of(1900, 1, 1);
        int row = ledger.grantOn(far);
        HourQuery query = by(HourFilter.SERVICE.within(far, LocalDate.of(2024, 11, 30)));

        assertThat(columns.view().explain(query).way()).isEqualTo(HourExplanation.Way.SCAN);
        assertThat(columns.view().aggregate(query)).isEqualTo(ledger.expected(query));

        ledger.takeBack(row);
        assertThat(columns.view().explain(query).way()).isEqualTo(HourExplanation.Way.INDEX);
        assertThat(columns.view().aggregate(query)).isEqualTo(ledger.expected(query));
    }

    @Test
    void aRollUpHasOneDimensionOfTimeAtMost() {
        assertThatThrownBy(() -> StandingRollUp.sums(Dimension.MONTH, Dimension.DAY))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> StandingRollUp.sums()).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> StandingRollUp.overAnyPeriod(Dimension.DAY)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> StandingRollUp.sums(Dimension.TEAM, Dimension.TEAM))
                .isInstanceOf(InvalidInput.class);
        assertThat(StandingRollUp.overAnyPeriod().by()).isEmpty();
    }

    private static HourQuery by(HourFilter filter, Dimension... dimensions) {
        return HourQuery.of(List.of(dimensions).stream().map(Grouping::by).toList(), KEPT, filter);
    }

    /** A query that some roll-up of {@link #MANY} might answer. */
    private static HourQuery query(Random random, List<HourEntry> entries) {
        StandingRollUp target = MANY.get(random.nextInt(MANY.size()));
        List<Grouping> by = new ArrayList<>();
        HourFilter filter = HourFilter.SERVICE;
        for (Grouping column : target.by()) {
            Dimension dimension = column.dimension();
            List<Long> keys = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                keys.add(dimension.keyOf(entries.get(random.nextInt(entries.size()))));
            }
            int choice = random.nextInt(5);
            if (choice > 0) {
                by.add(random.nextInt(by.size() + 1), choice == 1 ? coarser(column) : column);
            }
            if (!keys.isEmpty() && random.nextBoolean()) {
                filter = filter.where(dimension, choice == 0 ? keys.subList(0, 1) : keys);
            }
        }
        boolean sums = random.nextInt(3) == 0;
        List<SortKey> order =
                random.nextInt(4) == 0 && !by.isEmpty() ? List.of(new SortKey(by.size(), true)) : List.of();
        int top = random.nextInt(4) == 0 ? 1 + random.nextInt(9) : HourQuery.MAX_GROUPS;
        List<Measure> measures = sums || !target.counts() ? List.of(Measure.MINUTES, Measure.ENTRIES) : KEPT;
        return new HourQuery(by, measures, period(random, filter, entries), order, top);
    }

    private static Grouping coarser(Grouping column) {
        return switch (column.dimension()) {
            case DAY -> Grouping.by(Dimension.WEEK);
            case MONTH -> Grouping.by(Dimension.QUARTER);
            case QUARTER -> Grouping.by(Dimension.YEAR);
            case STATION, TEAM -> new Grouping(column.dimension(), DISTRICT);
            default -> column;
        };
    }

    private static HourFilter period(Random random, HourFilter filter, List<HourEntry> entries) {
        LocalDate day = entries.get(random.nextInt(entries.size())).time().day();
        LocalDate month = day.with(TemporalAdjusters.firstDayOfMonth());
        return switch (random.nextInt(9)) {
            case 0 ->
                filter.within(month, month.plusMonths(1 + random.nextInt(3)).minusDays(1));
            case 1 -> filter.within(day.withDayOfYear(1), null);
            case 2 -> filter.within(null, day);
            case 3 -> filter.within(LocalDate.of(2000, 2, 2), LocalDate.of(2100, 2, 2));
            case 4, 5, 6 -> filter.within(day.minusDays(random.nextInt(60)), day.plusDays(random.nextInt(90)));
            default -> filter;
        };
    }
}
