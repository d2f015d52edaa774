package org.volunteerledger.testing;

/** What is asked of a storage. */
public enum Operation {
    /** A record or several by their ids. */
    FIND,
    /** A page of records. */
    LIST,
    /** A count of records. */
    COUNT,
    /** The owners of unique keys. */
    OWNERS,
    /** The states of accounts. */
    ACCOUNTS,
    /** A page of entries. */
    ENTRIES,
    /** One or more reports. */
    AGGREGATE,
    /** Changes by the keys of their requests. */
    CHANGES,
    /** The feed of changes. */
    FEED,
    /** A commit. */
    COMMIT
}
