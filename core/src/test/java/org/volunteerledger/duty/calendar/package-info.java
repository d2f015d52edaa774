@NullMarked
package org.volunteerledger.duty.calendar;

import org.jspecify.annotations.NullMarked;
