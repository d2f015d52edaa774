package org.volunteerledger.cube;

import org.volunteerledger.error.ErrorCode;

/** Codes of errors that a cube raises. None of them leaves anything behind in the ledger. */
public enum CubeError implements ErrorCode {
    /** The ledger has more entries than the cube may hold, or more accounts than verification may compare. */
    TOO_LARGE("Allow more entries and give the process more memory, or let the storage answer."),
    /** The storage joins transactions of its host, so what it shows may still be taken back. */
    NOT_FOLLOWABLE("Make the cube over a storage that owns its transactions, on the same database."),
    /** The feed of changes and the entries contradict each other. */
    OUT_OF_STEP("Verify the ledger; if it holds, load the cube anew."),
    /** A change that was waited for is not in the ledger. */
    NO_SUCH_CHANGE("Wait for changes that were committed to this ledger."),
    /** The file is not a snapshot of a cube, was cut short or was altered. */
    SNAPSHOT_DAMAGED("Delete the file and load the cube anew."),
    /** The file was written by a newer version of the library. */
    SNAPSHOT_NEWER("Use the version of the library that wrote the file, or load the cube anew."),
    /** The file was written by an older version of the library, or before entries had all the columns of now. */
    SNAPSHOT_OLDER("Delete the file and load the cube anew."),
    /** The file is of another ledger, or of a state that this ledger no longer has. */
    SNAPSHOT_OF_ANOTHER_LEDGER("Use the snapshot of this ledger, or load the cube anew.");

    private final String hint;

    CubeError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
