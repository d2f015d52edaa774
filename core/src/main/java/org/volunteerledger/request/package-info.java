/**
 * Requests for service: the order loop (submit, review, dispatch or claim, serve, complete, rate, follow up, close) as a table of
 * transitions, small wishes, time limits per stage and area, proposals of who should serve, and satisfaction.
 *
 * <p>What was served stays in the ledger: a request links activities, and its hours are the sum of theirs.
 *
 * <p>May import everything but {@code honour}, {@code duty}, {@code points}, {@code certificate} and {@code statistics}.
 */
@NullMarked
package org.volunteerledger.request;

import org.jspecify.annotations.NullMarked;
