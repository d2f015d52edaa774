package org.volunteerledger.ordered;

/** What is stored where: each is a sorted map of its own from bytes to bytes. A transaction may write to all of them. */
public enum Family {
    /** The version of the layout, and what the index was made of. Some engines ask for a family of this name. */
    DEFAULT,
    /** Kind and id: version and JSON. */
    RECORDS,
    /** Kind, attribute, value and id: nothing. */
    INDEX,
    /** Unique key: id of the owner. */
    OWNERS,
    /** Account: its state. */
    ACCOUNTS,
    /** Account and sequence: the entry. */
    ENTRIES,
    /** Key of an entry: account and sequence. */
    ENTRY_KEYS,
    /** Change, account and sequence: nothing. */
    CHANGE_ENTRIES,
    /** Position: the record of a change. */
    CHANGES,
    /** Key of a change: position. */
    CHANGE_KEYS;
}
