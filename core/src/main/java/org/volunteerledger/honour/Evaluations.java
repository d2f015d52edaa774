package org.volunteerledger.honour;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.volunteerledger.people.VolunteerId;

/** How recipients of service have rated volunteers, for ladders that ask for quality. */
@FunctionalInterface
public interface Evaluations {

    /** Nobody has rated anybody. */
    Evaluations NONE = (volunteers, day) -> Map.of();

    /**
     * The average ratings of several volunteers.
     *
     * @param volunteers the volunteers, at most {@value RatingRun#MAX_BATCH}
     * @param day        the last day whose evaluations count
     * @return the averages in hundredths, such as 450 for 4.5; whom nobody has rated is left out
     */
    Map<VolunteerId, Integer> averages(Collection<VolunteerId> volunteers, LocalDate day);
}
