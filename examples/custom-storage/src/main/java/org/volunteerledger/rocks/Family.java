package org.volunteerledger.rocks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The column families, each a sorted map of its own from bytes to bytes. A transaction may write to all of them. */
enum Family {
    /** RocksDB asks for a family of this name: here the version of the layout, and what the index was made of. */
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

    byte[] bytes() {
        return Keys.of(name().toLowerCase(Locale.ROOT));
    }

    static Family of(byte[] name) {
        return valueOf(new String(name, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT));
    }
}
