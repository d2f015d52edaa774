package org.volunteerledger.archive;

import org.volunteerledger.error.ErrorCode;

/** Codes of archives that cannot be restored. */
public enum ArchiveError implements ErrorCode {
    /** A line cannot be understood. */
    BAD_LINE("Use the file as it was exported."),
    /** The archive holds a kind of record that this ledger does not know. */
    UNKNOWN_KIND("Restore with the version of the library, and the kinds, that made the archive."),
    /** The archive ends before its last line. */
    CUT_SHORT("Copy the file again, whole."),
    /** A line is not what was written. */
    ALTERED("Use the file as it was exported, and an empty storage: what was read before stays."),
    /** The storage holds something else under the same id or key. */
    DIFFERS("Restore into an empty storage.");

    private final String hint;

    ArchiveError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
