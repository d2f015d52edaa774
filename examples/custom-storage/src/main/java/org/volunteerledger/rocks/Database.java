package org.volunteerledger.rocks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.OptimisticTransactionDB;
import org.rocksdb.OptimisticTransactionOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Transaction;
import org.rocksdb.WriteOptions;
import org.volunteerledger.error.SchemaMismatch;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.Versioned;

/** Step 6: the open folder, which one process can have at a time; its transactions, and its end. */
final class Database {

    private static final byte[] LAYOUT = Keys.of("layout");
    private static final byte[] INDEXED = Keys.of("indexed");

    /** To be raised when {@link Family} or {@link Keys} change. */
    private static final byte[] VERSION = Keys.of(1);

    private final DBOptions options;
    private final OptimisticTransactionDB rocks;
    private final Map<Family, ColumnFamilyHandle> families;
    private final Object feed = new Object();

    /** Closing RocksDB under a running call ends the whole process, so whoever uses it holds the lock, and closing waits. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private int handles = 1;

    private Database(DBOptions options, OptimisticTransactionDB rocks, Map<Family, ColumnFamilyHandle> families) {
        this.options = options;
        this.rocks = rocks;
        this.families = families;
    }

    static Database open(Path folder, Records records, Collection<? extends Kind<?>> kinds) {
        Database database = open(folder);
        try {
            database.checkLayout();
            database.checkIndex(records, kinds);
            return database;
        } catch (RuntimeException e) {
            database.release();
            throw e;
        }
    }

    private static Database open(Path folder) {
        RocksDB.loadLibrary();
        DBOptions options = new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL);
        List<ColumnFamilyDescriptor> wanted = Arrays.stream(Family.values())
                .map(family -> new ColumnFamilyDescriptor(family.bytes()))
                .toList();
        List<ColumnFamilyHandle> opened = new ArrayList<>();
        try {
            OptimisticTransactionDB rocks = OptimisticTransactionDB.open(options, folder.toString(), wanted, opened);
            Map<Family, ColumnFamilyHandle> families = new EnumMap<>(Family.class);
            for (ColumnFamilyHandle handle : opened) {
                families.put(Family.of(handle.getName()), handle);
            }
            return new Database(options, rocks, families);
        } catch (RocksDBException e) {
            options.close();
            throw new StorageUnavailable(
                    StorageError.UNREACHABLE,
                    "RocksDB cannot open the folder (" + Failures.codeOf(e) + "). Has another process opened it?",
                    Map.of("status", Failures.codeOf(e)));
        }
    }

    <T> T read(Function<View, T> reading) {
        return View.now(rocks, families, reading);
    }

    /**
     * Begins a transaction. "Optimistic" is what the ledger wants: no lock is held while it decides, and of two that dispute a key the
     * later one is refused. Everything it reads is as of its beginning.
     *
     * @param work reads, writes, and commits at its end; if it throws or does not commit, nothing was written
     */
    <T> T update(Function<Update, T> work) {
        try (WriteOptions toTheDisk = new WriteOptions().setSync(true);
                OptimisticTransactionOptions asOfNow = new OptimisticTransactionOptions().setSetSnapshot(true);
                Transaction transaction = rocks.beginTransaction(toTheDisk, asOfNow);
                ReadOptions snapshot = new ReadOptions().setSnapshot(transaction.getSnapshot())) {
            return work.apply(new Update(rocks, families, snapshot, transaction));
        }
    }

    /**
     * Commits, with the changes at the end of the feed. A reader of the feed goes on from the last position it has seen, so no position may
     * become visible after a higher one: giving positions and committing are one step, and only one commit is at it. All that comes before
     * goes on side by side. (An engine that gains much from flushing several commits at once gives positions later, when the feed is
     * read; storage-jdbc does.)
     */
    void commit(Update update, List<byte[]> keys, List<byte[]> changes) {
        synchronized (feed) {
            long position = read(Ledger::lastPosition);
            for (int i = 0; i < keys.size(); i++) {
                byte[] place = Keys.of(position + 1 + i);
                update.put(Family.CHANGES, place, changes.get(i));
                update.put(Family.CHANGE_KEYS, keys.get(i), place);
            }
            update.commit();
        }
    }

    private void checkLayout() {
        byte[] found = read(view -> view.get(Family.DEFAULT, LAYOUT));
        if (found == null) {
            put(Family.DEFAULT, LAYOUT, VERSION);
        } else if (!Arrays.equals(found, VERSION)) {
            throw new SchemaMismatch(
                    StorageError.WRONG_SCHEMA,
                    "The folder has layout " + Keys.lastNumber(found) + ", not " + Keys.lastNumber(VERSION) + ".");
        }
    }

    /**
     * The index is made of the attributes of the kinds. When a version of the library brings others, it is made anew; what it was made of
     * is noted at the end, so that an interrupted start begins again.
     */
    private void checkIndex(Records records, Collection<? extends Kind<?>> kinds) {
        byte[] wanted = Keys.of(kinds.stream()
                .map(kind -> kind.name() + kind.attributes())
                .sorted()
                .toList()
                .toString());
        byte[] found = read(view -> view.get(Family.DEFAULT, INDEXED));
        if (Arrays.equals(found, wanted)) {
            return;
        }
        if (found != null) {
            dropIndex();
            kinds.forEach(kind -> index(records, kind));
        }
        put(Family.DEFAULT, INDEXED, wanted);
    }

    private void dropIndex() {
        try (ColumnFamilyHandle old = families.get(Family.INDEX)) {
            rocks.dropColumnFamily(old);
            families.put(Family.INDEX, rocks.createColumnFamily(new ColumnFamilyDescriptor(Family.INDEX.bytes())));
        } catch (RocksDBException e) {
            throw Failures.whileReading(e);
        }
    }

    private <E> void index(Records records, Kind<E> kind) {
        View.now(rocks, families, view -> {
            view.walk(Family.RECORDS, Keys.records(kind), null, false, (key, value) -> {
                Versioned<E> row = records.read(kind, Keys.lastNumber(key), value);
                records.indexKeys(kind, row.id(), row.entity())
                        .forEach(indexKey -> put(Family.INDEX, indexKey, Keys.EVERYTHING));
                return true;
            });
            return kind;
        });
    }

    private void put(Family family, byte[] key, byte[] value) {
        try {
            rocks.put(families.get(family), key, value);
        } catch (RocksDBException e) {
            throw Failures.whileReading(e);
        }
    }

    /** To be held while the database is used; it is not closed meanwhile. */
    Lock use() {
        return use.readLock();
    }

    /** To be held while {@link #share} or {@link #release} is called; nobody uses the database meanwhile. */
    Lock end() {
        return use.writeLock();
    }

    void share() {
        handles++;
    }

    /** The last one to leave closes. */
    void release() {
        handles--;
        if (handles == 0) {
            families.values().forEach(ColumnFamilyHandle::close);
            rocks.close();
            options.close();
        }
    }
}
