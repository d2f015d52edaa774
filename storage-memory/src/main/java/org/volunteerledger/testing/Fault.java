package org.volunteerledger.testing;

import org.volunteerledger.error.Busy;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.OutcomeUnknown;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.StorageListener.Operation;

/** How a call of a {@link FaultyStorage} fails. */
public enum Fault {
    /** Somebody else was first: {@link StaleVersion}, and nothing is written. For commits only. */
    CONFLICT,
    /** Deadlock or lock wait: {@link Busy}, and nothing is written. */
    BUSY,
    /** Nobody answers: {@link StorageUnavailable}, and nothing is written. */
    UNAVAILABLE,
    /** The connection breaks before the commit arrives: {@link OutcomeUnknown}, and nothing is written. For commits only. */
    REQUEST_LOST,
    /** The connection breaks when the commit is done: {@link OutcomeUnknown}, and everything is written. For commits only. */
    ANSWER_LOST;

    /**
     * Whether a call can fail in this way.
     *
     * @param operation the call
     * @return false for what befalls commits only, if it is another call
     */
    public boolean befalls(Operation operation) {
        return operation == Operation.COMMIT || this == BUSY || this == UNAVAILABLE;
    }

    LedgerException error() {
        return switch (this) {
            case CONFLICT -> new StaleVersion(StorageError.VERSION_MOVED, "A version has moved, as the test wants.");
            case BUSY -> new Busy(StorageError.CONTENTION, "The storage is busy, as the test wants.");
            case UNAVAILABLE ->
                new StorageUnavailable(StorageError.UNREACHABLE, "The storage is away, as the test wants.");
            case REQUEST_LOST, ANSWER_LOST ->
                new OutcomeUnknown(StorageError.COMMIT_INTERRUPTED, "The connection broke, as the test wants.");
        };
    }
}
