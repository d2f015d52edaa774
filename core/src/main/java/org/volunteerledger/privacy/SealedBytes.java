package org.volunteerledger.privacy;

import java.util.Base64;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/** Ciphertext with what its algorithm needs to open it; its text is {@code algorithm.nonce.ciphertext}. */
final class SealedBytes {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final String algorithm;
    private final byte[] nonce;
    private final byte[] bytes;

    SealedBytes(String algorithm, byte[] nonce, byte[] bytes) {
        this.algorithm = algorithm;
        this.nonce = nonce;
        this.bytes = bytes;
    }

    static SealedBytes parse(String what, String form) {
        int first = form.indexOf('.');
        int second = form.indexOf('.', first + 1);
        if (first < 0 || second < 0) {
            throw malformed(what);
        }
        String algorithm = identifier(what, form.substring(0, first));
        return new SealedBytes(
                algorithm, decode(what, form.substring(first + 1, second)), decode(what, form.substring(second + 1)));
    }

    /** A name that may stand between dots: 1 to 64 letters, digits, hyphens and underscores of ASCII. */
    static String identifier(String what, String id) {
        boolean legal = !id.isEmpty()
                && id.length() <= 64
                && id.chars()
                        .allMatch(c -> (c >= '0' && c <= '9')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= 'a' && c <= 'z')
                                || c == '-'
                                || c == '_');
        if (!legal) {
            throw malformed(what);
        }
        return id;
    }

    static InvalidInput malformed(String what) {
        return new InvalidInput(InputError.BAD_FORMAT, "The text is not that of a " + what + ".");
    }

    String algorithm() {
        return algorithm;
    }

    byte[] nonce() {
        return nonce;
    }

    byte[] bytes() {
        return bytes;
    }

    String form() {
        return algorithm + "." + ENCODER.encodeToString(nonce) + "." + ENCODER.encodeToString(bytes);
    }

    private static byte[] decode(String what, String text) {
        byte[] bytes;
        try {
            bytes = DECODER.decode(text);
        } catch (IllegalArgumentException e) {
            throw malformed(what);
        }
        // The decoder ignores padding and spare bits; one ciphertext must have one text only.
        if (bytes.length == 0 || !ENCODER.encodeToString(bytes).equals(text)) {
            throw malformed(what);
        }
        return bytes;
    }
}
