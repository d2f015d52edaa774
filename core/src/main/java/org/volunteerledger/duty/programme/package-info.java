/**
 * Recurring programmes: themes that come back on days of the week, with a leader each, and the activities that follow from them.
 *
 * <p>May import {@code error}, {@code ledger}, {@code storage}, {@code command}, {@code people}, {@code place}, {@code team}, {@code service} and
 * {@code duty.calendar}.
 */
@NullMarked
package org.volunteerledger.duty.programme;

import org.jspecify.annotations.NullMarked;
