package org.volunteerledger.error;

import java.util.Map;

/** A rule of the domain says no. Final: the same request is refused again until the facts change. Nothing was written. */
public final class Refused extends LedgerException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param code    the code
     * @param message one sentence with the values that matter, free of personal data
     * @param fields  values that are safe to log
     */
    public Refused(ErrorCode code, String message, Map<String, ?> fields) {
        super(code, message, fields);
    }

    /**
     * Creates the error without further fields.
     *
     * @param code    the code
     * @param message one sentence with the values that matter, free of personal data
     */
    public Refused(ErrorCode code, String message) {
        this(code, message, Map.of());
    }
}
