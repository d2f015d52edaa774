package org.volunteerledger.testing;

import java.util.function.Supplier;
import org.volunteerledger.error.Busy;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.OutcomeUnknown;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.storage.StorageError;

/** How a call of a {@link FaultyStorage} fails. */
public enum Fault {
    /** Somebody else was first: {@link StaleVersion}, and nothing is written. For commits only. */
    CONFLICT(true, () -> new StaleVersion(StorageError.VERSION_MOVED, "A version has moved, as the test wants.")),
    /** Deadlock or lock wait: {@link Busy}, and nothing is written. */
    BUSY(false, () -> new Busy(StorageError.CONTENTION, "The storage is busy, as the test wants.")),
    /** Nobody answers: {@link StorageUnavailable}, and nothing is written. */
    UNAVAILABLE(
            false, () -> new StorageUnavailable(StorageError.UNREACHABLE, "The storage is away, as the test wants.")),
    /** The connection breaks before the commit arrives: {@link OutcomeUnknown}, and nothing is written. For commits only. */
    REQUEST_LOST(true, Fault::broken),
    /** The connection breaks when the commit is done: {@link OutcomeUnknown}, and everything is written. For commits only. */
    ANSWER_LOST(true, Fault::broken);

    private final boolean ofCommits;
    private final Supplier<LedgerException> error;

    Fault(boolean ofCommits, Supplier<LedgerException> error) {
        this.ofCommits = ofCommits;
        this.error = error;
    }

    private static LedgerException broken() {
        return new OutcomeUnknown(StorageError.COMMIT_INTERRUPTED, "The connection broke, as the test wants.");
    }

    /**
     * Whether a call can fail in this way.
     *
     * @param operation the call
     * @return false for what befalls commits only, if it is another call
     */
    public boolean befalls(Operation operation) {
        return !ofCommits || operation == Operation.COMMIT;
    }

    LedgerException error() {
        return error.get();
    }
}
