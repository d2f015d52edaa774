package org.volunteerledger.tck.article;

import java.util.List;

/** One system of the articles, played from its beginning to the figures that the article gives. */
public interface ArticleScenario {

    /**
     * The number of the system.
     *
     * @return S1 to S20
     */
    String system();

    /**
     * What the system is, and where.
     *
     * @return a short title
     */
    String title();

    /**
     * Plays the system. May be called once for each stage.
     *
     * @param stage a ledger that other systems may have used before
     * @return the figures
     */
    List<Figure> play(Stage stage);
}
