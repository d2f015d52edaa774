package org.volunteerledger.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.MinorAge;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.service.MinorsAlone;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.TeamId;

/** Who can be asked, and who is. */
final class Assignees {

    private Assignees() {}

    /** Adds those of a dispatch to whoever was asked before, with two reads however many they are. */
    static List<Assignment> asked(Draft draft, ServiceRequest request, Dispatch dispatch) {
        List<Assignment> all = RequestSteps.ended(request, AssignmentStatus.WITHDRAWN, draft.now());
        List<Assignee> asked = dispatch.all();
        requireRoom(request, asked.size());
        Map<Long, Team> teams = draft.relyAll(
                Team.KIND,
                asked.stream().map(Assignee::team).filter(Objects::nonNull).toList());
        draft.relyAll(
                Organisation.KIND,
                asked.stream()
                        .map(Assignee::organisation)
                        .filter(Objects::nonNull)
                        .toList());
        for (Assignee each : asked) {
            TeamId id = each.team();
            OrganisationId behind = id == null
                    ? each.organisation()
                    : requireThere(Objects.requireNonNull(teams.get(id.value())), draft.today());
            all.add(assignment(each, behind, each.equals(dispatch.lead()), AssignmentStatus.PENDING, draft.now()));
        }
        return all;
    }

    /** Adds one who claims. */
    static List<Assignment> claimed(Draft draft, MinorAge ages, ServiceRequest request, Assignee claimant) {
        List<Assignment> all = new ArrayList<>(request.assignments());
        requireRoom(request, 1);
        OrganisationId behind =
                requireCanServe(draft, ages, claimant, request.need().area());
        all.add(assignment(claimant, behind, true, AssignmentStatus.ACCEPTED, draft.now()));
        return all;
    }

    /** Who a request is with, in one of two roles. */
    static Assignment require(ServiceRequest request, Assignee assignee, AssignmentStatus status) {
        Assignment found = request.open().stream()
                .filter(each -> each.assignee().equals(assignee))
                .findFirst()
                .orElse(null);
        if (found == null || found.status() != status) {
            boolean answered = request.assignments().stream()
                    .anyMatch(each -> each.assignee().equals(assignee)
                            && each.status() != AssignmentStatus.PENDING
                            && status == AssignmentStatus.PENDING);
            throw new Refused(
                    answered ? RequestError.ALREADY_ANSWERED : RequestError.NOT_ASSIGNED,
                    "Service request " + request.id().value() + " is not "
                            + (status == AssignmentStatus.PENDING ? "waiting for an answer of " : "with ") + assignee
                            + ".",
                    Map.of("serviceRequest", request.id().value(), "assignee", assignee.toString()));
        }
        return found;
    }

    /** The same list with one of them in another status. */
    static List<Assignment> moved(
            ServiceRequest request, Assignment one, AssignmentStatus status, Instant now, @Nullable String reason) {
        List<Assignment> moved = new ArrayList<>(request.assignments());
        moved.replaceAll(each -> each.equals(one) ? each.with(status, now, reason) : each);
        return moved;
    }

    private static Assignment assignment(
            Assignee assignee, @Nullable OrganisationId behind, boolean lead, AssignmentStatus status, Instant now) {
        return new Assignment(assignee, behind, lead, status, now, null);
    }

    static @Nullable OrganisationId requireCanServe(Draft draft, MinorAge ages, Assignee claimant, AreaId where) {
        VolunteerId id = claimant.volunteer();
        if (id != null) {
            Volunteer volunteer = draft.rely(Volunteer.KIND, id);
            if (volunteer.status() != VolunteerStatus.REGISTERED) {
                throw cannotServe(claimant);
            }
            MinorsAlone.in(draft, ages).require(volunteer, where, draft.today());
            return null;
        }
        TeamId team = claimant.team();
        if (team != null) {
            return requireThere(draft.rely(Team.KIND, team), draft.today());
        }
        OrganisationId organisation = Objects.requireNonNull(claimant.organisation(), "one of the three is given");
        draft.rely(Organisation.KIND, organisation);
        return organisation;
    }

    private static OrganisationId requireThere(Team team, LocalDate day) {
        if (!team.existsOn(day)) {
            throw cannotServe(Assignee.of(team.id()));
        }
        return team.organisation();
    }

    private static Refused cannotServe(Assignee assignee) {
        return new Refused(
                RequestError.CANNOT_SERVE,
                "No request goes to " + assignee + " today.",
                Map.of("assignee", assignee.toString()));
    }

    private static void requireRoom(ServiceRequest request, int more) {
        if (request.assignments().size() + more > ServiceRequest.MAX_ASSIGNMENTS) {
            throw new Refused(
                    RequestError.TOO_MANY_STEPS,
                    "Service request " + request.id().value() + " has been with "
                            + request.assignments().size() + " teams and organisations.",
                    Map.of("serviceRequest", request.id().value()));
        }
    }
}
