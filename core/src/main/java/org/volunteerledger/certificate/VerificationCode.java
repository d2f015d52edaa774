package org.volunteerledger.certificate;

import java.security.SecureRandom;
import java.util.Locale;
import org.volunteerledger.privacy.PersonVault;

/**
 * Verification codes: 160 random bits in 32 characters of an alphabet without letters that look like digits. Of a code only its keyed
 * look-up value is searched for, so that whoever reads the database, but has not the host's key, can neither find a code nor make a
 * record that a code of their own fits.
 */
final class VerificationCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 32;
    private static final int BITS = 5;
    private static final int MAX_NUMBER = 60;
    private static final String LOOKUP = "certificate.code";

    private VerificationCode() {}

    static String random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        StringBuilder code = new StringBuilder(LENGTH);
        for (byte each : bytes) {
            code.append(ALPHABET.charAt(each & ((1 << BITS) - 1)));
        }
        return code.toString();
    }

    /** The same code however it was typed: case, blanks and hyphens do not count, and O, I and L are digits. */
    static String normal(String typed) {
        StringBuilder code = new StringBuilder(LENGTH);
        for (char each : shortened(typed, 4 * LENGTH).toUpperCase(Locale.ROOT).toCharArray()) {
            switch (each) {
                case ' ', '-' -> {}
                case 'O' -> code.append('0');
                case 'I', 'L' -> code.append('1');
                default -> code.append(ALPHABET.indexOf(each) < 0 ? '?' : each);
            }
        }
        return code.toString();
    }

    /** What number and code are found by. Anything can be asked for; what cannot be a number or a code is found nowhere. */
    static String lookup(PersonVault vault, String number, String typed) {
        StringBuilder plain = new StringBuilder();
        for (char each : shortened(number, MAX_NUMBER).strip().toCharArray()) {
            plain.append(each > ' ' && each < 127 ? each : '?');
        }
        return vault.lookup(LOOKUP, plain.append(' ').append(normal(typed)).toString());
    }

    private static String shortened(String text, int limit) {
        return text.substring(0, Math.min(text.length(), limit));
    }
}
