package org.volunteerledger.honour;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.DecisionStatus;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;

/** Who may not judge: nobody on what is their own or about themselves, and nobody twice. */
final class Fairness {

    private Fairness() {}

    static void requireImpartial(Draft draft, Honour honour, @Nullable VolunteerId volunteer) {
        requireNotOwn(honour, draft.command());
        String actor = draft.command().actor();
        Recipient recipient = honour.recipient();
        if (recipient.type() == Recipient.Type.PERSON) {
            VolunteerId nominee = new VolunteerId(recipient.id());
            boolean oneself = nominee.equals(volunteer)
                    || draft.get(Volunteer.KIND, nominee).entity().number().equals(actor);
            if (oneself) {
                throw HonourRecords.refused(
                        HonourError.ABOUT_ONESELF,
                        honour,
                        "Honour " + honour.id().value() + " is for the reviewer.");
            }
        }
        boolean again = honour.requireSelection().reviews().stream()
                .anyMatch(review ->
                        review.reviewer().equals(actor) || (volunteer != null && volunteer.equals(review.volunteer())));
        if (again) {
            throw HonourRecords.refused(
                    HonourError.ALREADY_REVIEWED,
                    honour,
                    "The reviewer has reviewed honour " + honour.id().value() + " before.");
        }
    }

    static void requireNotOwn(Honour honour, Command command) {
        if (honour.enteredBy().equals(command.actor())) {
            throw HonourRecords.refused(
                    HonourError.OWN_NOMINATION,
                    honour,
                    "Honour " + honour.id().value() + " was entered by the same person.");
        }
    }

    static void requireDecidable(HonourObjection objection, Command command) {
        Map<String, Object> fields = Map.of("objection", objection.id().value());
        if (objection.status() != DecisionStatus.OPEN) {
            throw new Refused(
                    HonourError.ALREADY_DECIDED,
                    "Objection " + objection.id().value() + " is " + objection.status() + ".",
                    fields);
        }
        if (objection.raisedBy().equals(command.actor())) {
            throw new Refused(
                    HonourError.OWN_OBJECTION,
                    "Objection " + objection.id().value() + " was raised by who decides.",
                    fields);
        }
    }
}
