package org.volunteerledger.request;

import java.util.ArrayList;
import java.util.List;
import org.volunteerledger.command.Draft;
import org.volunteerledger.people.PersonMerge;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;

/**
 * Lets the requests that somebody has claimed or serves go with the person to another record; those that are over say who served as it was.
 * Only volunteers lead without a team or an organisation, and few requests are served at a time, so that all of these are read.
 */
final class ServedRequests implements PersonMover {

    private static final List<RequestStatus> UNDER_WAY = List.of(RequestStatus.CLAIMED, RequestStatus.IN_SERVICE);

    private static final Filter BY_VOLUNTEERS = Filter.all(
            Filter.in(
                    ServiceRequest.STATUS,
                    UNDER_WAY.stream().map(RequestStatus::name).toList()),
            Filter.absent(ServiceRequest.TEAM),
            Filter.absent(ServiceRequest.ORGANISATION));

    @Override
    public String part() {
        return "served-requests";
    }

    @Override
    public List<Long> move(Draft draft, PersonMerge merge) {
        List<Versioned<ServiceRequest>> served = Pages.all(draft.storage(), ServiceRequest.KIND, BY_VOLUNTEERS);
        return hand(draft, served, merge.from(), merge.into());
    }

    @Override
    public void moveBack(Draft draft, PersonMerge merge, List<Long> moved) {
        List<Versioned<ServiceRequest>> served =
                Pages.byId(draft.storage(), ServiceRequest.KIND, moved).values().stream()
                        .filter(read -> UNDER_WAY.contains(read.entity().status()))
                        .toList();
        hand(draft, served, merge.into(), merge.from());
    }

    private static List<Long> hand(
            Draft draft, List<Versioned<ServiceRequest>> served, VolunteerId from, VolunteerId to) {
        List<Long> handed = new ArrayList<>();
        for (Versioned<ServiceRequest> read : served) {
            Assignment lead = read.entity().lead();
            if (lead != null && lead.assignee().equals(Assignee.of(from))) {
                List<Assignment> assignments = new ArrayList<>(read.entity().assignments());
                assignments.replaceAll(each -> each.equals(lead) ? each.of(Assignee.of(to)) : each);
                draft.replace(ServiceRequest.KIND, read, read.entity().with(assignments));
                handed.add(read.id());
            }
        }
        return handed;
    }
}
