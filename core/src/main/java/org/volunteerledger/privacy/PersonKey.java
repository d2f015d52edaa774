package org.volunteerledger.privacy;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InvalidInput;

/**
 * The data key of one person, wrapped by a key of the host. It is kept in the person's record and is worth nothing without the host's
 * key. Destroying it is writing the record without it: from then on nothing opens the person's values, wherever copies of them are. So
 * it must be nowhere else: not in an event, a message or a second record. A backup from before still has it; that one ends with the
 * host's key, when all other persons were wrapped anew and the old key is dropped.
 */
public final class PersonKey {

    private static final String WHAT = "person key";
    private static final int MAX_FORM = 1000;

    private final String wrappingKey;
    private final String algorithm;
    private final String wrapped;

    private PersonKey(String wrappingKey, String algorithm, String wrapped) {
        this.wrappingKey = wrappingKey;
        this.algorithm = algorithm;
        this.wrapped = wrapped;
    }

    static PersonKey of(String wrappingKey, String algorithm, SealedBytes wrapped) {
        return new PersonKey(wrappingKey, algorithm, wrapped.form());
    }

    /**
     * Reads what {@link #format} wrote.
     *
     * @param form the text
     * @return the key
     * @throws InvalidInput if it is not such a text
     */
    public static PersonKey parse(String form) {
        int first = form.indexOf('.');
        int second = form.indexOf('.', first + 1);
        if (form.length() > MAX_FORM || first < 0 || second < 0) {
            throw SealedBytes.malformed(WHAT);
        }
        String wrapped = form.substring(second + 1);
        SealedBytes.parse(WHAT, wrapped);
        return new PersonKey(
                SealedBytes.identifier(WHAT, form.substring(0, first)),
                SealedBytes.identifier(WHAT, form.substring(first + 1, second)),
                wrapped);
    }

    /**
     * The wrapped key as one line of ASCII, for the record of the person.
     *
     * @return the text
     */
    public String format() {
        return wrappingKey + "." + algorithm + "." + wrapped;
    }

    /**
     * Which key of the host wrapped it.
     *
     * @return the id of a key in the {@link KeyRing}
     */
    public String wrappingKey() {
        return wrappingKey;
    }

    /**
     * What it seals values with.
     *
     * @return the id of a {@link CryptoSuite}
     */
    public String algorithm() {
        return algorithm;
    }

    SealedBytes wrapped() {
        return SealedBytes.parse(WHAT, wrapped);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersonKey that
                && wrappingKey.equals(that.wrappingKey)
                && algorithm.equals(that.algorithm)
                && wrapped.equals(that.wrapped);
    }

    @Override
    public int hashCode() {
        return wrapped.hashCode();
    }

    /** Names the key of the host only. */
    @Override
    public String toString() {
        return "PersonKey[wrapped by " + wrappingKey + "]";
    }
}
