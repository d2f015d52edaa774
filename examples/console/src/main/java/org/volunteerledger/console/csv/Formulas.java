package org.volunteerledger.console.csv;

/**
 * Texts that a spreadsheet would run. A cell that starts with one of a few characters is a formula there, which can read and send
 * away what else is in the sheet.
 */
public final class Formulas {

    private static final String STARTS = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

    private Formulas() {}

    /**
     * Whether a spreadsheet would take a text for a formula.
     *
     * @param text the text of a cell
     * @return true if it starts as formulas do
     */
    public static boolean isFormula(String text) {
        return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0;
    }

    /**
     * The text with an apostrophe in front if it would be taken for a formula.
     *
     * @param text the text of a cell
     * @return a text that a spreadsheet shows as it is
     */
    public static String disarm(String text) {
        return isFormula(text) ? "'" + text : text;
    }
}
