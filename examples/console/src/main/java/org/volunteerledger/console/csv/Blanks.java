package org.volunteerledger.console.csv;

/**
 * White space around the value of a cell. Spreadsheets and input methods leave more kinds of it than Java's {@code strip} knows: the
 * no-break space, the ideographic space, and the byte order mark of a file that was put behind another.
 */
public final class Blanks {

    private static final char NEXT_LINE = '\u0085';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Blanks() {}

    /**
     * The text without white space at its ends.
     *
     * @param text the text of a cell
     * @return what is left, which may be empty
     */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE || c == BYTE_ORDER_MARK;
    }
}
