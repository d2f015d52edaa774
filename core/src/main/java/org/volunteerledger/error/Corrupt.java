package org.volunteerledger.error;

import java.util.Map;

/** Stored data contradicts itself: a row was changed, lost or added outside of the library. */
public final class Corrupt extends LedgerException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param code    the code
     * @param message one sentence with the values that matter, free of personal data
     * @param fields  values that are safe to log
     */
    public Corrupt(ErrorCode code, String message, Map<String, ?> fields) {
        super(code, message, fields);
    }

    /**
     * Creates the error without further fields.
     *
     * @param code    the code
     * @param message one sentence with the values that matter, free of personal data
     */
    public Corrupt(ErrorCode code, String message) {
        this(code, message, Map.of());
    }
}
