/** Duty by hand: coverage, dual reporting, agreements, programmes, duty rosters, desks and the three lists. */
@NullMarked
package org.volunteerledger.console.duty;

import org.jspecify.annotations.NullMarked;
