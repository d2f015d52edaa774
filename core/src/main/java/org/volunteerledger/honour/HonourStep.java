package org.volunteerledger.honour;

/** What can happen to an honour. */
public enum HonourStep {
    /** A review comes in that does not decide yet. */
    REVIEW,
    /** The last review that was needed is in favour. */
    ENDORSE,
    /** Reviews, a verification or an upheld objection go against it. */
    TURN_DOWN,
    /** The public notice starts. */
    ANNOUNCE,
    /** Somebody objects. */
    OBJECT,
    /** An objection is dismissed. */
    DISMISS,
    /** It is awarded. */
    AWARD,
    /** An honour of another body is found to be true. */
    VERIFY,
    /** It is shown on boards. */
    PUBLISH,
    /** Whoever nominated or recorded it takes it back. */
    WITHDRAW,
    /** It is taken away. */
    REVOKE
}
