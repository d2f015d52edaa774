package org.volunteerledger.desk.account;

/** There is nothing here, or nothing for whoever asks; which of the two is not told. */
public class NotHere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Without a trace: it is an answer, not a fault. */
    public NotHere() {
        super("not here", null, false, false);
    }
}
