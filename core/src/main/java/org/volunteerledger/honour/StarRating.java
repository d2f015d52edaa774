package org.volunteerledger.honour;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * The star level on record of a volunteer, as the last rating that changed it left it.
 *
 * @param volunteer   the volunteer, whose id is also that of the record
 * @param level       the level
 * @param area        where the volunteer lived then, or null if unknown
 * @param ladder      the policy whose ladder gave it, or null for the default
 * @param minutes     the minutes that it rests on
 * @param ratedOn     the day of the rating
 * @param noticeUntil the last day of its public notice, or null without one
 */
public record StarRating(
        VolunteerId volunteer,
        StarLevel level,
        @Nullable AreaId area,
        @Nullable StarPolicyId ladder,
        long minutes,
        LocalDate ratedOn,
        @Nullable LocalDate noticeUntil) {

    /** How many stars. */
    public static final Attribute<StarRating> STARS =
            Attribute.number("stars", rating -> (long) rating.level().stars());

    /** The area, absent if unknown. */
    public static final Attribute<StarRating> AREA = Attribute.number(
            "area", rating -> rating.area() == null ? null : rating.area().value());

    /** The day of the rating. */
    public static final Attribute<StarRating> RATED_ON = Attribute.day("rated_on", StarRating::ratedOn);

    /** The kind. */
    public static final Kind<StarRating> KIND = Kind.named(
                    "star_rating",
                    StarRating.class,
                    rating -> rating.volunteer().value())
            .attribute(STARS)
            .attribute(AREA)
            .attribute(RATED_ON)
            .build();

    /** Checks that everything is given. */
    public StarRating {
        Check.given("volunteer", volunteer);
        Check.given("level", level);
        Check.given("ratedOn", ratedOn);
    }

    /**
     * Whether the level counts on a day: its public notice is over.
     *
     * @param day the day
     * @return true after the last day of the notice
     */
    public boolean countsOn(LocalDate day) {
        return noticeUntil == null ? !day.isBefore(ratedOn) : day.isAfter(noticeUntil);
    }
}
