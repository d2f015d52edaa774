/**
 * Duty rosters: who is on duty on which day, gaps, cover and swap, and the time on duty as hours.
 *
 * <p>May import {@code error}, {@code ledger}, {@code storage}, {@code command}, {@code people}, {@code place}, {@code team}, {@code service},
 * {@code hours}, {@code policy} and {@code duty.policy}.
 */
@NullMarked
package org.volunteerledger.duty.roster;

import org.jspecify.annotations.NullMarked;
