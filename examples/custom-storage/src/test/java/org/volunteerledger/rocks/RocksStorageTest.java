package org.volunteerledger.rocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.SchemaMismatch;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.ordered.Keys;
import org.volunteerledger.ordered.OrderedStorage;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.tck.Item;
import org.volunteerledger.tck.TckKinds;

/** What is this adapter's own, and so not in the kit. */
@NullMarked
final class RocksStorageTest {

    @TempDir
    private @Nullable Path temporary;

    @Test
    void aFolderIsOpenOnce() {
        try (OrderedStorage first = RocksStorage.open(folder(), TckKinds.ALL)) {
            LedgerException refused =
                    assertThrows(StorageUnavailable.class, () -> RocksStorage.open(folder(), TckKinds.ALL));
            assertEquals(StorageError.UNREACHABLE, refused.code());
            create(first, 1, "still works");
        }
    }

    @Test
    void aFolderOfAnotherLayoutIsRefused() throws RocksDBException {
        RocksStorage.open(folder(), TckKinds.ALL).close();
        try (Options options = new Options()) {
            var families = new ArrayList<org.rocksdb.ColumnFamilyDescriptor>();
            RocksDB.listColumnFamilies(options, folder().toString())
                    .forEach(name -> families.add(new org.rocksdb.ColumnFamilyDescriptor(name)));
            var handles = new ArrayList<org.rocksdb.ColumnFamilyHandle>();
            try (RocksDB raw = RocksDB.open(folder().toString(), families, handles)) {
                raw.put(Keys.of("layout"), Keys.of(2));
                handles.forEach(org.rocksdb.ColumnFamilyHandle::close);
            }
        }

        LedgerException refused = assertThrows(SchemaMismatch.class, () -> RocksStorage.open(folder(), TckKinds.ALL));
        assertEquals(StorageError.WRONG_SCHEMA, refused.code());
        // It left nothing open.
        assertThrows(SchemaMismatch.class, () -> RocksStorage.open(folder(), TckKinds.ALL));
    }

    @Test
    void theIndexFollowsTheAttributesOfTheKinds() {
        Kind<Item> before = Kind.named("tck_item", Item.class, Item::id)
                .attribute(TckKinds.AMOUNT)
                .build();
        try (OrderedStorage storage = RocksStorage.open(folder(), List.of(before))) {
            storage.commit(ChangeSet.builder()
                    .create(before, Item.of(1, "b"))
                    .create(before, Item.of(2, "a"))
                    .build());
        }
        try (OrderedStorage storage = RocksStorage.open(folder(), List.of(TckKinds.ITEM))) {
            assertEquals(List.of(1L), ids(storage, Filter.equal(TckKinds.NAME, "b"), PageRequest.first(9)));
            assertEquals(
                    List.of(2L, 1L),
                    ids(storage, Filter.ALL, PageRequest.first(9).ordered(TckKinds.NAME)));
        }
    }

    /** RocksDB would end the process if it were closed under a call. */
    @Test
    void closingWaitsForThoseWhoRead() throws InterruptedException, ExecutionException {
        OrderedStorage storage = RocksStorage.open(folder(), TckKinds.ALL);
        for (long id = 1; id <= 100; id++) {
            create(storage, id, "n");
        }
        int readers = 3;
        CountDownLatch reading = new CountDownLatch(readers);
        List<FutureTask<LedgerException>> ends = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            FutureTask<LedgerException> end = new FutureTask<>(() -> assertThrows(StorageUnavailable.class, () -> {
                while (true) {
                    assertEquals(
                            100,
                            ids(storage, Filter.ALL, PageRequest.first(1000)).size());
                    reading.countDown();
                }
            }));
            ends.add(end);
            new Thread(end, "reader-" + i).start();
        }
        reading.await();
        storage.close();

        for (FutureTask<LedgerException> end : ends) {
            assertEquals(StorageError.CLOSED, end.get().code());
        }
    }

    @Test
    void theFolderIsClosedWithTheLastHandle() {
        OrderedStorage first = RocksStorage.open(folder(), TckKinds.ALL);
        Storage second = first.share();
        first.close();
        create(second, 1, "by the second");
        second.close();

        try (OrderedStorage again = RocksStorage.open(folder(), TckKinds.ALL)) {
            assertEquals(List.of(1L), ids(again, Filter.ALL, PageRequest.first(1)));
        }
        assertThrows(StorageUnavailable.class, first::share);
    }

    private Path folder() {
        return Objects.requireNonNull(temporary).resolve("ledger");
    }

    private static void create(Storage storage, long id, String name) {
        storage.commit(
                ChangeSet.builder().create(TckKinds.ITEM, Item.of(id, name)).build());
    }

    private static List<Long> ids(Storage storage, Filter filter, PageRequest page) {
        return storage.list(TckKinds.ITEM, filter, page).items().stream()
                .map(Versioned::id)
                .toList();
    }
}
