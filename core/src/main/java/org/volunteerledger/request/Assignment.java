package org.volunteerledger.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.team.OrganisationId;

/**
 * One of those who were asked to serve, or have claimed.
 *
 * @param assignee     who
 * @param organisation the organisation behind: that of the team, or the organisation itself; null for a volunteer
 * @param lead         whether they lead; the others support
 * @param status       where they stand
 * @param since        from when on they stand there
 * @param reason       why they declined or gave it back, or null
 */
public record Assignment(
        Assignee assignee,
        @Nullable OrganisationId organisation,
        boolean lead,
        AssignmentStatus status,
        Instant since,
        @Nullable String reason) {

    /** Checks the limits. */
    public Assignment {
        Check.given("assignee", assignee);
        Check.given("status", status);
        Check.given("since", since);
        Check.optionalText("reason", reason, 500);
    }

    Assignment of(Assignee other) {
        return new Assignment(other, organisation, lead, status, since, reason);
    }

    Assignment with(AssignmentStatus next, Instant at, @Nullable String why) {
        return new Assignment(assignee, organisation, lead, next, at, why);
    }
}
