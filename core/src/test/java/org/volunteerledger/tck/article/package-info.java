/**
 * The systems that the newspaper articles describe (S1 to S20), each played through the public API and compared with the article's own
 * figures. Free of JUnit, so that the contract kit and a program can both play them.
 *
 * <p>A new system is one class that implements {@link org.volunteerledger.tck.article.ArticleScenario}, one line in
 * {@link org.volunteerledger.tck.article.ArticleScenarios}, and one test in {@link org.volunteerledger.tck.ArticleContract}.
 */
@NullMarked
package org.volunteerledger.tck.article;

import org.jspecify.annotations.NullMarked;
