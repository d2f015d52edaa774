package org.volunteerledger.storage.jdbc;

/** A change set did not fit what is stored: a count was wrong or a constraint was violated. Why, is found out by reading. */
final class Disputed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Disputed() {
        super("a version, a key or a constraint did not hold", null, false, false);
    }
}
