package org.volunteerledger.hours.accrual;

/**
 * What becomes of the remainder of an entry below the unit. No rounding credits more than was present, so a remainder that rounds
 * up is kept as the minutes that it is: it is rounded once, with the sum, by {@link HourFormat}.
 */
public enum UnitRounding {
    /** The remainder is not credited. */
    DOWN,
    /** A remainder of at least half a unit is kept; a smaller one is not credited. */
    HALF_UP,
    /** The remainder is kept. */
    UP
}
