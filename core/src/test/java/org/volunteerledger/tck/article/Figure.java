package org.volunteerledger.tck.article;

/**
 * A figure of an article beside the one that the library computes.
 *
 * @param name     what is counted, such as {@code recipients paired}
 * @param article  the figure in the article, or the one that follows from it
 * @param computed the figure that the scenario came to
 */
public record Figure(String name, long article, long computed) {

    /**
     * Whether both are the same.
     *
     * @return true if they are
     */
    public boolean same() {
        return article == computed;
    }

    /**
     * A yes or no of an article as a figure.
     *
     * @param name  what holds, such as {@code the 101st award is refused}
     * @param holds whether it does
     * @return 1 in the article, and 1 or 0 computed
     */
    public static Figure holds(String name, boolean holds) {
        return new Figure(name, 1, holds ? 1 : 0);
    }
}
