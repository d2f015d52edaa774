package org.volunteerledger.honour;

import java.time.LocalDate;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Kind;

/**
 * Bars a volunteer from star levels after fraud.
 *
 * @param volunteer the volunteer, whose id is also that of the record
 * @param from      the first day
 * @param until     the first day on which the volunteer is rated again
 */
public record StarBar(VolunteerId volunteer, LocalDate from, LocalDate until) {

    /** The kind. */
    public static final Kind<StarBar> KIND = Kind.named(
                    "star_bar", StarBar.class, bar -> bar.volunteer().value())
            .build();

    /** Checks that everything is given. */
    public StarBar {
        Check.given("volunteer", volunteer);
        Check.given("from", from);
        Check.given("until", until);
    }

    /** Never shorter than one that still holds, and from its first day: what somebody's level was on a day does not change afterwards. */
    StarBar after(StarBar earlier) {
        return earlier.holdsOn(from)
                ? new StarBar(volunteer, earlier.from, earlier.until.isAfter(until) ? earlier.until : until)
                : this;
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }
}
