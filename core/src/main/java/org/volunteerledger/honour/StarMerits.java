package org.volunteerledger.honour;

import java.time.LocalDate;
import org.volunteerledger.error.Check;

/**
 * What a star level follows from.
 *
 * @param minutes      the effective minutes of service in the period of the ladder
 * @param registeredOn the first day as a volunteer
 * @param day          the day of the rating
 * @param rating       the average evaluation in hundredths, such as 450 for 4.5; 0 if nobody has rated
 * @param honours      how many honours the volunteer holds
 */
public record StarMerits(long minutes, LocalDate registeredOn, LocalDate day, int rating, long honours) {

    /** Checks that the days are given. */
    public StarMerits {
        Check.given("registeredOn", registeredOn);
        Check.given("day", day);
    }

    /**
     * Merits of time alone.
     *
     * @param minutes      the minutes
     * @param registeredOn the first day as a volunteer
     * @param day          the day of the rating
     * @return the merits
     */
    public static StarMerits ofTime(long minutes, LocalDate registeredOn, LocalDate day) {
        return new StarMerits(minutes, registeredOn, day, 0, 0);
    }
}
