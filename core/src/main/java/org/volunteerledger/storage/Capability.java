package org.volunteerledger.storage;

/** What not every storage can do. The contract kit skips, and reports as skipped, what is not declared. */
public enum Capability {
    /**
     * Each commit is a transaction of the storage's own, so the core may read and decide again when a version has moved. A storage
     * that joins a transaction of its host does not declare it: there the host decides.
     */
    OWN_TRANSACTIONS,
    /** What is committed is there after the storage is closed and opened again. */
    DURABLE,
    /** Several threads may commit at once. */
    CONCURRENT_COMMITS
}
