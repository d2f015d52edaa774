/**
 * Co-building agreements between units and communities, what they oblige to in each period, and whether it was done.
 *
 * <p>May import {@code error}, {@code storage}, {@code command}, {@code place}, {@code team}, {@code service} and {@code duty.calendar}.
 */
@NullMarked
package org.volunteerledger.duty.agreement;

import org.jspecify.annotations.NullMarked;
