package org.volunteerledger.request;

import org.volunteerledger.command.Draft;
import org.volunteerledger.people.RegistrationEnd;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;

/**
 * Requests that a volunteer has claimed and not begun go back to the centre when the volunteer leaves or is suspended; what is in service
 * is reported by whoever was there. Only volunteers lead without a team or an organisation, and few requests wait to be begun at a time,
 * so that all of these are read.
 */
final class ClaimsAhead implements RegistrationEnd {

    private static final Filter CLAIMED = Filter.all(
            Filter.is(ServiceRequest.STATUS, RequestStatus.CLAIMED),
            Filter.absent(ServiceRequest.TEAM),
            Filter.absent(ServiceRequest.ORGANISATION));

    @Override
    public void end(Draft draft, Volunteer leaver) {
        giveBack(draft, leaver, "registration-ended");
    }

    @Override
    public void suspend(Draft draft, Volunteer suspended) {
        giveBack(draft, suspended, "suspended");
    }

    private static void giveBack(Draft draft, Volunteer claimant, String why) {
        Assignee own = Assignee.of(claimant.id());
        Pages.visit(draft.storage(), ServiceRequest.KIND, CLAIMED, read -> {
            Assignment lead = read.entity().lead();
            if (lead != null && lead.assignee().equals(own)) {
                RequestSteps.giveBack(draft, read, lead, why);
            }
        });
    }
}
