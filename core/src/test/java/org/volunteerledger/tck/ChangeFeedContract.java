package org.volunteerledger.tck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.RecordedChange;

/** A reader that goes on from the last position it has seen meets every change exactly once. */
public abstract class ChangeFeedContract extends StorageContract {

    private static final String FEED = "Storage.changesAfter: no change is ever missed, positions grow";

    /** For subclasses. */
    protected ChangeFeedContract() {}

    @Test
    final void anEmptyStorageHasNoChanges() {
        Expect.equal(FEED, List.of(), storage().changesAfter(0, 10));
    }

    @Test
    final void everyChangeIsSeenOnceInPagesOfEverySize() {
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            ChangeRecord record = samples().change();
            expected.add(record.key());
            storage().commit(ChangeSet.builder().record(record).build());
        }
        for (int limit : new int[] {1, 2, 3, 7, PageRequest.MAX_LIMIT}) {
            Expect.equal(FEED, 7, drain(storage(), 0, limit, new ArrayList<>()).size());
            Expect.equal(FEED, expected, keys(drain(storage(), 0, limit, new ArrayList<>())));
        }
    }

    @Test
    final void aChangeThatIsReadAgainHasItsPlaceStill() {
        storage()
                .commit(ChangeSet.builder()
                        .record(samples().change())
                        .record(samples().change())
                        .build());
        List<RecordedChange> first = storage().changesAfter(0, 10);
        storage().commit(samples().changing().build());
        List<RecordedChange> second = storage().changesAfter(0, 10);

        Expect.equal("RecordedChange.position: the place does not change", first, second.subList(0, 2));
        Expect.equal(
                FEED, second.subList(2, 3), storage().changesAfter(first.get(1).position(), 10));
        Expect.equal(FEED, List.of(), storage().changesAfter(second.get(2).position(), 10));
    }

    @Test
    final void laterCommitsHaveGreaterPositions() {
        for (int i = 0; i < 5; i++) {
            storage()
                    .commit(ChangeSet.builder()
                            .record(samples().change("k" + i))
                            .build());
            List<RecordedChange> feed = storage().changesAfter(0, 10);
            Expect.equal(FEED, "k" + i, feed.get(feed.size() - 1).record().key());
        }
    }

    @Test
    final void aRefusedOrRepeatedChangeIsNotInTheFeed() {
        create(Item.of(1, "a"));
        ChangeSet again = ChangeSet.builder().record(samples().change("again")).build();
        storage().commit(again);
        storage().commit(again);
        Expect.error(
                "Storage.commit: nothing is written",
                org.volunteerledger.error.StaleVersion.class,
                () -> create(Item.of(1, "b")));

        Expect.equal(FEED, 2, storage().changesAfter(0, 10).size());
    }

    @Test
    final void aLimitOutsideOfItsRangeIsRefused() {
        String rule = "Storage.changesAfter: limit from 1 to PageRequest.MAX_LIMIT";
        for (int limit : new int[] {0, -1, PageRequest.MAX_LIMIT + 1}) {
            Expect.error(
                    rule,
                    InvalidInput.class,
                    InputError.OUT_OF_RANGE,
                    () -> storage().changesAfter(0, limit));
        }
    }

    @Test
    final void behindTheLastChangeThereIsNothing() {
        storage().commit(samples().changing().build());
        long last = storage().changesAfter(0, 10).get(0).position();

        Expect.equal(FEED, List.of(), storage().changesAfter(last, 10));
        Expect.equal(FEED, List.of(), storage().changesAfter(last + 1_000_000_000_000L, 10));
        storage().commit(samples().changing().build());
        Expect.equal(FEED, 1, storage().changesAfter(last, 10).size());
    }

    @Test
    final void aPageThatIsNotFullHasEveryChangeOfBeforeTheCall() {
        needs(Capability.CONCURRENT_COMMITS);
        Workers workers = new Workers();
        for (int t = 0; t < 4; t++) {
            int thread = t;
            workers.start(() -> {
                long last = 0;
                for (int i = 0; i < 25; i++) {
                    String key = "own-" + thread + "-" + i;
                    ChangeSet set =
                            ChangeSet.builder().record(samples().change(key)).build();
                    Workers.untilNotBusy(() -> storage().commit(set));
                    List<RecordedChange> seen = new ArrayList<>();
                    long from = last;
                    List<RecordedChange> page =
                            Workers.untilNotBusy(() -> storage().changesAfter(from, 7));
                    while (page.size() == 7) {
                        seen.addAll(page);
                        long next = page.get(6).position();
                        page = Workers.untilNotBusy(() -> storage().changesAfter(next, 7));
                    }
                    seen.addAll(page);
                    last = seen.isEmpty() ? last : seen.get(seen.size() - 1).position();
                    Expect.that(
                            "Storage.changesAfter: fewer than the limit only if no more were visible",
                            "the reader's own change, in a page shorter than the limit",
                            keys(seen).contains(key),
                            "a page of " + page.size() + " without it");
                }
            });
        }
        workers.join();
    }

    @Test
    final void aReaderMissesNothingWhileCommitsOverlap() {
        needs(Capability.CONCURRENT_COMMITS);
        int threads = 4;
        int each = 40;
        AtomicInteger running = new AtomicInteger(threads);
        List<RecordedChange> seen = new ArrayList<>();
        Workers workers = new Workers();
        for (int t = 0; t < threads; t++) {
            int thread = t;
            workers.start(() -> {
                try {
                    for (int i = 0; i < each; i++) {
                        ChangeSet set = ChangeSet.builder()
                                .record(samples().change("t" + thread + "-" + i))
                                .create(TckKinds.PLAIN, new Plain(samples().nextId(), "p"))
                                .build();
                        Workers.untilNotBusy(() -> storage().commit(set));
                    }
                } finally {
                    running.decrementAndGet();
                }
            });
        }
        workers.start(() -> {
            while (running.get() > 0) {
                drain(storage(), seen.isEmpty() ? 0 : seen.get(seen.size() - 1).position(), 3, seen);
            }
        });
        workers.join();
        drain(storage(), seen.isEmpty() ? 0 : seen.get(seen.size() - 1).position(), 3, seen);

        Expect.equal(FEED, threads * each, keys(seen).size());
        Expect.equal(FEED + ", each once", threads * each, seen.size());
        Expect.equal(FEED + ", alike when read again", seen, drain(storage(), 0, 50, new ArrayList<>()));
    }

    private static List<RecordedChange> drain(
            org.volunteerledger.storage.Storage from, long position, int limit, List<RecordedChange> into) {
        long last = position;
        while (true) {
            long after = last;
            List<RecordedChange> next = Workers.untilNotBusy(() -> from.changesAfter(after, limit));
            Expect.that(
                    "Storage.changesAfter: at most limit changes",
                    "at most " + limit + " changes",
                    next.size() <= limit,
                    next.size() + " changes");
            for (RecordedChange change : next) {
                Expect.that(FEED, "a position after " + last, change.position() > last, change.position() + "");
                last = change.position();
            }
            into.addAll(next);
            if (next.isEmpty()) {
                return into;
            }
        }
    }

    private static Set<String> keys(List<RecordedChange> changes) {
        Set<String> keys = new HashSet<>();
        changes.forEach(change -> keys.add(change.record().key()));
        return keys;
    }
}
