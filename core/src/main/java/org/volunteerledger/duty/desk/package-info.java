/**
 * Cases that residents bring to a desk, the stewards they are routed to, and what becomes of them.
 *
 * <p>May import {@code error}, {@code privacy}, {@code storage}, {@code command}, {@code people}, {@code place}, {@code team},
 * {@code policy} and {@code duty.policy}.
 */
@NullMarked
package org.volunteerledger.duty.desk;

import org.jspecify.annotations.NullMarked;
