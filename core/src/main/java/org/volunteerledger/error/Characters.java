package org.volunteerledger.error;

import java.lang.Character.UnicodeScript;

/**
 * Which characters a text may have. Two texts that look the same should be the same, and what was typed should not have been broken on
 * the way; yet real writing must pass: rare Han with variation selectors, Mongolian, emoji joined from several.
 */
final class Characters {

    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int MONGOLIAN_VOWEL_SEPARATOR = 0x180E;
    private static final int BRAILLE_BLANK = 0x2800;

    private Characters() {}

    /** Whether nothing of a text can be seen; unlike {@link String#isBlank}, knows the no-break spaces and the blank of Braille. */
    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!isBlank(c)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    /** The index of the first control, invisible or broken character, or -1. */
    static int firstForbidden(String text) {
        int before = -1;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            int after = next < text.length() ? text.codePointAt(next) : -1;
            if (isForbidden(before, c, after)) {
                return i;
            }
            before = c;
            i = next;
        }
        return -1;
    }

    private static boolean isForbidden(int before, int c, int after) {
        if (c < 0x7F) {
            return c < ' ' && c != '\n' && c != '\t' && !(c == '\r' && after == '\n');
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            // Among them the bidirectional marks and overrides, the zero width space and the byte order mark.
            case Character.FORMAT -> !isPartOfWriting(before, c, after);
            default -> isVariationSelector(c) ? !selectsVariant(before, c) : isInvisible(c) || isBroken(c);
        };
    }

    /** A joiner inside an emoji, and the separator before the last vowel of a Mongolian word. */
    private static boolean isPartOfWriting(int before, int c, int after) {
        return switch (c) {
            case ZERO_WIDTH_JOINER -> (isPictograph(before) || isVariationSelector(before)) && isPictograph(after);
            case MONGOLIAN_VOWEL_SEPARATOR -> isMongolianLetter(before) && isMongolianLetter(after);
            default -> false;
        };
    }

    /** Also what is newer than the tables of the running Java; the skin tones are among them. */
    private static boolean isPictograph(int c) {
        return (c >= 0x1F000 && c <= 0x1FAFF)
                || (c >= 0x2600 && c <= 0x27BF)
                || c == 0x2194
                || c == 0x2195
                || c == 0x2B1B;
    }

    private static boolean isMongolianLetter(int c) {
        return (c >= 0x1820 && c <= 0x18AA) || (c >= 0x180B && c <= 0x180D);
    }

    private static boolean isVariationSelector(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    }

    /** One selector, after a character that can have variants. A row of them, or one after any letter, could hide a text. */
    private static boolean selectsVariant(int before, int selector) {
        if (before < 0 || isBlank(before)) {
            return false;
        }
        if (selector >= 0xE0100) {
            return isHan(before);
        }
        return switch (UnicodeScript.of(before)) {
            // Symbols, digits and emoji, among the unknown those newer than the running Java.
            case COMMON, UNKNOWN, HAN, MYANMAR, PHAGS_PA -> true;
            default -> false;
        };
    }

    /** Planes 2 and 3 hold Han only, also what is newer than the tables of the running Java. */
    private static boolean isHan(int c) {
        return Character.isIdeographic(c) || (c >= 0x20000 && c <= 0x3FFFD);
    }

    /** Letters and marks that show nothing: grapheme joiner, Hangul fillers, inherent vowels of Khmer. */
    private static boolean isInvisible(int c) {
        return switch (c) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
            default -> false;
        };
    }

    /** Code points that are no characters, and the mark that a decoder leaves where it could not read. */
    private static boolean isBroken(int c) {
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || c == 0xFFFD;
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == BRAILLE_BLANK;
    }
}
