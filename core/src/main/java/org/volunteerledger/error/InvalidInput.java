package org.volunteerledger.error;

import java.util.Map;

/** The request itself is malformed, whatever the state of the ledger. Final. Nothing was written. */
public final class InvalidInput extends LedgerException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param code    the code
     * @param message one sentence with the values that matter, free of personal data
     * @param fields  values that are safe to log
     */
    public InvalidInput(ErrorCode code, String message, Map<String, ?> fields) {
        super(code, message, fields);
    }

    /**
     * Creates the error without further fields.
     *
     * @param code    the code
     * @param message one sentence with the values that matter, free of personal data
     */
    public InvalidInput(ErrorCode code, String message) {
        this(code, message, Map.of());
    }
}
