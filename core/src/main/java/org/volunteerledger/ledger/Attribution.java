package org.volunteerledger.ledger;

import org.volunteerledger.error.Check;

/**
 * Who served, and what the time counts towards. Each component is the id of a record, or {@link #NONE}.
 *
 * @param volunteer    the volunteer, or none for a head-count of unnamed helpers
 * @param activity     the activity
 * @param project      the project
 * @param team         the team that the volunteer served with
 * @param organisation the organisation that records the time; only the organiser records (Order 67, article 26)
 * @param area         the area where it took place, at whatever level is known
 * @param station      the practice station
 * @param category     the category of service
 */
public record Attribution(
        long volunteer,
        long activity,
        long project,
        long team,
        long organisation,
        long area,
        long station,
        long category) {

    /** No record: the entry does not count towards any. */
    public static final long NONE = 0;

    /** Checks the ranges. */
    public Attribution {
        check("volunteer", volunteer);
        check("activity", activity);
        check("project", project);
        check("team", team);
        check("organisation", organisation);
        check("area", area);
        check("station", station);
        check("category", category);
    }

    /**
     * The same for another volunteer.
     *
     * @param other the volunteer
     * @return a copy
     */
    public Attribution forVolunteer(long other) {
        return new Attribution(other, activity, project, team, organisation, area, station, category);
    }

    /** As Java would make it. That goes through a formatter each time, which digests of thousands of records feel. */
    @Override
    public String toString() {
        return "Attribution[volunteer=" + volunteer + ", activity=" + activity + ", project=" + project + ", team="
                + team + ", organisation=" + organisation + ", area=" + area + ", station=" + station + ", category="
                + category + "]";
    }

    private static void check(String field, long id) {
        Check.range(field, id, NONE, Long.MAX_VALUE);
    }
}
