package org.volunteerledger.console.district;

/**
 * How one volunteer attends an activity.
 *
 * @param volunteer the number of the volunteer, from 0
 * @param in        the minutes from the planned start to the check-in; negative before it
 * @param out       the minutes from the planned start to the check-out, or {@link #MISSING} or {@link #ABSENT}
 */
record Line(int volunteer, int in, int out) {

    /** Nobody recorded when the volunteer left. */
    static final int MISSING = Integer.MIN_VALUE;

    /** The volunteer did not come. */
    static final int ABSENT = Integer.MAX_VALUE;

    boolean isAbsent() {
        return out == ABSENT;
    }

    boolean isComplete() {
        return out != ABSENT && out != MISSING;
    }
}
