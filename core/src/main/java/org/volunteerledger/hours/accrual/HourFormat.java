package org.volunteerledger.hours.accrual;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * How minutes are shown as hours. Sum the minutes first and format the sum: rounding each part and adding gives another figure.
 *
 * @param decimals how many decimals, 0 to 6
 * @param rounding how the rest is rounded
 */
public record HourFormat(int decimals, RoundingMode rounding) {

    /** Whole hours, half up. */
    public static final HourFormat WHOLE = new HourFormat(0, RoundingMode.HALF_UP);

    /** Hours with two decimals, half up. */
    public static final HourFormat HUNDREDTHS = new HourFormat(2, RoundingMode.HALF_UP);

    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    /** Checks the range. */
    public HourFormat {
        Check.range("decimals", decimals, 0, 6);
        if (Check.given("rounding", rounding) == RoundingMode.UNNECESSARY) {
            throw new InvalidInput(InputError.OUT_OF_RANGE, "Hours cannot be shown without rounding.");
        }
    }

    /**
     * Minutes as hours.
     *
     * @param minutes the minutes, which may be negative, as those of a void are
     * @return the hours, with exactly {@link #decimals} decimals
     */
    public BigDecimal hours(long minutes) {
        return BigDecimal.valueOf(minutes).divide(MINUTES, decimals, rounding);
    }

    /**
     * Decimal hours of a record as whole minutes, to the nearest minute, half up. Hours with two decimals, which a program made from
     * whole minutes, come back as those minutes.
     *
     * @param hours the hours, 0 to 1,000,000,000, with at most 100 decimals
     * @return the minutes
     * @throws InvalidInput if they are negative, too many, or have too many decimals
     */
    public static long minutes(BigDecimal hours) {
        // Text such as 1E-999999999 would take for ever to round.
        Check.range("decimals of the hours", hours.scale(), Integer.MIN_VALUE, 100);
        if (hours.signum() < 0 || hours.compareTo(BigDecimal.valueOf(1_000_000_000)) > 0) {
            throw new InvalidInput(InputError.OUT_OF_RANGE, "The hours are not from 0 to 1000000000.");
        }
        return hours.multiply(MINUTES).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
