package org.volunteerledger.desk.work;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/** The numbers of volunteers, which stand for their names wherever nobody has to know these. */
@Component
class VolunteerNumbers {

    private final Storage storage;

    VolunteerNumbers(@Qualifier("deskStorage") Storage storage) {
        this.storage = storage;
    }

    Map<VolunteerId, String> of(List<VolunteerId> volunteers) {
        List<Long> ids = volunteers.stream().map(VolunteerId::value).distinct().toList();
        return storage.findAll(Volunteer.KIND, ids).stream()
                .map(Versioned::entity)
                .collect(Collectors.toMap(Volunteer::id, Volunteer::number));
    }
}
