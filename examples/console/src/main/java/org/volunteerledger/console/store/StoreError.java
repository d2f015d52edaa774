package org.volunteerledger.console.store;

import org.volunteerledger.error.ErrorCode;

/** Codes of stores that cannot be opened. */
public enum StoreError implements ErrorCode {
    /** The words after --store mean nothing. */
    BAD_STORE("Use memory, h2:PATH or a JDBC URL such as jdbc:postgresql://host/database."),
    /** The database does not answer. */
    NO_CONNECTION(
            "Check the URL, the user and the password, that the server runs, and that no other process has the file open."),
    /** The file of keys is missing, damaged or open to others. */
    BAD_KEYS("Name the file with --keys; without it personal data in the store cannot be read."),
    /** A file or folder cannot be read or written. */
    BAD_FILE("Check the path and the permissions."),
    /** What is to be written would replace a file that the store lives in. */
    STORE_FILE("Name another file to write to."),
    /** There is no such store. */
    NO_STORE("Check --store, or fill a store with place area add, import or restore first.");

    private final String hint;

    StoreError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
