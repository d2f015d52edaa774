package org.volunteerledger.rocks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.ordered.Engine;
import org.volunteerledger.ordered.Family;
import org.volunteerledger.ordered.Keys;
import org.volunteerledger.ordered.View;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.StorageError;

/** The open folder, which one process can have at a time: a family of columns for each family of keys, and optimistic transactions. */
final class Database implements Engine {

    private static final Set<Capability> CAPABILITIES = Set.copyOf(EnumSet.allOf(Capability.class));

    private final DBOptions options;
    private final OptimisticTransactionDB rocks;
    private final Map<Family, ColumnFamilyHandle> families;
    private final Object feed = new Object();
    private int handles = 1;

    private Database(DBOptions options, OptimisticTransactionDB rocks, Map<Family, ColumnFamilyHandle> families) {
        this.options = options;
        this.rocks = rocks;
        this.families = families;
    }

    static Database open(Path folder) {
        RocksDB.loadLibrary();
        DBOptions options = new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL);
        List<Family> wanted = List.of(Family.values());
        List<ColumnFamilyHandle> opened = new ArrayList<>();
        try {
            OptimisticTransactionDB rocks = OptimisticTransactionDB.open(
                    options,
                    folder.toString(),
                    wanted.stream().map(Database::descriptor).toList(),
                    opened);
            Map<Family, ColumnFamilyHandle> families = new EnumMap<>(Family.class);
            for (int i = 0; i < opened.size(); i++) {
                families.put(wanted.get(i), opened.get(i));
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

    private static ColumnFamilyDescriptor descriptor(Family family) {
        return new ColumnFamilyDescriptor(Keys.of(family.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public <T> T read(Function<View, T> reading) {
        return RocksView.now(rocks, families, reading);
    }

    /**
     * "Optimistic" is what the ledger wants: no lock is held while it decides, and of two that dispute a key the later one is refused.
     * Everything it reads is as of its beginning. All goes on side by side but the end. (An engine that gains much from flushing several
     * commits at once gives positions later, when the feed is read; storage-jdbc does.)
     */
    @Override
    public <T> T update(Work<T> work) {
        try (WriteOptions toTheDisk = new WriteOptions().setSync(true);
                OptimisticTransactionOptions asOfNow = new OptimisticTransactionOptions().setSetSnapshot(true);
                Transaction transaction = rocks.beginTransaction(toTheDisk, asOfNow);
                ReadOptions snapshot = new ReadOptions().setSnapshot(transaction.getSnapshot())) {
            RocksUpdate update = new RocksUpdate(rocks, families, snapshot, transaction);
            Optional<T> answer = work.prepare(update);
            return answer.isPresent() ? answer.get() : finish(work, update);
        }
    }

    private <T> T finish(Work<T> work, RocksUpdate update) {
        synchronized (feed) {
            T answer = work.finish(update);
            update.commit();
            return answer;
        }
    }

    @Override
    public synchronized Engine share() {
        handles++;
        return this;
    }

    /** The last one to leave closes. */
    @Override
    public synchronized void close() {
        handles--;
        if (handles == 0) {
            families.values().forEach(ColumnFamilyHandle::close);
            rocks.close();
            options.close();
        }
    }
}
