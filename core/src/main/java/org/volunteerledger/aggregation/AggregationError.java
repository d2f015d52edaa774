package org.volunteerledger.aggregation;

import org.volunteerledger.error.ErrorCode;

/** Codes of reports that cannot be answered. */
public enum AggregationError implements ErrorCode {
    /** The report has more groups than the stated bound. */
    TOO_MANY_GROUPS("Group by less, or filter more.");

    private final String hint;

    AggregationError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
