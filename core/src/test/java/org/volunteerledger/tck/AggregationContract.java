package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.aggregation.Rollup;
import org.volunteerledger.aggregation.SortKey;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;

/** Every storage answers a report with the same rows in the same order, equal to the plain model over the same entries. */
public abstract class AggregationContract extends StorageContract {

    private static final String SAME = "Storage.aggregate: the same rows in the same order as the model";
    private static final List<Measure> ALL = List.of(Measure.values());

    /** For subclasses. */
    protected AggregationContract() {}

    @Test
    final void anEmptyLedgerHasNoRows() {
        expectRows(HourQuery.of(List.of(), ALL, HourFilter.EVERYTHING));
        expectRows(HourQuery.of(List.of(Grouping.by(Dimension.TEAM)), ALL, HourFilter.EVERYTHING));
    }

    @Test
    final void everyDimensionGroupsEveryMeasure() {
        List<HourEntry> entries = history(7, 12, 25);
        for (Dimension dimension : Dimension.values()) {
            expectSame(entries, HourQuery.of(List.of(Grouping.by(dimension)), ALL, HourFilter.EVERYTHING));
            expectSame(entries, HourQuery.of(List.of(Grouping.by(dimension)), ALL, HourFilter.SERVICE));
        }
        expectSame(entries, HourQuery.of(List.of(), ALL, HourFilter.EVERYTHING));
    }

    @Test
    final void everyMeasureIsAnsweredAloneAndInAnyPlace() {
        List<HourEntry> entries = history(8, 6, 15);
        for (Measure measure : Measure.values()) {
            for (Measure other : Measure.values()) {
                List<Measure> measures = measure == other ? List.of(measure) : List.of(measure, other);
                expectSame(
                        entries, HourQuery.of(List.of(Grouping.by(Dimension.MONTH)), measures, HourFilter.EVERYTHING));
            }
        }
    }

    @Test
    final void severalGroupingsMakeOneGroupEach() {
        List<HourEntry> entries = history(9, 10, 20);
        for (List<Dimension> by : List.of(
                List.of(Dimension.TEAM, Dimension.MONTH),
                List.of(Dimension.WEEK, Dimension.VOLUNTEER),
                List.of(Dimension.VOLUNTEER, Dimension.ACTIVITY, Dimension.DAY),
                List.of(Dimension.ACTIVITY, Dimension.ACTIVITY),
                List.of(
                        Dimension.YEAR,
                        Dimension.BOOK,
                        Dimension.EVIDENCE,
                        Dimension.AREA,
                        Dimension.TEAM,
                        Dimension.CATEGORY))) {
            expectSame(entries, HourQuery.of(by.stream().map(Grouping::by).toList(), ALL, HourFilter.EVERYTHING));
        }
    }

    @Test
    final void aRollupMapsIdsToGroups() {
        List<HourEntry> entries = history(10, 10, 20);
        Rollup district = new Rollup("district", Map.of(1L, 100L, 2L, 100L, 3L, 200L));
        Rollup nothing = new Rollup("nothing", Map.of());
        for (Dimension dimension : Dimension.values()) {
            if (dimension.isId()) {
                expectSame(
                        entries, HourQuery.of(List.of(new Grouping(dimension, district)), ALL, HourFilter.EVERYTHING));
                expectSame(
                        entries,
                        HourQuery.of(
                                List.of(
                                        new Grouping(dimension, nothing),
                                        Grouping.by(Dimension.YEAR),
                                        new Grouping(dimension, district)),
                                ALL,
                                HourFilter.EVERYTHING));
            }
        }
    }

    @Test
    final void filtersHoldTogether() {
        List<HourEntry> entries = history(11, 10, 30);
        LocalDate day = LocalDate.of(2026, 1, 1);
        for (HourFilter filter : List.of(
                HourFilter.SERVICE.within(day, day.plusDays(5)),
                HourFilter.EVERYTHING.within(null, day),
                HourFilter.EVERYTHING.within(day, null),
                HourFilter.EVERYTHING.in(EnumSet.of(Book.TRAINING)),
                HourFilter.EVERYTHING.where(Dimension.TEAM, List.of(1L, 3L)).where(Dimension.CATEGORY, List.of(0L, 2L)),
                HourFilter.EVERYTHING.where(Dimension.WEEK, List.of(Dimension.WEEK.keyOf(day))),
                HourFilter.EVERYTHING
                        .where(Dimension.MONTH, List.of(Dimension.MONTH.keyOf(day)))
                        .within(day, day.plusDays(3)),
                HourFilter.EVERYTHING.where(Dimension.VOLUNTEER, List.of(0L)),
                HourFilter.EVERYTHING.where(Dimension.EVIDENCE, List.of((long) Evidence.IMPORT.code())),
                HourFilter.EVERYTHING.where(Dimension.AREA, List.of()))) {
            expectSame(entries, HourQuery.of(List.of(Grouping.by(Dimension.TEAM)), ALL, filter));
        }
    }

    @Test
    final void severalReportsAtOnceAreThoseOfEachAlone() {
        List<HourEntry> entries = history(13, 10, 30);
        LocalDate day = LocalDate.of(2026, 1, 1);
        List<Grouping> byTeam = List.of(Grouping.by(Dimension.TEAM));
        List<HourQuery> bounded = List.of(
                HourQuery.of(List.of(), ALL, HourFilter.SERVICE.within(day, day.plusDays(9))),
                HourQuery.of(byTeam, ALL, HourFilter.SERVICE.within(day.minusDays(9), day)),
                HourQuery.of(
                        List.of(Grouping.by(Dimension.DAY)),
                        List.of(Measure.VOLUNTEERS),
                        HourFilter.EVERYTHING.within(day, day)),
                new HourQuery(
                        byTeam,
                        List.of(Measure.MINUTES),
                        HourFilter.SERVICE.within(day, day.plusDays(2)),
                        List.of(new SortKey(1, true)),
                        2));
        List<HourQuery> all = new ArrayList<>(bounded);
        all.add(HourQuery.of(byTeam, ALL, HourFilter.EVERYTHING.in(EnumSet.of(Book.TRAINING))));
        all.add(HourQuery.of(List.of(Grouping.by(Dimension.AREA)), ALL, HourFilter.SERVICE.within(null, day)));
        for (List<HourQuery> queries : List.of(bounded, all, all.subList(4, 6), List.<HourQuery>of())) {
            List<HourTable> tables = storage().aggregateAll(queries);
            Expect.equal("Storage.aggregateAll: a table for each query", queries.size(), tables.size());
            for (int i = 0; i < queries.size(); i++) {
                Expect.equal(
                        "Storage.aggregateAll: the same as the model, of " + queries.get(i),
                        rows(ReferenceReport.of(queries.get(i), entries)),
                        rows(tables.get(i)));
            }
        }
    }

    @Test
    final void severalReportsOfAnEmptyLedgerHaveNoRows() {
        List<HourQuery> queries = List.of(
                HourQuery.of(List.of(), ALL, HourFilter.EVERYTHING),
                HourQuery.of(List.of(Grouping.by(Dimension.DAY)), ALL, HourFilter.SERVICE),
                HourQuery.of(List.of(Grouping.by(Dimension.TEAM)), ALL, HourFilter.SERVICE));
        storage().aggregateAll(queries).forEach(table -> Expect.equal("Storage.aggregateAll: rows", 0, table.rows()));
    }

    @Test
    final void rowsComeInTheOrderAskedForAndThenOfTheKeys() {
        List<HourEntry> entries = history(12, 10, 20);
        List<Grouping> by = List.of(Grouping.by(Dimension.TEAM), Grouping.by(Dimension.QUARTER));
        for (int column = 0; column < 2 + ALL.size(); column++) {
            for (boolean descending : new boolean[] {false, true}) {
                for (int top : new int[] {1, 3, HourQuery.MAX_GROUPS}) {
                    List<SortKey> order = List.of(new SortKey(column, descending), new SortKey(1, !descending));
                    expectSame(entries, new HourQuery(by, ALL, HourFilter.EVERYTHING, order, top));
                }
            }
        }
    }

    @Test
    final void aVoidTakesBackEverythingThatItsGrantGave() {
        AccountState empty = samples().account();
        HourEntry grant = samples().grant(empty).counts(90, 1, 4).build();
        HourEntry taken = samples().voidOf(empty.after(grant), grant);
        HourEntry kept = samples()
                .grant(empty.after(grant).after(taken))
                .counts(30, 1, 2)
                .build();
        storage().commit(samples().appending(empty, grant, taken, kept));

        expectRows(
                HourQuery.of(List.of(Grouping.by(Dimension.TEAM)), ALL, HourFilter.SERVICE),
                new long[] {13L, 30L, 1L, 2L, 1L, 1L, 1L});
    }

    @Test
    final void groupsWithoutAnEffectiveEntryAreLeftOut() {
        AccountState empty = samples().account();
        HourEntry grant = samples().grant(empty).on(LocalDate.of(2026, 1, 1)).build();
        HourEntry zero = samples()
                .grant(empty.after(grant))
                .on(LocalDate.of(2026, 2, 1))
                .counts(0, 0, 0)
                .build();
        HourEntry taken = samples().voidOf(empty.after(grant).after(zero), grant);
        storage().commit(samples().appending(empty, grant, zero, taken));

        expectRows(
                HourQuery.of(
                        List.of(Grouping.by(Dimension.MONTH)),
                        List.of(Measure.MINUTES, Measure.ENTRIES),
                        HourFilter.SERVICE),
                new long[] {2026L * 12 + 1, 0L, 1L});
    }

    @Test
    final void differentPersonsAreCountedOnceAtEveryLevel() {
        for (long activity : new long[] {1, 2}) {
            for (long volunteer : new long[] {7, 8}) {
                AccountState state = state(volunteer);
                HourEntry entry = samples()
                        .grant(state)
                        .attribution(new Attribution(volunteer, activity, 1, activity, 1, 1, 1, 1))
                        .build();
                storage().commit(samples().appending(state, entry));
            }
        }
        List<Measure> distinct = List.of(Measure.VOLUNTEERS, Measure.ACTIVITIES);

        expectRows(
                HourQuery.of(List.of(Grouping.by(Dimension.TEAM)), distinct, HourFilter.SERVICE),
                new long[] {1L, 2L, 1L},
                new long[] {2L, 2L, 1L});
        expectRows(HourQuery.of(List.of(), distinct, HourFilter.SERVICE), new long[] {2L, 2L});
    }

    @Test
    final void aPersonCountsAsLongAsOneGrantIsLeft() {
        AccountState s0 = samples().account();
        HourEntry one = samples().grant(s0).build();
        AccountState s1 = s0.after(one);
        HourEntry two = samples().grant(s1).build();
        AccountState s2 = s1.after(two);
        HourEntry notOne = samples().voidOf(s2, one);
        AccountState s3 = s2.after(notOne);
        HourEntry notTwo = samples().voidOf(s3, two);
        AccountState other = samples().account();
        storage().commit(samples().appending(other, samples().grant(other).build()));
        HourQuery query = HourQuery.of(List.of(), List.of(Measure.VOLUNTEERS, Measure.ENTRIES), HourFilter.SERVICE);

        storage().commit(samples().appending(s0, one, two, notOne));
        expectRows(query, new long[] {2L, 2L});
        storage().commit(samples().appending(s3, notTwo));
        expectRows(query, new long[] {1L, 1L});
    }

    @Test
    final void unnamedHelpersAreNoPersons() {
        AccountState activity = samples().account();
        HourEntry crowd = samples()
                .grant(activity)
                .attribution(new Attribution(0, 5, 0, 0, 0, 0, 0, 0))
                .evidence(Evidence.HEAD_COUNT)
                .counts(0, 250, 0)
                .build();
        storage().commit(samples().appending(activity, crowd));

        expectRows(
                HourQuery.of(
                        List.of(),
                        List.of(Measure.PARTICIPATIONS, Measure.VOLUNTEERS, Measure.ACTIVITIES),
                        HourFilter.SERVICE),
                new long[] {250L, 0L, 1L});
    }

    @Test
    final void sumsAreExactBeyondThirtyTwoBits() {
        AccountState empty = samples().account();
        AccountState state = empty;
        List<HourEntry> entries = new ArrayList<>();
        for (int i = 0; i < 2_200; i++) {
            HourEntry entry = samples()
                    .grant(state)
                    .counts(1440, HourEntry.MAX_COUNT, HourEntry.MAX_COUNT)
                    .build();
            entries.add(entry);
            state = state.after(entry);
        }
        storage().commit(samples().appending(empty, entries.toArray(HourEntry[]::new)));

        expectRows(
                HourQuery.of(List.of(), List.of(Measure.BENEFICIARY_VISITS, Measure.MINUTES), HourFilter.SERVICE),
                new long[] {2_200_000_000L, 2_200L * 1440});
    }

    @Test
    final void aTableSaysUpToWhichChangeItIs() {
        HourQuery query = HourQuery.of(List.of(), List.of(Measure.MINUTES), HourFilter.SERVICE);
        Expect.equal(
                "HourTable.position: 0 before the first change",
                0L,
                storage().aggregate(query).position());
        for (int i = 0; i < 3; i++) {
            AccountState state = samples().account();
            storage().commit(samples().appending(state, samples().grant(state).build()));
            HourTable before = storage().aggregate(query);
            long last = lastPosition();
            Expect.that(
                    "HourTable.position: a change that there is",
                    "a position from 0 to " + last,
                    before.position() >= 0 && before.position() <= last,
                    before.position() + "");
            Expect.that(
                    "HourTable.position: every change up to it is in the table",
                    "at least 60 minutes for each change",
                    before.value(0, 0) >= 60 * before.position(),
                    before.value(0, 0) + " minutes at position " + before.position());
        }
    }

    private long lastPosition() {
        List<org.volunteerledger.storage.RecordedChange> changes = storage().changesAfter(0, 100);
        return changes.get(changes.size() - 1).position();
    }

    /** A random but seeded ledger with voids, ties, absent ids, year ends and both books; returns its entries. */
    private List<HourEntry> history(long seed, int accounts, int each) {
        Random random = new Random(seed);
        List<HourEntry> all = new ArrayList<>();
        for (int a = 0; a < accounts; a++) {
            AccountState empty = samples().account();
            AccountState state = empty;
            List<HourEntry> entries = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                HourEntry victim = entries.isEmpty() ? null : entries.get(random.nextInt(entries.size()));
                HourEntry entry = victim != null && random.nextInt(3) == 0 && canVoid(entries, victim)
                        ? samples().voidOf(state, victim)
                        : RandomEntries.grant(
                                random, samples().grant(state), empty.account().value());
                entries.add(entry);
                state = state.after(entry);
            }
            storage().commit(samples().appending(empty, entries.toArray(HourEntry[]::new)));
            all.addAll(entries);
        }
        return all;
    }

    private static boolean canVoid(List<HourEntry> entries, HourEntry grant) {
        return grant.voided() == 0 && entries.stream().noneMatch(entry -> entry.voided() == grant.sequence());
    }

    private AccountState state(long account) {
        return storage().accounts(List.of(new AccountId(account))).get(0);
    }

    private void expectSame(List<HourEntry> entries, HourQuery query) {
        HourTable expected = ReferenceReport.of(query, entries);
        HourTable actual = storage().aggregate(query);
        Expect.equal(SAME + " of " + query, rows(expected), rows(actual));
        Expect.equal("HourTable.query: the query that the table answers", query, actual.query());
    }

    private void expectRows(HourQuery query, long[]... rows) {
        List<List<Long>> expected =
                Stream.of(rows).map(row -> LongStream.of(row).boxed().toList()).toList();
        Expect.equal("Storage.aggregate of " + query, expected, rows(storage().aggregate(query)));
    }

    private static List<List<Long>> rows(HourTable table) {
        List<List<Long>> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            List<Long> values = new ArrayList<>();
            for (int i = 0; i < table.query().by().size(); i++) {
                values.add(table.key(row, i));
            }
            for (int i = 0; i < table.query().measures().size(); i++) {
                values.add(table.value(row, i));
            }
            rows.add(values);
        }
        return rows;
    }
}
