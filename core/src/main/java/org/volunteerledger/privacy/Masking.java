package org.volunteerledger.privacy;

/** Shortens personal texts to what a list on a screen needs. */
public final class Masking {

    private Masking() {}

    /**
     * Hides all but the ends of a text, counted in code points: the first and the last are kept and every other becomes {@code *}. Of
     * two only the first is kept; a single one is hidden.
     *
     * @param text the text, in clear
     * @return a text of as many code points; empty for an empty text
     */
    public static String mask(String text) {
        int[] points = text.codePoints().toArray();
        int last = points.length - 1;
        StringBuilder masked = new StringBuilder(text.length());
        for (int i = 0; i <= last; i++) {
            boolean kept = last > 0 && (i == 0 || (i == last && last > 1));
            masked.appendCodePoint(kept ? points[i] : '*');
        }
        return masked.toString();
    }
}
