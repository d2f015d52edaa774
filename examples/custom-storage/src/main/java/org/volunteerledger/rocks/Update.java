package org.volunteerledger.rocks;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.OptimisticTransactionDB;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.Transaction;

/**
 * A view within a transaction. It sees what the transaction has written so far. RocksDB remembers each key that was got, also one that
 * was not there, and refuses the commit if another has written it since the transaction began.
 */
final class Update extends View {

    private final Transaction transaction;

    Update(
            OptimisticTransactionDB rocks,
            Map<Family, ColumnFamilyHandle> families,
            ReadOptions options,
            Transaction transaction) {
        super(rocks, families, options);
        this.transaction = transaction;
    }

    @Override
    byte @Nullable [] get(Family family, byte[] key) {
        try {
            return transaction.getForUpdate(options, handle(family), key, true);
        } catch (RocksDBException e) {
            throw Failures.whileReading(e);
        }
    }

    /** Untracked: every key that two transactions can dispute has been got before. */
    void put(Family family, byte[] key, byte[] value) {
        try {
            transaction.putUntracked(handle(family), key, value);
        } catch (RocksDBException e) {
            throw Failures.whileReading(e);
        }
    }

    void delete(Family family, byte[] key) {
        try {
            transaction.deleteUntracked(handle(family), key);
        } catch (RocksDBException e) {
            throw Failures.whileReading(e);
        }
    }

    /** Written to the log and flushed to the disk before this returns, in all families or in none. */
    void commit() {
        try {
            transaction.commit();
        } catch (RocksDBException e) {
            throw Failures.whileCommitting(e);
        }
    }
}
