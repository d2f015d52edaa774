package org.volunteerledger.request;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.service.ServiceCategoryId;

/**
 * What is needed, as everybody who handles the request may know it: without personal data. A requester applies with true information
 * and says what risks there are (Decree 685, articles 12 and 13).
 *
 * @param kind      a service or a small wish
 * @param title     what is needed, in a few words; at most 100 code points
 * @param risks     what may be dangerous, or null if nothing is known; at most 500 code points
 * @param area      where, as exactly as can be told openly: a building or a grid
 * @param category  the category of service, or null if it is not clear yet
 * @param skill     the skill or speciality that it takes, or null if none; at most 100 code points
 * @param recipient the number of the service recipient, or null if there is no file
 */
public record Need(
        RequestKind kind,
        String title,
        @Nullable String risks,
        AreaId area,
        @Nullable ServiceCategoryId category,
        @Nullable String skill,
        @Nullable Long recipient) {

    /** Checks the limits, and that no telephone or document number stands in the texts. */
    public Need {
        Check.given("kind", kind);
        PublicText.check("title", title, 100);
        PublicText.checkOptional("risks", risks, 500);
        Check.given("area", area);
        PublicText.checkOptional("skill", skill, 100);
        if (recipient != null) {
            Check.id("recipient", recipient);
        }
    }

    /**
     * A service.
     *
     * @param title what is needed
     * @param area  where
     * @return the need
     */
    public static Need service(String title, AreaId area) {
        return new Need(RequestKind.SERVICE, title, null, area, null, null, null);
    }

    /**
     * A small wish.
     *
     * @param title what is wished for
     * @param area  where
     * @return the need
     */
    public static Need wish(String title, AreaId area) {
        return new Need(RequestKind.WISH, title, null, area, null, null, null);
    }

    /**
     * The same need, of a category and skill.
     *
     * @param kindOfService the category, or null
     * @param ability       the skill, or null
     * @return a copy
     */
    public Need of(@Nullable ServiceCategoryId kindOfService, @Nullable String ability) {
        return new Need(kind, title, risks, area, kindOfService, ability, recipient);
    }
}
