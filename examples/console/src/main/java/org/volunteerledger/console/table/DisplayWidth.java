package org.volunteerledger.console.table;

import java.lang.Character.UnicodeScript;

/** How many columns of a terminal a text takes: Chinese characters take two, marks that sit on another character none. */
final class DisplayWidth {

    private DisplayWidth() {}

    static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    static String pad(String text, int width, boolean right) {
        String blanks = " ".repeat(Math.max(0, width - of(text)));
        return right ? blanks + text : text + blanks;
    }

    private static int of(int c) {
        if (c < 0x300) {
            return 1;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    private static boolean isWide(int c) {
        if (isBetween(c, 0x20000, 0x3FFFD) || isBetween(c, 0x1F300, 0x1FAFF)) {
            return true;
        }
        // Punctuation of Chinese, and letters, digits and signs in full width.
        if (isBetween(c, 0x3000, 0x303E) || isBetween(c, 0xFE30, 0xFE4F)) {
            return true;
        }
        if (isBetween(c, 0xFF00, 0xFFEF)) {
            return c <= 0xFF60 || isBetween(c, 0xFFE0, 0xFFE6);
        }
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> true;
            default -> false;
        };
    }

    private static boolean isBetween(int c, int from, int to) {
        return c >= from && c <= to;
    }
}
