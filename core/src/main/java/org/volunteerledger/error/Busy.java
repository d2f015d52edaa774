package org.volunteerledger.error;

import java.util.Map;

/** The storage could not apply the change now (deadlock, lock wait, serialization). Certainly not applied: try again. */
public final class Busy extends LedgerException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param code    the code
     * @param message one sentence with the values that matter, free of personal data
     * @param fields  values that are safe to log
     */
    public Busy(ErrorCode code, String message, Map<String, ?> fields) {
        super(code, message, fields);
    }

    /**
     * Creates the error without further fields.
     *
     * @param code    the code
     * @param message one sentence with the values that matter, free of personal data
     */
    public Busy(ErrorCode code, String message) {
        this(code, message, Map.of());
    }
}
