package org.volunteerledger.error;

import java.util.Map;

/** The storage cannot be reached or used. Nothing was written by this call. */
public final class StorageUnavailable extends LedgerException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param code    the code
     * @param message one sentence with the values that matter, free of personal data
     * @param fields  values that are safe to log
     */
    public StorageUnavailable(ErrorCode code, String message, Map<String, ?> fields) {
        super(code, message, fields);
    }

    /**
     * Creates the error without further fields.
     *
     * @param code    the code
     * @param message one sentence with the values that matter, free of personal data
     */
    public StorageUnavailable(ErrorCode code, String message) {
        this(code, message, Map.of());
    }
}
