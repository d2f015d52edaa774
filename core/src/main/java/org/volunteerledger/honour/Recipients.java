package org.volunteerledger.honour;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.service.Project;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.TeamId;

/** Knows which records the recipients of honours are. */
final class Recipients {

    private Recipients() {}

    /** All must exist, people under the record that goes on: a read for each type that occurs, however many recipients. */
    static void requireKnown(Draft draft, Collection<Recipient> recipients) {
        for (Recipient.Type type : Recipient.Type.values()) {
            List<EntityId> ids = recipients.stream()
                    .filter(each -> each.type() == type)
                    .map(Recipients::id)
                    .toList();
            if (!ids.isEmpty()) {
                draft.relyAll(kind(type), ids).values().forEach(Recipients::requireNameable);
            }
        }
    }

    /** Whose data was destroyed cannot be named on any board, and an honour of a record given up would be nobody's. */
    private static void requireNameable(Object recipient) {
        if (recipient instanceof Volunteer volunteer
                && (volunteer.status() == VolunteerStatus.MERGED || volunteer.status() == VolunteerStatus.FORGOTTEN)) {
            throw new Refused(
                    CommandError.WRONG_STATE,
                    "Volunteer " + volunteer.id().value() + " is " + volunteer.status() + " and cannot be honoured.",
                    Map.of("volunteer", volunteer.id().value(), "status", volunteer.status()));
        }
    }

    private static EntityId id(Recipient recipient) {
        return switch (recipient.type()) {
            case PERSON -> new VolunteerId(recipient.id());
            case TEAM -> new TeamId(recipient.id());
            case PROJECT -> new ProjectId(recipient.id());
            case COMMUNITY -> new AreaId(recipient.id());
        };
    }

    private static Kind<?> kind(Recipient.Type type) {
        return switch (type) {
            case PERSON -> Volunteer.KIND;
            case TEAM -> Team.KIND;
            case PROJECT -> Project.KIND;
            case COMMUNITY -> Area.KIND;
        };
    }
}
