package org.volunteerledger.console.terminal;

/** With which code the program ends, for a script to act on. */
public final class ExitCode {

    /** Everything was done. */
    public static final int OK = 0;

    /** Refused by a rule, invalid data, or verification found faults. */
    public static final int REFUSED = 1;

    /** The command line cannot be understood. */
    public static final int USAGE = 2;

    /** The storage cannot be used: not reachable, its schema does not fit, or the outcome of a commit is not known. */
    public static final int STORAGE = 3;

    /** Everything was read and what is good was done, but some rows were refused. */
    public static final int PARTLY = 4;

    /** A fault of the program itself. */
    public static final int FAULT = 70;

    private ExitCode() {}
}
