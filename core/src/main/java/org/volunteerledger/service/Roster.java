package org.volunteerledger.service;

import java.util.List;
import java.util.Optional;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.team.OrganisationId;

/**
 * How full the shifts of an activity are: everything that decides on an enrolment, in a record apart from the activity, so that
 * enrolments do not contend with edits of the activity.
 *
 * @param id     the id of the activity
 * @param status the status of the activity
 * @param area   the area of the activity
 * @param organisation the organisation that holds the activity
 * @param shifts its shifts, by ascending number
 */
public record Roster(
        ActivityId id, ActivityStatus status, AreaId area, OrganisationId organisation, List<ShiftPlaces> shifts) {

    /** The kind. */
    public static final Kind<Roster> KIND =
            Kind.named("roster", Roster.class, roster -> roster.id().value()).build();

    /** Checks that everything is given. */
    public Roster {
        Check.given("id", id);
        Check.given("status", status);
        Check.given("area", area);
        Check.given("organisation", organisation);
        Check.range("shifts", shifts.size(), 1, Schedule.MAX_PARTS);
        shifts = List.copyOf(shifts);
    }

    /**
     * A shift by its number.
     *
     * @param number the number
     * @return the shift, or empty
     */
    public Optional<ShiftPlaces> shift(int number) {
        return shifts.stream().filter(shift -> shift.number() == number).findFirst();
    }

    Roster with(ActivityStatus next) {
        return new Roster(id, next, area, organisation, shifts);
    }

    Roster with(ShiftPlaces changed) {
        return new Roster(
                id,
                status,
                area,
                organisation,
                shifts.stream()
                        .map(shift -> shift.number() == changed.number() ? changed : shift)
                        .toList());
    }
}
