/**
 * Which days something falls on: recurrence by the rules of RFC 5545, public holidays and adjusted working days, and the periods of
 * a year. Pure, but for reading the holidays that come with the library.
 *
 * <p>May import {@code error}, {@code hours.accrual} and {@code json}.
 */
@NullMarked
package org.volunteerledger.duty.calendar;

import org.jspecify.annotations.NullMarked;
