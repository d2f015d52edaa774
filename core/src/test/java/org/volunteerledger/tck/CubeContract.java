package org.volunteerledger.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.aggregation.column.HourExplanation;
import org.volunteerledger.aggregation.column.StandingRollUp;
import org.volunteerledger.cube.Cube;
import org.volunteerledger.cube.CubeError;
import org.volunteerledger.cube.CubeVerification;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.ObservedStorage;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.StorageListener;

/** A cube beside the storage shows exactly the changes up to its position, whoever commits, in whatever order, at whatever time. */
public abstract class CubeContract extends StorageContract {

    private static final String SAME =
            "Cube.aggregate: every change up to the position and no later one, each as a whole";
    private static final List<Measure> ALL = List.of(Measure.values());
    private static final HourQuery TOTAL = HourQuery.of(List.of(), ALL, HourFilter.EVERYTHING);

    /** For subclasses. */
    protected CubeContract() {}

    /** Cubes are made over storages that own their transactions; one that does not is covered by its own test. */
    private Storage followed() {
        needs(Capability.OWN_TRANSACTIONS);
        return storage();
    }

    @Test
    final void theCubeOfAnEmptyLedgerHasNoRows() {
        Cube cube = Cube.over(followed()).load();

        Expect.equal(SAME, 0, cube.aggregate(TOTAL).rows());
        Expect.equal("Cube.position: 0 for a ledger without changes", 0L, cube.position());
        Expect.that("Cube.verify: nothing differs", cube.verify().holds(), "a difference");
    }

    @Test
    final void randomHistoriesEqualTheModelAfterEveryRefresh() {
        Random random = new Random(20_260_308);
        RandomPostings postings = new RandomPostings(random, followed(), samples(), 6);
        for (int i = 0; i < 5; i++) {
            postings.post();
        }
        Cube cube = Cube.over(storage()).load();
        Cube plain = Cube.over(storage()).rollUps(List.of()).load();
        for (int step = 0; step < 25; step++) {
            for (int i = random.nextInt(4); i > 0; i--) {
                postings.post();
            }
            cube.refresh();
            plain.refresh();
            List<HourEntry> entries = entries();
            for (HourQuery query : queries(random)) {
                HourTable expected = ReferenceReport.of(query, entries);
                Expect.equal(SAME + ", " + query, rows(expected), rows(cube.aggregate(query)));
                Expect.equal(SAME + ", without roll-ups, " + query, rows(expected), rows(plain.aggregate(query)));
            }
            Expect.equal("Cube.position: the last change", lastPosition(), cube.position());
            Expect.equal(
                    "HourTable.position: that of the cube",
                    cube.position(),
                    cube.aggregate(TOTAL).position());
            Expect.equal("Cube.entries", (long) entries.size(), cube.entries());
        }
        expectVerified(cube);
    }

    @Test
    final void aReportIsAsOfTheLastRefreshUntilTheNext() {
        RandomPostings postings = new RandomPostings(new Random(1), followed(), samples(), 3);
        postings.post();
        Cube cube = Cube.over(storage()).load();
        HourTable before = cube.aggregate(TOTAL);
        postings.post();

        Expect.equal(SAME, before, cube.aggregate(TOTAL));
        Expect.equal(SAME, before.position(), cube.aggregate(TOTAL).position());
        cube.refresh();
        Expect.equal(SAME, rows(ReferenceReport.of(TOTAL, entries())), rows(cube.aggregate(TOTAL)));
    }

    @Test
    final void commitsDuringTheLoadAreNeitherMissedNorCountedTwice() {
        needs(Capability.CONCURRENT_COMMITS);
        int writers = 3;
        int each = 25;
        Storage cubed = followed();
        List<Storage> handles = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            handles.add(another());
        }
        RandomPostings first = new RandomPostings(new Random(7), cubed, samples(), 8);
        for (int i = 0; i < 20; i++) {
            first.post();
        }
        AtomicInteger running = new AtomicInteger(writers);
        List<Cube> cubes = new ArrayList<>();
        Workers workers = new Workers();
        for (int w = 0; w < writers; w++) {
            RandomPostings postings = new RandomPostings(new Random(100 + w), handles.get(w), samples(), 8);
            workers.start(() -> {
                try {
                    for (int i = 0; i < each; i++) {
                        postings.post();
                    }
                } finally {
                    running.decrementAndGet();
                }
            });
        }
        workers.start(() -> {
            do {
                cubes.add(Workers.untilNotBusy(() -> Cube.over(cubed).load()));
            } while (running.get() > 0);
        });
        workers.join();
        for (Cube cube : cubes) {
            Workers.untilNotBusy(cube::refresh);
            Expect.equal(SAME, rows(ReferenceReport.of(TOTAL, entries())), rows(cube.aggregate(TOTAL)));
        }
        expectVerified(cubes.get(0));
        expectVerified(cubes.get(cubes.size() - 1));
    }

    /** Each change gives team 1 and team 2 an hour, in accounts that are far apart: whoever sees half of one sees a difference. */
    @Test
    final void noReportSeesHalfACommitWhileSeveralWriteAndRefresh() {
        needs(Capability.CONCURRENT_COMMITS);
        Storage cubed = followed();
        int writers = 3;
        List<Storage> handles = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            handles.add(another());
        }
        Cube cube = Cube.over(cubed).load();
        AtomicInteger running = new AtomicInteger(writers);
        Workers workers = new Workers();
        for (int w = 0; w < writers; w++) {
            Storage own = handles.get(w);
            int writer = w;
            workers.start(() -> {
                try {
                    for (int i = 0; i < 30; i++) {
                        postPair(own, 1 + (writer + i) % 4, 5 + i % 4);
                    }
                } finally {
                    running.decrementAndGet();
                }
            });
        }
        for (int r = 0; r < 2; r++) {
            workers.start(() -> {
                long last = 0;
                while (running.get() > 0) {
                    Workers.untilNotBusy(cube::refresh);
                    last = expectPairs(cube, last);
                }
            });
        }
        workers.join();
        cube.refresh();
        expectPairs(cube, 0);
        Expect.equal(SAME, writers * 30L * 2L, cube.aggregate(TOTAL).value(0, ALL.indexOf(Measure.ENTRIES)));
        expectVerified(cube);
    }

    @Test
    final void entriesThatAreReadBeforeThoseTheyFollowWait() {
        Cube cube = Cube.over(followed()).load();
        AccountState one = AccountState.empty(new AccountId(1));
        AccountState two = AccountState.empty(new AccountId(2));
        // Made first, with the larger id: a storage may put the second before it, and a thousand others between.
        ChangeRecord late = change(9_000_000);
        HourEntry first = samples().grant(one).change(late.id()).build();
        HourEntry besides = samples().grant(two).change(late.id()).build();
        storage()
                .commit(ChangeSet.builder()
                        .record(late)
                        .append(one, List.of(first))
                        .append(two, List.of(besides))
                        .build());
        ChangeRecord early = change(5_000_000);
        HourEntry second = samples().grant(one.after(first)).change(early.id()).build();
        HourEntry third = EntryBuilder.voidOf(one.after(first).after(second), first, "void", early.id())
                .build();
        ChangeSet.Builder next = ChangeSet.builder().record(early).append(one.after(first), List.of(second, third));
        for (long id = 5_000_001; id <= 5_001_100; id++) {
            next.record(change(id));
        }
        storage().commit(next.build());
        cube.refresh();

        Expect.equal(SAME, rows(ReferenceReport.of(TOTAL, entries())), rows(cube.aggregate(TOTAL)));
        Expect.equal("Cube.position: the last change", lastPosition(), cube.position());
        expectVerified(cube);
    }

    @Test
    final void voidsAreSeenWhetherTheirGrantCameBeforeTheLoadOrAfter() {
        followed();
        AccountState s0 = AccountState.empty(new AccountId(3));
        HourEntry one = post(s0, builder -> {});
        AccountState s1 = s0.after(one);
        HourEntry two = post(s1, builder -> {});
        AccountState s2 = s1.after(two);
        HourEntry notOne = take(s2, one);
        Cube cube = Cube.over(storage()).load();
        expectEntries(cube, 1);
        AccountState s3 = s2.after(notOne);
        HourEntry notTwo = take(s3, two);
        cube.refresh();
        expectEntries(cube, 0);
        AccountState s4 = s3.after(notTwo);
        HourEntry three = post(s4, builder -> {});
        cube.refresh();
        expectEntries(cube, 1);
        take(s4.after(three), three);
        cube.refresh();
        expectEntries(cube, 0);
        expectVerified(cube);
    }

    @Test
    final void aWriterSeesItsOwnCommit() {
        Cube cube = Cube.over(followed()).load();
        Storage latest = cube.storage(Cube.Freshness.LATEST);
        Storage resting = cube.storage(Cube.Freshness.LAST_REFRESH);
        RandomPostings postings = new RandomPostings(new Random(5), latest, samples(), 4);
        for (int i = 0; i < 5; i++) {
            HourTable before = resting.aggregate(TOTAL);
            CommitReceipt receipt = postings.post();
            Expect.equal("Freshness.LAST_REFRESH", before, resting.aggregate(TOTAL));
            if (i % 2 == 0) {
                Expect.equal(
                        "Freshness.LATEST: all that was committed before",
                        rows(ReferenceReport.of(TOTAL, entries())),
                        rows(latest.aggregate(TOTAL)));
            } else {
                Expect.equal("Cube.catchUpTo", lastPosition(), cube.catchUpTo(receipt));
                Expect.equal(SAME, rows(ReferenceReport.of(TOTAL, entries())), rows(cube.aggregate(TOTAL)));
            }
        }
        CommitReceipt elsewhere = new CommitReceipt(false, List.of(samples().change()));
        Expect.error(
                "Cube.catchUpTo: the change is in the ledger",
                InvalidInput.class,
                CubeError.NO_SUCH_CHANGE,
                () -> cube.catchUpTo(elsewhere));
    }

    @Test
    final void reportsThatAreAskedTogetherAreOfOneMomentAlthoughEachRefreshFindsMore() {
        RandomPostings postings = new RandomPostings(new Random(9), followed(), samples(), 4);
        AtomicInteger left = new AtomicInteger(20);
        Storage busy = ObservedStorage.of(storage(), (operation, took, failure) -> {
            if (operation == StorageListener.Operation.FEED && left.getAndDecrement() > 0) {
                postings.post();
            }
        });
        Storage latest = Cube.over(busy).load().storage(Cube.Freshness.LATEST);
        left.set(20);

        List<HourTable> tables = latest.aggregateAll(List.of(TOTAL, TOTAL, TOTAL));

        Expect.that("CubeStorage: commits go on", left.get() > 0, "none was left to be made");
        for (HourTable table : tables) {
            Expect.equal(SAME + ", all of one moment", tables.get(0).position(), table.position());
            Expect.equal(SAME + ", all of one moment", tables.get(0), table);
        }
        Expect.that(
                "Freshness.LATEST: what is committed later is in later reports",
                latest.aggregate(TOTAL).position() > tables.get(0).position(),
                "the same position");
    }

    @Test
    final void aReportSaysWhetherARollUpAnswersIt() {
        followed();
        post(AccountState.empty(new AccountId(3)), builder -> {});
        Cube cube = Cube.over(storage())
                .rollUps(List.of(StandingRollUp.withVolunteers(Dimension.TEAM, Dimension.MONTH)))
                .load();
        HourQuery standing = HourQuery.of(
                List.of(Grouping.by(Dimension.TEAM), Grouping.by(Dimension.MONTH)),
                List.of(Measure.MINUTES, Measure.VOLUNTEERS),
                HourFilter.SERVICE);

        Expect.equal(
                "Cube.explain",
                HourExplanation.Way.ROLL_UP,
                cube.explain(standing).way());
        Expect.equal(
                "Cube.explain: not over both books",
                HourExplanation.Way.SCAN,
                cube.explain(TOTAL).way());
    }

    @Test
    final void aLedgerThatIsTooLargeIsRefusedBeforeItIsRead() {
        followed();
        AccountState s0 = AccountState.empty(new AccountId(3));
        HourEntry one = post(s0, builder -> {});
        HourEntry two = post(s0.after(one), builder -> {});
        Storage unread = Disturbed.over(storage(), "entries", (call, answer) -> {
            throw new AssertionError("entries are read");
        });
        Expect.error(
                "Cube.Builder.maxEntries",
                InvalidInput.class,
                CubeError.TOO_LARGE,
                () -> Cube.over(unread).maxEntries(1).load());

        Cube cube = Cube.over(storage()).maxEntries(2).load();
        HourTable before = cube.aggregate(TOTAL);
        post(s0.after(one).after(two), builder -> {});
        Expect.error("Cube.refresh: outgrown", InvalidInput.class, CubeError.TOO_LARGE, cube::refresh);
        Expect.equal("Cube.refresh: reports go on showing what they showed", before, cube.aggregate(TOTAL));
    }

    @Test
    final void aStorageThatJoinsTransactionsCannotBeFollowed() {
        Storage joining = Disturbed.over(storage(), "capabilities", (call, answer) -> Set.of());
        Expect.error(
                "Cube.over: a storage that owns its transactions",
                Refused.class,
                CubeError.NOT_FOLLOWABLE,
                () -> Cube.over(joining).load());
    }

    @Test
    final void verificationFindsWhatDiffersWhileOthersCommit() {
        RandomPostings postings = new RandomPostings(new Random(9), followed(), samples(), 4);
        for (int i = 0; i < 10; i++) {
            postings.post();
        }
        AtomicInteger lies = new AtomicInteger();
        Storage storage = Disturbed.over(storage(), "entries", (call, answer) -> {
            postings.post();
            boolean lie = lies.get() > 0 && call != null && EntryFilter.ALL.equals(call[0]);
            return lie ? Disturbed.firstEntryRemoved(answer) : answer;
        });
        Cube cube = Cube.over(storage).load();
        expectVerified(cube);
        lies.incrementAndGet();
        CubeVerification found = cube.verify();

        Expect.that("Cube.verify: an entry that is not there is found", !found.holds(), found.toString());
        Expect.equal("CubeVerification.ledgerEntries", found.cubeEntries() - 1, found.ledgerEntries());
    }

    @Test
    final void aChangeWhoseEntriesCannotBeIsAnErrorAndReportsStay() {
        followed();
        AccountState s0 = AccountState.empty(new AccountId(3));
        HourEntry one = post(s0, builder -> {});
        AtomicInteger lies = new AtomicInteger();
        Storage storage = Disturbed.over(
                storage(), "entries", (call, answer) -> lies.get() > 0 ? Disturbed.firstEntryRemoved(answer) : answer);
        Cube cube = Cube.over(storage).load();
        HourTable before = cube.aggregate(TOTAL);
        AccountState s1 = s0.after(one);
        ChangeRecord change = samples().change();
        HourEntry two = samples().grant(s1).change(change.id()).build();
        HourEntry three = samples().grant(s1.after(two)).change(change.id()).build();
        storage()
                .commit(ChangeSet.builder()
                        .record(change)
                        .append(s1, List.of(two, three))
                        .build());
        lies.incrementAndGet();
        Expect.error("Cube.refresh: an entry is missing", Corrupt.class, CubeError.OUT_OF_STEP, cube::refresh);
        Expect.equal("Cube.refresh: reports go on showing what they showed", before, cube.aggregate(TOTAL));
    }

    private void postPair(Storage storage, long one, long other) {
        while (true) {
            ChangeRecord change = samples().change();
            ChangeSet.Builder set = ChangeSet.builder().record(change);
            List<AccountState> states = storage.accounts(List.of(new AccountId(one), new AccountId(other)));
            for (int i = 0; i < 2; i++) {
                AccountState state = states.get(i);
                HourEntry entry = samples()
                        .grant(state)
                        .attribution(new Attribution(state.account().value(), 1, 1, i + 1L, 1, 1, 1, 1))
                        .change(change.id())
                        .build();
                set.append(state, List.of(entry));
            }
            try {
                Workers.untilNotBusy(() -> storage.commit(set.build()));
                return;
            } catch (org.volunteerledger.error.StaleVersion e) {
                Thread.onSpinWait();
            }
        }
    }

    private static long expectPairs(Cube cube, long atLeast) {
        HourTable table = cube.aggregate(
                HourQuery.of(List.of(Grouping.by(Dimension.TEAM)), List.of(Measure.MINUTES), HourFilter.SERVICE));
        if (table.rows() > 0) {
            Expect.equal(SAME, table.value(0, 0), table.value(1, 0));
            Expect.equal(SAME, table.position() * 60, table.value(0, 0));
        }
        Expect.that("HourTable.position: never goes back", table.position() >= atLeast, table.position() + "");
        return table.position();
    }

    private ChangeRecord change(long id) {
        return new ChangeRecord(
                id, "key-" + id, "d1", "sample", "tester", null, SampleData.RECORDED_AT, null, List.of());
    }

    /** Commits a grant and answers it. */
    private HourEntry post(AccountState state, Consumer<EntryBuilder> more) {
        ChangeRecord change = samples().change();
        EntryBuilder builder = samples().grant(state).change(change.id());
        more.accept(builder);
        HourEntry entry = builder.build();
        storage()
                .commit(ChangeSet.builder()
                        .record(change)
                        .append(state, List.of(entry))
                        .build());
        return entry;
    }

    private HourEntry take(AccountState state, HourEntry grant) {
        ChangeRecord change = samples().change();
        HourEntry entry = EntryBuilder.voidOf(state, grant, "void-" + change.id(), change.id())
                .build();
        storage()
                .commit(ChangeSet.builder()
                        .record(change)
                        .append(state, List.of(entry))
                        .build());
        return entry;
    }

    private List<HourEntry> entries() {
        List<HourEntry> entries = new ArrayList<>();
        Pages.visitEntries(storage(), EntryFilter.ALL, entries::add);
        return entries;
    }

    private long lastPosition() {
        List<RecordedChange> changes = storage().changesAfter(0, 10_000);
        return changes.isEmpty() ? 0 : changes.get(changes.size() - 1).position();
    }

    private static void expectEntries(Cube cube, long effective) {
        HourTable table = cube.aggregate(TOTAL);
        Expect.equal(SAME, effective == 0 ? 0 : 1, table.rows());
        Expect.equal(SAME, effective, effective == 0 ? 0L : table.value(0, ALL.indexOf(Measure.ENTRIES)));
    }

    static void expectVerified(Cube cube) {
        CubeVerification found = Workers.untilNotBusy(cube::verify);
        Expect.that("Cube.verify: nothing differs", found.holds(), found.toString());
        Expect.equal("CubeVerification.cubeEntries", cube.entries(), found.cubeEntries());
        Expect.that(
                "CubeVerification.figures",
                "compared figures, since there are entries",
                found.figures() > 0 || cube.aggregate(TOTAL).rows() == 0,
                "none");
    }

    static List<HourQuery> queries(Random random) {
        List<HourQuery> queries = new ArrayList<>(List.of(
                TOTAL,
                by(HourFilter.SERVICE, Dimension.TEAM, Dimension.MONTH),
                by(HourFilter.SERVICE, Dimension.AREA, Dimension.CATEGORY, Dimension.YEAR),
                by(HourFilter.SERVICE, Dimension.VOLUNTEER)));
        Dimension[] all = Dimension.values();
        queries.add(by(HourFilter.EVERYTHING, all[random.nextInt(all.length)], all[random.nextInt(all.length)]));
        return queries;
    }

    private static HourQuery by(HourFilter filter, Dimension... by) {
        return HourQuery.of(java.util.stream.Stream.of(by).map(Grouping::by).toList(), ALL, filter);
    }

    static List<List<Long>> rows(HourTable table) {
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
