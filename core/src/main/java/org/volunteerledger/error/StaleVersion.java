package org.volunteerledger.error;

import java.util.Map;

/** A record or an account moved between reading and committing. Nothing was written: read and decide again. */
public final class StaleVersion extends LedgerException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param code    the code
     * @param message one sentence with the values that matter, free of personal data
     * @param fields  values that are safe to log
     */
    public StaleVersion(ErrorCode code, String message, Map<String, ?> fields) {
        super(code, message, fields);
    }

    /**
     * Creates the error without further fields.
     *
     * @param code    the code
     * @param message one sentence with the values that matter, free of personal data
     */
    public StaleVersion(ErrorCode code, String message) {
        this(code, message, Map.of());
    }
}
