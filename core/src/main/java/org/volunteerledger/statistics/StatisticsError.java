package org.volunteerledger.statistics;

import org.volunteerledger.error.ErrorCode;

/** Codes of reports that cannot be understood. */
public enum StatisticsError implements ErrorCode {
    /** There is no column of that name. */
    UNKNOWN_COLUMN("Use one of the columns that the message lists."),
    /** A filter names something that does not exist. */
    UNKNOWN_VALUE("Check the code, name or date.");

    private final String hint;

    StatisticsError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
