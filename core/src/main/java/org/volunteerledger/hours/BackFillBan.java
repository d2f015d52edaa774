package org.volunteerledger.hours;

import java.time.LocalDate;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Kind;

/**
 * That a false entry of a volunteer was found. How long that bars the volunteer from back-filling is for the policy to say.
 *
 * @param volunteer the volunteer
 * @param foundOn   the day on which the latest false entry was found
 */
public record BackFillBan(VolunteerId volunteer, LocalDate foundOn) {

    /** The kind; its ids are those of the volunteers. */
    public static final Kind<BackFillBan> KIND = Kind.named(
                    "back_fill_ban", BackFillBan.class, ban -> ban.volunteer().value())
            .build();

    /** Checks that everything is given. */
    public BackFillBan {
        Check.given("volunteer", volunteer);
        Check.given("foundOn", foundOn);
    }
}
