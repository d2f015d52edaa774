/**
 * Books of points and time credits, kept by double entry and apart from the ledger of hours: they are earned from standing entries by the
 * rules of a place, given, redeemed, and taken back when an entry is voided. Nothing here changes a minute.
 *
 * <p>May import {@code error}, {@code ledger}, {@code aggregation}, {@code storage}, {@code command}, {@code place}, {@code policy},
 * {@code people} and {@code hours}.
 */
@NullMarked
package org.volunteerledger.points;

import org.jspecify.annotations.NullMarked;
