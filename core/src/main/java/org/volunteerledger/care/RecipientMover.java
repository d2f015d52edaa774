package org.volunteerledger.care;

import java.util.List;
import java.util.Map;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.PersonMerge;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;

/** Moves the link between a recipient and the same person as a volunteer. */
final class RecipientMover implements PersonMover {

    @Override
    public String part() {
        return "recipient";
    }

    @Override
    public List<Long> move(Draft draft, PersonMerge merge) {
        List<Versioned<Recipient>> linked = linked(draft, merge.from());
        if (!linked.isEmpty() && !linked(draft, merge.into()).isEmpty()) {
            throw new Refused(
                    CareError.ALREADY_LINKED,
                    "Volunteers " + merge.from().value() + " and "
                            + merge.into().value() + " are linked to a recipient each.",
                    Map.of("from", merge.from().value(), "into", merge.into().value()));
        }
        link(draft, linked, merge.into());
        return linked.stream().map(Versioned::id).toList();
    }

    @Override
    public void moveBack(Draft draft, PersonMerge merge, List<Long> moved) {
        List<Versioned<Recipient>> still = linked(draft, merge.into()).stream()
                .filter(read -> moved.contains(read.id()))
                .toList();
        link(draft, still, merge.from());
    }

    private static void link(Draft draft, List<Versioned<Recipient>> recipients, VolunteerId volunteer) {
        recipients.forEach(
                read -> draft.replace(Recipient.KIND, read, read.entity().linkedTo(volunteer)));
    }

    private static List<Versioned<Recipient>> linked(Draft draft, VolunteerId volunteer) {
        return Pages.all(draft.storage(), Recipient.KIND, Filter.equal(Recipient.VOLUNTEER, volunteer.value()));
    }
}
