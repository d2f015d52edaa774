package org.volunteerledger.ledger;

/** How the time of an entry is known. */
public enum Evidence {
    /** The volunteer checked in and out. */
    CHECK_IN(1),
    /** The leader of the activity recorded it. */
    LEADER(2),
    /** A recorded care visit. */
    VISIT(3),
    /** Entered later and approved by a reviewer. */
    BACK_FILL(4),
    /** Taken over from another system or a file. */
    IMPORT(5),
    /** A leader's count of unnamed helpers. */
    HEAD_COUNT(6);

    private final int code;

    Evidence(int code) {
        this.code = code;
    }

    /**
     * The number by which storages and hashes know the constant. It never changes.
     *
     * @return the code, from 1
     */
    public int code() {
        return code;
    }

    /**
     * The constant of a code.
     *
     * @param code the code
     * @return the constant
     * @throws IllegalArgumentException if there is none
     */
    public static Evidence ofCode(int code) {
        for (Evidence evidence : values()) {
            if (evidence.code == code) {
                return evidence;
            }
        }
        throw new IllegalArgumentException("there is no Evidence of code " + code);
    }
}
