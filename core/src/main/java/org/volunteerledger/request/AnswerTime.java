package org.volunteerledger.request;

/**
 * Whether the centre answered within the time limits of the stages before its first answer: a rejection, an offer or a dispatch
 * (Decree 685, article 13: the organisation verifies and answers in time).
 */
public enum AnswerTime {
    /** Within them, or there were none. */
    IN_TIME,
    /** After one of them had passed. */
    LATE
}
