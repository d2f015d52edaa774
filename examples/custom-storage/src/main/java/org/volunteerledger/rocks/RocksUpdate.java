package org.volunteerledger.rocks;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.OptimisticTransactionDB;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.Transaction;
import org.volunteerledger.ordered.Family;
import org.volunteerledger.ordered.Update;
import org.volunteerledger.ordered.View;

/** A transaction, whose reads are tracked. */
final class RocksUpdate extends RocksView implements Update {

    private final OptimisticTransactionDB rocks;
    private final Map<Family, ColumnFamilyHandle> families;
    private final Transaction transaction;

    RocksUpdate(
            OptimisticTransactionDB rocks,
            Map<Family, ColumnFamilyHandle> families,
            ReadOptions options,
            Transaction transaction) {
        super(rocks, families, options);
        this.rocks = rocks;
        this.families = families;
        this.transaction = transaction;
    }

    @Override
    public byte @Nullable [] get(Family family, byte[] key) {
        try {
            return transaction.getForUpdate(options, handle(family), key, true);
        } catch (RocksDBException e) {
            throw Failures.whileReading(e);
        }
    }

    /** Untracked: every key that two transactions can dispute has been got before. */
    @Override
    public void put(Family family, byte[] key, byte[] value) {
        try {
            transaction.putUntracked(handle(family), key, value);
        } catch (RocksDBException e) {
            throw Failures.whileReading(e);
        }
    }

    @Override
    public void delete(Family family, byte[] key) {
        try {
            transaction.deleteUntracked(handle(family), key);
        } catch (RocksDBException e) {
            throw Failures.whileReading(e);
        }
    }

    @Override
    public long lastPosition() {
        return now(rocks, families, View::lastPosition);
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
