package org.volunteerledger.console.table;

/**
 * A column of a table.
 *
 * @param name   the heading, and the name of the value in JSON
 * @param number whether it holds numbers, which are aligned to the right
 */
public record Column(String name, boolean number) {

    /**
     * A column of texts.
     *
     * @param name the heading
     * @return the column
     */
    public static Column text(String name) {
        return new Column(name, false);
    }

    /**
     * A column of numbers.
     *
     * @param name the heading
     * @return the column
     */
    public static Column number(String name) {
        return new Column(name, true);
    }
}
