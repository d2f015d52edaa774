package org.volunteerledger.privacy;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InvalidInput;

/**
 * A personal text, held as ciphertext only: an ID number, a telephone number, an address, a birth date in ISO 8601, a note on health.
 * The clear text is not in here, so nothing that stores, logs or compares a record can leak it; reading it takes the vault and the key
 * of the person. The length of the ciphertext tells that of the text.
 *
 * <p>Two values are equal when their ciphertext is. Sealing the same text twice gives two values that are not equal: to find or compare
 * by content use {@link PersonVault#lookup}.
 */
public final class Sensitive {

    /** The most code points that a value can hold. */
    public static final int MAX_TEXT = 4000;

    private static final String WHAT = "sensitive value";
    private static final int MAX_FORM = 25_000;

    private final String form;

    private Sensitive(String form) {
        this.form = form;
    }

    static Sensitive of(SealedBytes sealed) {
        return new Sensitive(sealed.form());
    }

    /**
     * Reads what {@link #format} wrote.
     *
     * @param form the text
     * @return the value
     * @throws InvalidInput if it is not such a text
     */
    public static Sensitive parse(String form) {
        if (form.length() > MAX_FORM) {
            throw SealedBytes.malformed(WHAT);
        }
        SealedBytes.parse(WHAT, form);
        return new Sensitive(form);
    }

    /**
     * The ciphertext as one line of ASCII, for storages and exports: {@code algorithm.nonce.ciphertext}.
     *
     * @return the text
     */
    public String format() {
        return form;
    }

    /**
     * What sealed it.
     *
     * @return the id of a {@link CryptoSuite}
     */
    public String algorithm() {
        return form.substring(0, form.indexOf('.'));
    }

    SealedBytes sealed() {
        return SealedBytes.parse(WHAT, form);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sensitive that && form.equals(that.form);
    }

    @Override
    public int hashCode() {
        return form.hashCode();
    }

    /** A fixed mask, the same for every value. */
    @Override
    public String toString() {
        return "***";
    }
}
