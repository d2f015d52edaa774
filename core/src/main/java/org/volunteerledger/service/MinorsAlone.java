package org.volunteerledger.service;

import java.time.LocalDate;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.MinorAge;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.place.AreaId;

/**
 * Asks the rules on minors where nobody can be named who accompanies them: a carer goes alone, and so does somebody on duty or with a
 * request. For one decision; not for use by several threads.
 */
public final class MinorsAlone {

    private final MinorChecks checks;

    MinorsAlone(MinorChecks checks) {
        this.checks = checks;
    }

    /**
     * For the decision of a command.
     *
     * @param draft the decision
     * @param ages  tells who is under age
     * @return the rules
     */
    public static MinorsAlone in(Draft draft, MinorAge ages) {
        return new MinorsAlone(new MinorChecks(draft, ages));
    }

    /**
     * Requires that a volunteer may serve alone on a day, by the {@link MinorPolicy} of an area. For adults nothing is read; the consent
     * that is found must not move until the commit. That the volunteer does not is for the command to rely on.
     *
     * @param volunteer the volunteer
     * @param area      where
     * @param day       when
     * @throws Refused if the volunteer is too young ({@link ServiceError#TOO_YOUNG}), needs company ({@link ServiceError#NOT_ALONE}), or
     *     has no consent of a guardian that holds on the day ({@link ServiceError#CONSENT_MISSING})
     */
    public void require(Volunteer volunteer, AreaId area, LocalDate day) {
        checks.problemAlone(volunteer, area, day).ifPresent(problem -> {
            throw problem;
        });
    }

    /**
     * Whether a volunteer may serve alone on a day; see {@link #require}.
     *
     * @param volunteer the volunteer
     * @param area      where
     * @param day       when
     * @return true if nothing keeps the volunteer from it
     */
    public boolean allows(Volunteer volunteer, AreaId area, LocalDate day) {
        return checks.problemAlone(volunteer, area, day).isEmpty();
    }
}
