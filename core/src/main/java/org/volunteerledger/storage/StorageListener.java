package org.volunteerledger.storage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.LedgerException;

/**
 * Is told of every call of an {@linkplain ObservedStorage observed storage}, for metrics and health checks of the host. It is called on
 * the thread of the call, once the storage is done with it; what it throws reaches the caller. Implementations are thread-safe and quick.
 */
@FunctionalInterface
public interface StorageListener {

    /** What was called. */
    enum Operation {
        /** Records by id. */
        FIND,
        /** A page of records. */
        LIST,
        /** Counts of records. */
        COUNT,
        /** Owners of unique keys. */
        OWNERS,
        /** States of accounts. */
        ACCOUNTS,
        /** A page of entries. */
        ENTRIES,
        /** Reports over hours. */
        AGGREGATE,
        /** Changes by the keys of their requests. */
        CHANGES,
        /** The feed of changes. */
        FEED,
        /** A commit. */
        COMMIT
    }

    /**
     * A call has ended.
     *
     * @param operation what was called
     * @param took      how long it took
     * @param failure   what the storage threw, or null if it answered
     */
    void called(Operation operation, Duration took, @Nullable LedgerException failure);
}
