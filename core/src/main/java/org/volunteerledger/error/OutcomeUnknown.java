package org.volunteerledger.error;

import java.util.Map;

/** The connection broke while committing, so the change is either applied or not. Send the same request with the same key. */
public final class OutcomeUnknown extends LedgerException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param code    the code
     * @param message one sentence with the values that matter, free of personal data
     * @param fields  values that are safe to log
     */
    public OutcomeUnknown(ErrorCode code, String message, Map<String, ?> fields) {
        super(code, message, fields);
    }

    /**
     * Creates the error without further fields.
     *
     * @param code    the code
     * @param message one sentence with the values that matter, free of personal data
     */
    public OutcomeUnknown(ErrorCode code, String message) {
        this(code, message, Map.of());
    }
}
