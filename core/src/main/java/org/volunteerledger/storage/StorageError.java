package org.volunteerledger.storage;

import org.volunteerledger.error.ErrorCode;

/** Codes of errors that storages raise. */
public enum StorageError implements ErrorCode {
    /** A record or an account has another version than the change set expects. */
    VERSION_MOVED("Read again and decide again."),
    /** Another record owns the unique key. */
    KEY_TAKEN("Look the owner up, or choose another key."),
    /** The idempotency key belongs to a change with other content. */
    KEY_REUSED("Use a new key for a new request."),
    /** The key of an entry is already in the ledger, in another change. */
    ENTRY_KEY_REUSED("Look the entry up by its key; it is either the same or needs another key."),
    /** Some of several changes were applied before, others not. */
    PARTLY_APPLIED("Look the changes up by their keys and send only those that are missing."),
    /** Deadlock, lock wait or serialization failure. */
    CONTENTION("Try again."),
    /** The connection broke during the commit. */
    COMMIT_INTERRUPTED("Send the same request with the same key."),
    /** The storage cannot be reached or does not work. */
    UNREACHABLE("Check that the database runs, is reachable and has space."),
    /** The storage was closed. */
    CLOSED("Open the storage again."),
    /** The schema is missing, older, newer or altered. */
    WRONG_SCHEMA("Migrate the schema with the version of the library that you run."),
    /** The database is set up in a way that could lose or corrupt data. */
    UNSAFE_SETTING("Change the setting as the message says."),
    /** A page cursor is malformed or belongs to another query. */
    BAD_CURSOR("Start again from the first page."),
    /** The storage lacks the capability that the call needs. */
    NOT_SUPPORTED("Use a storage that declares the capability."),
    /** A stored record cannot be read, or contradicts another. */
    UNREADABLE("Restore the row from a backup; do not edit rows by hand.");

    private final String hint;

    StorageError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
