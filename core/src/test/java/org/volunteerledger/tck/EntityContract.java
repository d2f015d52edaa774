package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.Versioned;

/** Records are found as they were written, and their versions guard them. */
public abstract class EntityContract extends StorageContract {

    private static final String FIND = "Storage.find: the record with its version, or empty if there is none";
    private static final String FIND_ALL = "Storage.findAll: those that exist, by ascending id";
    private static final String VERSIONS =
            "Storage.commit: StaleVersion if a version has moved, and nothing is written";

    /** For subclasses. */
    protected EntityContract() {}

    @Test
    final void aRecordIsFoundAsItWasWritten() {
        Item full = new Item(7, "n", Long.MIN_VALUE, LocalDate.of(1900, 1, 1), Shade.DARK, "a\nb\tc", "code", "alias");
        create(full);

        Expect.equal(FIND, Optional.of(new Versioned<>(7, 1, full)), storage().find(TckKinds.ITEM, 7));
    }

    @Test
    final void absentValuesStayAbsent() {
        Item bare = Item.of(7, "n");
        create(bare);

        Expect.equal(FIND, Optional.of(new Versioned<>(7, 1, bare)), storage().find(TckKinds.ITEM, 7));
    }

    @Test
    final void aRecordThatIsNotThereIsEmpty() {
        create(Item.of(7, "n"));

        Expect.equal(FIND, Optional.empty(), storage().find(TckKinds.ITEM, 8));
        Expect.equal(FIND + "; kinds are apart", Optional.empty(), storage().find(TckKinds.PLAIN, 7));
    }

    @Test
    final void idsAndVersionsUseTheWholeRange() {
        Item big = Item.of(Long.MAX_VALUE, "n");
        storage()
                .commit(samples()
                        .changing()
                        .put(new ChangeSet.Put<>(TckKinds.ITEM, Long.MAX_VALUE, 0, Long.MAX_VALUE, big))
                        .build());

        Expect.equal(
                FIND,
                Optional.of(new Versioned<>(Long.MAX_VALUE, Long.MAX_VALUE, big)),
                storage().find(TckKinds.ITEM, Long.MAX_VALUE));
    }

    @Test
    final void aRecordWithoutAttributesIsKept() {
        Plain plain = new Plain(3, "");
        storage().commit(samples().changing().create(TckKinds.PLAIN, plain).build());

        Expect.equal(FIND, Optional.of(new Versioned<>(3, 1, plain)), storage().find(TckKinds.PLAIN, 3));
    }

    @Test
    final void aKindWhoseNameBeginsWithAnothersIsApart() {
        Item item = Item.of(5, "n");
        create(item);
        storage()
                .commit(samples()
                        .changing()
                        .create(TckKinds.PLAIN, new Plain(4, "p"))
                        .create(TckKinds.PLAIN, new Plain(6, "p"))
                        .build());

        Expect.equal(
                "Storage.list: the records of the kind",
                List.of(new Versioned<>(5, 1, item)),
                storage().list(TckKinds.ITEM, Filter.ALL, PageRequest.first(10)).items());
        Expect.equal(
                "Storage.count: the records of the kind",
                1L,
                storage().count(TckKinds.ITEM, Filter.ALL, List.of()).total());
    }

    @Test
    final void severalRecordsAreFoundByAscendingId() {
        create(Item.of(30, "c"), Item.of(10, "a"), Item.of(20, "b"));

        Expect.equal(
                FIND_ALL,
                List.of(new Versioned<>(10, 1, Item.of(10, "a")), new Versioned<>(30, 1, Item.of(30, "c"))),
                storage().findAll(TckKinds.ITEM, List.of(30L, 99L, 10L, 30L)));
        Expect.equal(FIND_ALL, List.of(), storage().findAll(TckKinds.ITEM, List.of()));
    }

    @Test
    final void asManyRecordsAreFoundAsTheLimitSays() {
        List<Long> ids = new ArrayList<>(
                LongStream.rangeClosed(1, Filter.MAX_VALUES).boxed().toList());
        ChangeSet.Builder set = samples().changing();
        ids.forEach(id -> set.create(TckKinds.PLAIN, new Plain(id, "p")));
        storage().commit(set.build());
        Collections.reverse(ids);

        List<Long> found = storage().findAll(TckKinds.PLAIN, ids).stream()
                .map(Versioned::id)
                .toList();
        Collections.reverse(ids);
        Expect.equal(FIND_ALL, ids, found);
        ids.add(Filter.MAX_VALUES + 1L);
        Expect.error(
                "Storage.findAll: InvalidInput if there are too many ids",
                InvalidInput.class,
                InputError.OUT_OF_RANGE,
                () -> storage().findAll(TckKinds.PLAIN, ids));
    }

    @Test
    final void aReplacedRecordHasTheNextVersion() {
        create(Item.of(7, "old").with(5L));
        replace(7, Item.of(7, "new"));

        Expect.equal(
                FIND,
                Optional.of(new Versioned<>(7, 2, Item.of(7, "new"))),
                storage().find(TckKinds.ITEM, 7));
    }

    @Test
    final void aPutMayNameItsVersion() {
        Item item = Item.of(7, "n");
        storage()
                .commit(samples()
                        .changing()
                        .put(new ChangeSet.Put<>(TckKinds.ITEM, 7, 0, 40, item))
                        .build());
        storage()
                .commit(samples()
                        .changing()
                        .put(new ChangeSet.Put<>(TckKinds.ITEM, 7, 40, 50, item.named("m")))
                        .build());

        Expect.equal(
                "ChangeSet.Put: the version it has afterwards",
                Optional.of(new Versioned<>(7, 50, item.named("m"))),
                storage().find(TckKinds.ITEM, 7));
    }

    @Test
    final void anExistingIdIsNotCreatedAgain() {
        create(Item.of(7, "first"));

        stale(samples().creating(Item.of(7, "second")));
        Expect.equal(
                FIND,
                Optional.of(new Versioned<>(7, 1, Item.of(7, "first"))),
                storage().find(TckKinds.ITEM, 7));
    }

    @Test
    final void aRecordThatHasMovedIsNotReplaced() {
        create(Item.of(7, "first"));
        replace(7, Item.of(7, "second"));

        for (long version : new long[] {1, 3}) {
            stale(samples()
                    .changing()
                    .put(new ChangeSet.Put<>(TckKinds.ITEM, 7, version, version + 1, Item.of(7, "third")))
                    .build());
        }
        Expect.equal(
                FIND,
                Optional.of(new Versioned<>(7, 2, Item.of(7, "second"))),
                storage().find(TckKinds.ITEM, 7));
    }

    @Test
    final void aRecordThatIsNotThereIsNotReplaced() {
        stale(samples()
                .changing()
                .put(new ChangeSet.Put<>(TckKinds.ITEM, 7, 1, 2, Item.of(7, "n")))
                .build());
        Expect.equal(FIND, Optional.empty(), storage().find(TckKinds.ITEM, 7));
    }

    @Test
    final void whatWasReadMustNotHaveMoved() {
        create(Item.of(7, "read"));

        storage()
                .commit(samples()
                        .changing()
                        .expect(TckKinds.ITEM, 7, 1)
                        .expect(TckKinds.ITEM, 8, 0)
                        .create(TckKinds.ITEM, Item.of(9, "written"))
                        .build());
        replace(7, Item.of(7, "moved"));
        create(Item.of(8, "created"));
        stale(samples()
                .changing()
                .expect(TckKinds.ITEM, 7, 1)
                .create(TckKinds.ITEM, Item.of(10, "n"))
                .build());
        stale(samples()
                .changing()
                .expect(TckKinds.ITEM, 8, 0)
                .create(TckKinds.ITEM, Item.of(10, "n"))
                .build());
        stale(samples()
                .changing()
                .expect(TckKinds.ITEM, 11, 1)
                .create(TckKinds.ITEM, Item.of(10, "n"))
                .build());
        Expect.equal(FIND, Optional.empty(), storage().find(TckKinds.ITEM, 10));
    }

    private void replace(long id, Item now) {
        Versioned<Item> before = storage().find(TckKinds.ITEM, id).orElseThrow();
        storage()
                .commit(samples().changing().replace(TckKinds.ITEM, before, now).build());
    }

    private void stale(ChangeSet set) {
        Expect.error(
                VERSIONS,
                StaleVersion.class,
                StorageError.VERSION_MOVED,
                () -> storage().commit(set));
        Expect.equal(
                VERSIONS,
                List.of(),
                storage().changes(List.of(set.records().get(0).key())));
    }
}
