package org.volunteerledger.aggregation.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.volunteerledger.aggregation.AggregationError;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;

final class HourColumnsTest {

    private static final Executor CALLER = Runnable::run;
    private static final List<Measure> ALL = List.of(Measure.values());

    private static HourQuery by(Dimension... dimensions) {
        return HourQuery.of(Stream.of(dimensions).map(Grouping::by).toList(), ALL, HourFilter.EVERYTHING);
    }

    @Test
    void growingLedgersAnswerEveryShapeLikeThePlainAggregator() {
        for (int seed = 0; seed < 30; seed++) {
            HourColumns columns = HourColumns.empty(CALLER, 1 + seed % 3, StandingRollUp.USUAL);
            RandomLedger ledger = new RandomLedger(seed, columns, 2 + seed * 4);
            RandomQueries queries = new RandomQueries(seed, ledger.entries());
            for (int step = 0; step < 5; step++) {
                ledger.grow(1 + 3 * seed + 40 * step);
                for (int i = 0; i < 20; i++) {
                    expectSame(ledger, columns.view(), queries.next());
                }
            }
        }
    }

    @Test
    void severalSegmentsAnswerLikeThePlainAggregator() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            HourColumns columns = HourColumns.empty(pool, 3, StandingRollUp.USUAL);
            RandomLedger ledger = new RandomLedger(5, columns, 3_000);
            ledger.grow(2 * Segment.ROWS + 1_000);
            RandomQueries queries = new RandomQueries(6, ledger.entries());
            HourView view = columns.view();
            assertThat(view.rows()).isEqualTo(ledger.entries().size());
            for (int i = 0; i < 25; i++) {
                expectSame(ledger, view, queries.next());
            }
            for (Dimension dimension : Dimension.values()) {
                expectSame(ledger, view, by(dimension));
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void keySpacesBeyondSixtyFourBitsAreNumberedInStages() {
        HourColumns columns = HourColumns.empty(CALLER, 2, StandingRollUp.USUAL);
        RandomLedger ledger = new RandomLedger(9, columns, 90_000);
        ledger.grow(Segment.ROWS + 5_000);
        HourView view = columns.view();

        expectSame(
                ledger,
                view,
                by(
                        Dimension.VOLUNTEER,
                        Dimension.ACTIVITY,
                        Dimension.PROJECT,
                        Dimension.DAY,
                        Dimension.TEAM,
                        Dimension.VOLUNTEER));
    }

    @Test
    void columnsOfEveryWidthAreReadBackAsTheyWere() {
        for (int widest :
                new int[] {0, 255, 256, 4_095, 4_096, 65_535, 65_536, (1 << 24) - 1, 1 << 24, Integer.MAX_VALUE}) {
            int[] values = new int[Segment.ROWS];
            for (int i = 0; i < values.length; i++) {
                values[i] = (int) (-7L + Math.floorMod(i * 0x9E3779B97F4A7C15L, widest + 1L));
            }
            values[1] = -7;
            values[2] = (int) (-7L + widest);
            Column column = Column.pack(values, values.length);
            for (int row : new int[] {0, 1, 2, 1_000, Segment.ROWS - 1}) {
                assertThat(column.get(row)).isEqualTo(values[row]);
            }
            int[] out = new int[3];
            column.gather(Segment.ROWS - 10, new int[] {0, 4, 9}, 3, out);
            assertThat(out)
                    .containsExactly(values[Segment.ROWS - 10], values[Segment.ROWS - 6], values[Segment.ROWS - 1]);
            assertThat(column.least()).isEqualTo(-7);
            assertThat(column.greatest()).isEqualTo(values[2]);
            for (int value : new int[] {values[0], values[2], values[1_000], -8, values[2] + 1}) {
                expectFound(column, values, value);
            }
        }
    }

    @Test
    void multiplesOfAStepTakeAByte() {
        for (int step : new int[] {10, 15, 1_000, 1 << 22}) {
            int[] values = new int[1_000];
            for (int i = 0; i < values.length; i++) {
                values[i] = 30 + Math.floorMod(i * 0x9E3779B9, 256) * step;
            }
            values[7] = 30;
            values[8] = 30 + 255 * step;
            Column column = Column.pack(values, values.length);
            int[] out = new int[values.length];
            column.copy(0, values.length, out);
            assertThat(column.bytes()).isEqualTo(1_000);
            assertThat(out).isEqualTo(values);
            column.gather(1, new int[] {6, 7}, 2, out);
            assertThat(out).startsWith(30, 30 + 255 * step);
            for (int value : new int[] {30, 31, values[100], values[100] + step / 2, 29}) {
                expectFound(column, values, value);
            }
        }
    }

    /** The rows, from the fourth on, that have a value. */
    private static void expectFound(Column column, int[] values, int value) {
        int[] chosen = new int[values.length];
        int count = column.find(3, values.length - 3, value, chosen);
        assertThat(Arrays.copyOf(chosen, count))
                .containsExactly(IntStream.range(0, values.length - 3)
                        .filter(row -> values[row + 3] == value)
                        .toArray());
    }

    @Test
    void rowsOfPackedSegmentsAreTakenBackWhereverTheyAre() {
        HourColumns columns = HourColumns.empty(CALLER, 2, StandingRollUp.USUAL);
        RandomLedger ledger = new RandomLedger(15, columns, 300);
        ledger.grow(Segment.ROWS + 100);
        for (int step = 0; step < 3; step++) {
            ledger.takeBackSome(2_000);
            assertThat(IntStream.range(0, ledger.entries().size())
                            .filter(row -> columns.counts(row) != ledger.counts(row)))
                    .isEmpty();
            HourView before = columns.view();
            HourTable answer = before.aggregate(by(Dimension.TEAM, Dimension.EVIDENCE));
            expectSame(ledger, before, by(Dimension.TEAM, Dimension.EVIDENCE));
            // Another segment is sealed, and that with the most dead rows packed anew.
            ledger.grow(Segment.ROWS);
            expectSame(ledger, columns.view(), by(Dimension.TEAM, Dimension.EVIDENCE));
            assertThat(before.aggregate(by(Dimension.TEAM, Dimension.EVIDENCE))).isEqualTo(answer);
        }
    }

    @Test
    void batchesAreTheSameAsSingleGrants() {
        RandomLedger single = new RandomLedger(16, HourColumns.empty(CALLER, 1, StandingRollUp.USUAL), 500);
        single.grow(Segment.ROWS + 10_000);
        HourColumns columns = HourColumns.empty(CALLER, 2, StandingRollUp.USUAL);
        HourBatch batch = HourBatch.ofCapacity(6_000);
        for (HourEntry entry : single.entries()) {
            boolean isVoid = entry.kind() == EntryKind.VOID;
            if (batch.isFull() || isVoid) {
                assertThat(columns.grantAll(batch)).isEqualTo(columns.rows() - batch.rows());
                batch.clear();
            }
            if (isVoid) {
                columns.takeBack(single.rowOfGrant(entry));
            } else {
                batch.add(
                        entry.attribution(),
                        entry.book(),
                        entry.evidence(),
                        entry.time().day(),
                        entry.minutes(),
                        entry.participations(),
                        entry.beneficiaryVisits());
            }
        }
        columns.grantAll(batch);
        HourView view = columns.view();
        assertThat(view.rows()).isEqualTo(single.entries().size());
        RandomQueries queries = new RandomQueries(17, single.entries());
        for (int i = 0; i < 15; i++) {
            expectSame(single, view, queries.next());
        }
    }

    @Test
    void aBatchWithAValueOutOfItsRangeAddsNothing() {
        HourColumns columns = HourColumns.empty(CALLER, 1, StandingRollUp.USUAL);
        HourBatch batch = HourBatch.ofCapacity(2);
        batch.add(one().attribution(), Book.SERVICE, Evidence.CHECK_IN, LocalDate.of(2025, 1, 1), 60, 1, 0);
        batch.fill(2);
        for (int[] wrong : List.of(batch.minutes(), batch.days(), batch.books(), batch.visits())) {
            int right = wrong[1];
            for (int value : new int[] {-90_000, 1_000_001}) {
                wrong[1] = value;
                assertThatThrownBy(() -> columns.grantAll(batch)).isInstanceOf(InvalidInput.class);
            }
            wrong[1] = right;
        }
        assertThat(columns.rows()).isZero();
        assertThatThrownBy(() -> batch.ids(Dimension.DAY)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> batch.fill(3)).isInstanceOf(InvalidInput.class);
        assertThat(columns.grantAll(batch)).isZero();
        assertThat(columns.rows()).isEqualTo(2);
    }

    @Test
    void aViewShowsNothingThatCameLater() {
        HourColumns columns = HourColumns.empty(CALLER, 2, StandingRollUp.USUAL);
        RandomLedger ledger = new RandomLedger(3, columns, 500);
        ledger.grow(Segment.ROWS - 200);
        HourView before = columns.view();
        HourQuery query = by(Dimension.AREA, Dimension.MONTH);
        HourTable answer = before.aggregate(query);

        for (int step = 0; step < 4; step++) {
            ledger.grow(150);
            expectSame(ledger, columns.view(), query);
        }

        assertThat(before.aggregate(query)).isEqualTo(answer);
        assertThat(before.rows()).isEqualTo(Segment.ROWS - 200L);
    }

    @Test
    void aGrantIsTakenBackOnce() {
        HourColumns columns = HourColumns.empty(CALLER, 1, StandingRollUp.USUAL);
        RandomLedger ledger = new RandomLedger(4, columns, 5);
        ledger.grow(1);
        HourEntry grant = ledger.entries().get(0);
        long taken = columns.takeBack(0);

        assertThat(columns.counts(0)).isFalse();
        assertThat(columns.counts(taken)).isFalse();
        assertThat(columns.view().aggregate(by()).rows()).isZero();
        for (long row : new long[] {0, taken, 2, -1}) {
            assertThatThrownBy(() -> columns.takeBack(row))
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            error -> assertThat(error.code()).isEqualTo(InputError.CONTRADICTION));
        }
        assertThat(columns.rows()).isEqualTo(2);
        long again = columns.grant(grant);
        assertThat(columns.counts(again)).isTrue();
        assertThat(columns.row(again).attribution()).isEqualTo(grant.attribution());
        assertThat(columns.row(again).minutes()).isEqualTo(grant.minutes());
        assertThatThrownBy(() -> columns.row(0)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aVoidIsNoGrant() {
        HourColumns columns = HourColumns.empty(CALLER, 1, StandingRollUp.USUAL);
        RandomLedger ledger = new RandomLedger(11, columns, 5);
        ledger.grow(60);
        HourEntry taken = ledger.entries().stream()
                .filter(entry -> entry.voided() != 0)
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> columns.grant(taken)).isInstanceOf(IllegalArgumentException.class);
        assertThat(columns.rows()).isEqualTo(60);
    }

    @Test
    void zoneMapsRuleOutSegments() {
        HourColumns columns = HourColumns.empty(CALLER, 1, StandingRollUp.USUAL);
        RandomLedger ledger = new RandomLedger(12, columns, 50);
        ledger.grow(3 * Segment.ROWS);
        HourView view = columns.view();
        HourEntry last = ledger.entries().get(ledger.entries().size() - 1);
        HourFilter newest = HourFilter.EVERYTHING.within(last.time().day().minusDays(20), null);
        HourQuery query = HourQuery.of(List.of(), ALL, newest);

        HourExplanation all = view.explain(by());
        assertThat(all.way()).isEqualTo(HourExplanation.Way.SCAN);
        assertThat(all.segments()).isEqualTo(3);
        // Rows that were dead when their segment was packed are not looked at: a fifth, as each void takes its grant
        // along.
        assertThat(all.rows()).isBetween(2L * Segment.ROWS, 3L * Segment.ROWS - 20_000);
        assertThat(all.asOf()).isEqualTo(3L * Segment.ROWS);
        assertThat(view.explain(query).segments()).isEqualTo(1);
        assertThat(view.explain(HourQuery.of(
                        List.of(), ALL, HourFilter.EVERYTHING.where(Dimension.TEAM, List.of(987_654_321L)))))
                .isEqualTo(new HourExplanation(HourExplanation.Way.SCAN, 0, 0, 3L * Segment.ROWS));
        expectSame(ledger, view, query);
    }

    @Test
    void helpersAreNotNeeded() {
        HourColumns refused = HourColumns.empty(
                work -> {
                    throw new RejectedExecutionException();
                },
                4,
                List.of());
        HourColumns forgotten = HourColumns.empty(work -> {}, 4, List.of());
        for (HourColumns columns : List.of(refused, forgotten)) {
            RandomLedger ledger = new RandomLedger(13, columns, 300);
            ledger.grow(Segment.ROWS + 100);
            expectSame(ledger, columns.view(), by(Dimension.CATEGORY));
        }
    }

    @Test
    void moreGroupsThanTheBoundAreRefused() {
        HourColumns columns = HourColumns.empty(CALLER, 2, StandingRollUp.USUAL);
        HourEntry sample = one();
        Attribution at = sample.attribution();
        for (long volunteer = 1; volunteer <= HourQuery.MAX_GROUPS + 1; volunteer++) {
            columns.grant(new HourEntry(
                    sample.account(),
                    sample.sequence(),
                    sample.key(),
                    sample.kind(),
                    sample.voided(),
                    new Attribution(
                            volunteer,
                            at.activity(),
                            at.project(),
                            at.team(),
                            at.organisation(),
                            at.area(),
                            at.station(),
                            at.category()),
                    sample.book(),
                    sample.evidence(),
                    sample.time(),
                    60,
                    1,
                    0,
                    List.of(),
                    sample.policy(),
                    null,
                    sample.recordedAt(),
                    sample.recordedBy(),
                    sample.change(),
                    sample.hash()));
        }
        HourView view = columns.view();

        assertThat(view.aggregate(by()).rows()).isEqualTo(1);
        List<HourQuery> queries =
                List.of(by(Dimension.VOLUNTEER), by(Dimension.VOLUNTEER, Dimension.VOLUNTEER, Dimension.VOLUNTEER));
        for (HourQuery query : queries) {
            assertThatThrownBy(() -> view.aggregate(query))
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            error -> assertThat(error.code()).isEqualTo(AggregationError.TOO_MANY_GROUPS));
        }
        columns.takeBack(HourQuery.MAX_GROUPS / 2);
        for (HourQuery query : queries) {
            assertThat(columns.view().aggregate(query).rows()).isEqualTo(HourQuery.MAX_GROUPS);
        }
    }

    private static HourEntry one() {
        RandomLedger ledger = new RandomLedger(14, HourColumns.empty(CALLER, 1, List.of()), 5);
        ledger.grow(1);
        return ledger.entries().get(0);
    }

    private static void expectSame(RandomLedger ledger, HourView view, HourQuery query) {
        assertThat(view.aggregate(query)).as("%s", query).isEqualTo(ledger.expected(query));
    }
}
