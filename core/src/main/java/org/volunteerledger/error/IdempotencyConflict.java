package org.volunteerledger.error;

import java.util.Map;

/** The key was used before for a request with other content. Final: choose a new key for a new request. Nothing was written. */
public final class IdempotencyConflict extends LedgerException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param code    the code
     * @param message one sentence with the values that matter, free of personal data
     * @param fields  values that are safe to log
     */
    public IdempotencyConflict(ErrorCode code, String message, Map<String, ?> fields) {
        super(code, message, fields);
    }

    /**
     * Creates the error without further fields.
     *
     * @param code    the code
     * @param message one sentence with the values that matter, free of personal data
     */
    public IdempotencyConflict(ErrorCode code, String message) {
        this(code, message, Map.of());
    }
}
