package org.volunteerledger.hours.accrual;

import org.volunteerledger.error.Check;

/**
 * The unit in which each entry is credited. What is left out of a policy file takes its default: the minute, so that nothing is
 * rounded per entry.
 *
 * @param minutes  the length of the unit, 1 to 60; default 1
 * @param rounding what becomes of a remainder; default DOWN
 */
public record UnitRule(Integer minutes, UnitRounding rounding) {

    /** Every minute counts. */
    public static final UnitRule MINUTE = new UnitRule(1, UnitRounding.DOWN);

    /** Full half hours. */
    public static final UnitRule HALF_HOUR = new UnitRule(30, UnitRounding.DOWN);

    /** Full hours. */
    public static final UnitRule HOUR = new UnitRule(60, UnitRounding.DOWN);

    /** Checks the range. */
    public UnitRule {
        minutes = Defaults.or(minutes, 1);
        rounding = Defaults.or(rounding, UnitRounding.DOWN);
        Check.range("unit.minutes", minutes, 1, 60);
    }

    /**
     * The same unit with another rounding.
     *
     * @param rounding what becomes of a remainder
     * @return a copy
     */
    public UnitRule rounding(UnitRounding rounding) {
        return new UnitRule(minutes, rounding);
    }

    /** What of the counted minutes is credited: never more than those. */
    int credit(int counted) {
        int remainder = counted % minutes;
        boolean keep = switch (rounding) {
            case DOWN -> false;
            case HALF_UP -> remainder * 2 >= minutes;
            case UP -> true;
        };
        return keep ? counted : counted - remainder;
    }
}
