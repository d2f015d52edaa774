package org.volunteerledger.rocks;

import java.util.Map;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.volunteerledger.error.Busy;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.OutcomeUnknown;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.storage.StorageError;

/** Tells callers what they can do. The engine's own message is not passed on: it may hold keys, and so personal data. */
final class Failures {

    private Failures() {}

    /** Nothing has been written, whatever it was. */
    static LedgerException whileReading(RocksDBException e) {
        Status.Code code = codeOf(e);
        return code == Status.Code.Corruption
                ? new Corrupt(StorageError.UNREADABLE, "RocksDB found a damaged file.")
                : new StorageUnavailable(
                        StorageError.UNREACHABLE, "RocksDB answered " + code + ".", Map.of("status", code));
    }

    /**
     * Busy: another transaction wrote a key that this one had read. TryAgain: RocksDB no longer knows whether one did. In both cases
     * nothing was written, and the core reads and decides again. With anything else, such as a full disk, the log may or may not have
     * the commit: only sending the same request again finds out.
     */
    static LedgerException whileCommitting(RocksDBException e) {
        Status.Code code = codeOf(e);
        return code == Status.Code.Busy || code == Status.Code.TryAgain
                ? new Busy(StorageError.CONTENTION, "Another commit was faster; nothing was written.")
                : new OutcomeUnknown(
                        StorageError.COMMIT_INTERRUPTED,
                        "RocksDB answered " + code + " to a commit.",
                        Map.of("status", code));
    }

    static Status.Code codeOf(RocksDBException e) {
        return e.getStatus() == null ? Status.Code.Undefined : e.getStatus().getCode();
    }
}
