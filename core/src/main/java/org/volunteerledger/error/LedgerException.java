package org.volunteerledger.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every error that the library throws on purpose. Subclasses say what the caller may do next. */
public abstract sealed class LedgerException extends RuntimeException
        permits Refused,
                InvalidInput,
                IdempotencyConflict,
                StaleVersion,
                Busy,
                OutcomeUnknown,
                StorageUnavailable,
                SchemaMismatch,
                Corrupt {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient Map<String, Object> fields;

    LedgerException(ErrorCode code, String message, Map<String, ?> fields) {
        super(message);
        this.code = code;
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * The code for a program to act on.
     *
     * @return the code
     */
    public final ErrorCode code() {
        return code;
    }

    /**
     * Values that explain the error and are safe to log: ids, counts, codes, dates; never personal data.
     *
     * @return an unmodifiable map in a stable order
     */
    public final Map<String, Object> fields() {
        return fields;
    }

    /**
     * What the caller can do about it.
     *
     * @return one sentence
     */
    public final String hint() {
        return code.hint();
    }

    /**
     * The sentence and the hint, with the code in front, such as {@code [OVERLAP] The time ... Change the time.}
     *
     * @return the message
     */
    @Override
    public final String getMessage() {
        return "[" + code.name() + "] " + super.getMessage() + " " + hint();
    }
}
