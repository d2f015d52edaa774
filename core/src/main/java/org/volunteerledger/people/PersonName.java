package org.volunteerledger.people;

import java.lang.Character.UnicodeScript;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InvalidInput;

/** Brings the name of a person into the one form that is stored and compared. */
public final class PersonName {

    /**
     * The most code points. Name fields must hold at least 50 characters (民委发〔2016〕33号, for the names of minorities); foreign names
     * can be longer.
     */
    public static final int MAX_LENGTH = 100;

    /** U+00B7, the one separator in the written names of minorities and foreigners (民委发〔2016〕33号). */
    private static final int MIDDLE_DOT = 0x00B7;

    /** Greek ano teleia, bullet, one dot leader, hyphenation point, bullet and dot operators, raised dots, katakana middle dots. */
    private static final String LOOK_ALIKES = "\u0387\u2022\u2024\u2027\u2219\u22C5\u2E31\u2E33\u30FB\uFF65";

    /** Full stops, which are dots of their own after a Latin initial. */
    private static final String FULL_STOPS = ".\uFF0E";

    private PersonName() {}

    /**
     * The normal form of a name. Blanks around it go, and characters that look like the separator dot become U+00B7 where they stand
     * between two letters; a full stop only between two Han characters, a katakana middle dot not beside kana. Everything else stays as it
     * is, code point by code point: no other normalisation, since a legal name is what the register says.
     *
     * @param name the name as somebody typed it
     * @return the normal form, of 1 to {@value #MAX_LENGTH} code points
     * @throws InvalidInput if it is blank, too long, on several lines, or has a control, bidirectional, invisible or broken character
     */
    public static String normalised(String name) {
        String stripped = stripped(name);
        Check.text("name", stripped, MAX_LENGTH);
        if (stripped.chars().anyMatch(c -> c < ' ')) {
            throw new InvalidInput(PeopleError.NAME_FORM, "The name has a line break or a tab.");
        }
        StringBuilder normal = new StringBuilder(stripped.length());
        for (int i = 0; i < stripped.length(); ) {
            int c = stripped.codePointAt(i);
            normal.appendCodePoint(isSeparator(stripped, i, c) ? MIDDLE_DOT : c);
            i += Character.charCount(c);
        }
        return normal.toString();
    }

    /** Unlike {@link String#strip}, knows the no-break spaces. */
    private static String stripped(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && isBlank(name.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(name.charAt(to - 1))) {
            to--;
        }
        return name.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isSeparator(String name, int at, int c) {
        boolean fullStop = FULL_STOPS.indexOf(c) >= 0;
        if ((!fullStop && LOOK_ALIKES.indexOf(c) < 0) || at + 1 >= name.length()) {
            return false;
        }
        int before = baseBefore(name, at);
        int after = name.codePointAt(at + 1);
        return fullStop ? isHan(before) && isHan(after) : isJoinable(before) && isJoinable(after);
    }

    /** The character before, past accents and variation selectors that belong to it; 0 at the beginning. */
    private static int baseBefore(String name, int at) {
        int i = at;
        while (i > 0) {
            int c = name.codePointBefore(i);
            i -= Character.charCount(c);
            int type = Character.getType(c);
            if (type != Character.NON_SPACING_MARK && type != Character.COMBINING_SPACING_MARK) {
                return c;
            }
        }
        return 0;
    }

    private static boolean isJoinable(int c) {
        return isHan(c) || (Character.isLetter(c) && !isKana(c));
    }

    private static boolean isKana(int c) {
        UnicodeScript script = UnicodeScript.of(c);
        // The long-vowel mark is of no single script.
        return script == UnicodeScript.KATAKANA || script == UnicodeScript.HIRAGANA || c == 0x30FC || c == 0xFF70;
    }

    /**
     * Planes 2 and 3 hold Han only, also what is newer than the tables of the running Java; old systems keep rare ones in private use.
     */
    private static boolean isHan(int c) {
        return Character.isIdeographic(c)
                || (c >= 0x20000 && c <= 0x3FFFD)
                || Character.getType(c) == Character.PRIVATE_USE;
    }
}
