package org.volunteerledger.care;

/** Whether a visit counts. */
public enum VisitStatus {
    /** It counts, as it was recorded or last corrected. */
    RECORDED,
    /** It was taken back, with its hours. */
    VOIDED
}
