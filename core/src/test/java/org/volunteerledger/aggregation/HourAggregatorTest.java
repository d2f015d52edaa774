package org.volunteerledger.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.tck.EntryBuilder;

final class HourAggregatorTest {

    private static final List<Measure> SUMS =
            List.of(Measure.MINUTES, Measure.PARTICIPATIONS, Measure.BENEFICIARY_VISITS, Measure.ENTRIES);

    @Test
    void randomEntriesAddUpToThePlainSums() {
        List<HourEntry> entries = history(new Random(1), 40_000);
        Map<List<Long>, long[]> expected = new TreeMap<>(HourAggregatorTest::compareKeys);
        for (HourEntry entry : entries) {
            long[] sums = expected.computeIfAbsent(
                    List.of(entry.attribution().team(), Dimension.MONTH.keyOf(entry)), key -> new long[4]);
            sums[0] += entry.minutes();
            sums[1] += entry.participations();
            sums[2] += entry.beneficiaryVisits();
            sums[3] += entry.kind().sign();
        }
        expected.values().removeIf(sums -> sums[3] == 0);

        HourTable table = aggregate(teamsByMonth(SUMS), entries);
        assertThat(table.rows()).isEqualTo(expected.size());
        int row = 0;
        for (Map.Entry<List<Long>, long[]> group : expected.entrySet()) {
            assertThat(List.of(table.key(row, 0), table.key(row, 1))).isEqualTo(group.getKey());
            for (int measure = 0; measure < 4; measure++) {
                assertThat(table.value(row, measure)).isEqualTo(group.getValue()[measure]);
            }
            row++;
        }
    }

    @Test
    void wholeColumnsHoldTheKeysAndValuesOfTheRowsAndNothingBehindTheLast() {
        HourQuery query = teamsByMonth(SUMS);
        HourTable table = HourTable.over(
                query,
                2,
                List.of(
                        new long[] {7, 9, -1},
                        new long[] {1, 2, -1},
                        new long[] {30, 40, -1},
                        new long[] {3, 4, -1},
                        new long[] {5, 6, -1},
                        new long[] {8, 10, -1}));

        for (int row = 0; row < table.rows(); row++) {
            for (int grouping = 0; grouping < 2; grouping++) {
                assertThat(table.keys(grouping).get(row)).isEqualTo(table.key(row, grouping));
            }
            for (int measure = 0; measure < SUMS.size(); measure++) {
                assertThat(table.values(measure).get(row)).isEqualTo(table.value(row, measure));
            }
        }
        assertThat(table.keys(1).get(1)).isEqualTo(2);
        assertThat(table.values(3).get(1)).isEqualTo(10);
        assertThatThrownBy(() -> table.values(0).get(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> table.keys(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> table.values(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void distinctCountsAreThoseWithGrantsLeft() {
        List<HourEntry> entries = history(new Random(2), 20_000);
        Map<Long, Map<Long, Integer>> balance = new TreeMap<>();
        entries.forEach(entry -> balance.computeIfAbsent(entry.attribution().team(), team -> new HashMap<>())
                .merge(entry.attribution().volunteer(), entry.kind().sign(), Integer::sum));

        HourTable table = aggregate(
                HourQuery.of(List.of(Grouping.by(Dimension.TEAM)), List.of(Measure.VOLUNTEERS), HourFilter.EVERYTHING),
                entries);
        for (int row = 0; row < table.rows(); row++) {
            long expected = balance.getOrDefault(table.key(row, 0), Map.of()).entrySet().stream()
                    .filter(one -> one.getKey() != 0 && one.getValue() > 0)
                    .count();
            assertThat(table.value(row, 0)).isEqualTo(expected);
        }
    }

    @Test
    void theOrderOfTheEntriesDoesNotMatter() {
        List<HourEntry> entries = history(new Random(3), 3_000);
        HourQuery query = teamsByMonth(List.of(Measure.values()));
        HourTable table = aggregate(query, entries);
        Collections.shuffle(entries, new Random(4));

        assertThat(aggregate(query, entries)).isEqualTo(table).hasSameHashCodeAs(table);
    }

    @Test
    void sumsOfAStorageGiveTheSameTable() {
        List<HourEntry> entries = history(new Random(5), 3_000);
        Rollup parity = new Rollup("parity", Map.of(1L, 1L, 3L, 1L, 2L, 2L));
        HourQuery query = HourQuery.of(
                List.of(new Grouping(Dimension.TEAM, parity), Grouping.by(Dimension.YEAR)),
                List.of(Measure.values()),
                HourFilter.EVERYTHING);
        HourAggregator aggregator = HourAggregator.of(query);
        for (HourEntry entry : entries) {
            aggregator.add(
                    new long[] {entry.attribution().team(), Dimension.YEAR.keyOf(entry)},
                    entry.attribution().volunteer(),
                    entry.attribution().activity(),
                    entry.minutes(),
                    entry.participations(),
                    entry.beneficiaryVisits(),
                    entry.kind().sign());
        }

        assertThat(aggregator.finish()).isEqualTo(aggregate(query, entries));
    }

    @Test
    void moreGroupsThanTheLimitAreRefusedNotCut() {
        HourQuery query = HourQuery.of(
                List.of(Grouping.by(Dimension.VOLUNTEER)), List.of(Measure.MINUTES), HourFilter.EVERYTHING);
        HourAggregator aggregator = HourAggregator.of(query);
        long[] key = new long[1];
        for (int i = 0; i < HourQuery.MAX_GROUPS; i++) {
            key[0] = i;
            aggregator.add(key, i, 0, 1, 0, 0, 1);
        }
        assertThat(aggregator.finish().rows()).isEqualTo(HourQuery.MAX_GROUPS);
        key[0] = -1;

        assertThatThrownBy(() -> aggregator.add(key, 0, 0, 1, 0, 0, 1))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        error -> assertThat(error.code()).isEqualTo(AggregationError.TOO_MANY_GROUPS));
        assertThat(AggregationError.TOO_MANY_GROUPS.hint()).isNotEmpty();
    }

    @Test
    void aTableAddsUpSumsButNoDistinctCounts() {
        HourTable table = aggregate(
                HourQuery.of(
                        List.of(Grouping.by(Dimension.TEAM)),
                        List.of(Measure.MINUTES, Measure.VOLUNTEERS),
                        HourFilter.EVERYTHING),
                history(new Random(6), 500));
        long minutes = 0;
        for (int row = 0; row < table.rows(); row++) {
            minutes += table.value(row, 0);
        }

        assertThat(table.total(0)).isEqualTo(minutes).isPositive();
        assertThatThrownBy(() -> table.total(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.value(table.rows(), 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> table.key(0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(table).hasToString("HourTable[" + table.rows() + " rows by [team] of [MINUTES, VOLUNTEERS]]");
        assertThatThrownBy(() -> HourTable.of(table.query(), 0, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void queriesThatContradictThemselvesAreRefused() {
        List<Grouping> team = List.of(Grouping.by(Dimension.TEAM));
        Rollup rollup = new Rollup("r", Map.of());
        List<Measure> twice = List.of(Measure.MINUTES, Measure.MINUTES);
        SortKey outside = new SortKey(2, false);

        assertThatThrownBy(() -> HourQuery.of(team, List.of(), HourFilter.SERVICE))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> HourQuery.of(team, twice, HourFilter.SERVICE)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new HourQuery(team, List.of(Measure.MINUTES), HourFilter.SERVICE, List.of(outside), 1))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Grouping(Dimension.DAY, rollup)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> HourFilter.SERVICE.in(java.util.Set.of())).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> HourFilter.SERVICE.within(LocalDate.EPOCH, LocalDate.EPOCH.minusDays(1)))
                .isInstanceOf(InvalidInput.class);
        assertThat(new Grouping(Dimension.TEAM, rollup).name()).isEqualTo("r");
    }

    private static HourQuery teamsByMonth(List<Measure> measures) {
        return HourQuery.of(
                List.of(Grouping.by(Dimension.TEAM), Grouping.by(Dimension.MONTH)), measures, HourFilter.EVERYTHING);
    }

    private static HourTable aggregate(HourQuery query, List<HourEntry> entries) {
        HourAggregator aggregator = HourAggregator.of(query);
        entries.forEach(aggregator::add);
        return aggregator.finish();
    }

    /** Grants of few volunteers for few teams over two years, a third of which are voided. */
    private static List<HourEntry> history(Random random, int size) {
        List<HourEntry> entries = new ArrayList<>();
        while (entries.size() < size) {
            long volunteer = random.nextInt(300);
            AccountState account = AccountState.empty(new AccountId(volunteer + 1));
            HourEntry grant = EntryBuilder.grant(account, "k", 1)
                    .attribution(new Attribution(volunteer, random.nextInt(9), 0, random.nextInt(20), 0, 0, 0, 0))
                    .on(LocalDate.of(2025, 1, 1).plusDays(random.nextInt(730)))
                    .counts(random.nextInt(480), random.nextInt(2), random.nextInt(9))
                    .build();
            entries.add(grant);
            if (random.nextInt(3) == 0) {
                entries.add(
                        EntryBuilder.voidOf(account.after(grant), grant, "v", 1).build());
            }
        }
        return entries;
    }

    private static int compareKeys(List<Long> a, List<Long> b) {
        int order = a.get(0).compareTo(b.get(0));
        return order != 0 ? order : a.get(1).compareTo(b.get(1));
    }
}
