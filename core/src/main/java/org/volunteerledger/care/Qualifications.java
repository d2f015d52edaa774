package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/** Commands and look-ups about the qualifications of volunteers. Thread-safe. */
public final class Qualifications {

    private final CommandRunner runner;

    Qualifications(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Records a qualification whose papers the actor has checked.
     *
     * @param command   who has checked, and under which key
     * @param volunteer the volunteer
     * @param name      what it is, such as {@link CarePolicy#PHYSICIAN}; at most 40 code points
     * @param from      the first day
     * @param until     the last day, inclusive, or null if it does not end
     * @return the id
     * @throws Refused if the volunteer is unknown
     */
    public QualificationId record(
            Command command, VolunteerId volunteer, String name, LocalDate from, @Nullable LocalDate until) {
        RequestDigest content = RequestDigest.of("record-qualification", volunteer, name, from, until);
        return new QualificationId(runner.runForId("record-qualification", command, content, draft -> {
            Volunteer holder = draft.rely(Volunteer.KIND, volunteer);
            draft.concerns(holder.area(), null);
            QualificationId id = new QualificationId(draft.newId());
            draft.create(
                    Qualification.KIND, new Qualification(id, volunteer, name, from, until, null, command.actor()));
            draft.event("qualification-recorded", Qualification.KIND, id.value(), Map.of("name", name));
            return id.value();
        }));
    }

    /**
     * Revokes a qualification.
     *
     * @param command who asks, why, and under which key
     * @param id      the qualification
     * @param from    the first day on which it holds no longer
     * @throws Refused if it is unknown or was revoked before ({@link CommandError#WRONG_STATE})
     */
    public void revoke(Command command, QualificationId id, LocalDate from) {
        command.requiredReason();
        RequestDigest content = RequestDigest.of("revoke-qualification", id, from);
        runner.run("revoke-qualification", command, content, draft -> {
            Versioned<Qualification> before = draft.get(Qualification.KIND, id);
            LocalDate known = before.entity().revokedOn();
            if (known != null) {
                throw new Refused(
                        CommandError.WRONG_STATE,
                        "Qualification " + id.value() + " was revoked from " + known + " on.",
                        Map.of("qualification", id.value(), "revokedOn", known));
            }
            draft.concerns(
                    draft.get(Volunteer.KIND, before.entity().volunteer())
                            .entity()
                            .area(),
                    null);
            draft.replace(Qualification.KIND, before, before.entity().revoked(from));
            draft.event("qualification-revoked", Qualification.KIND, id.value(), Map.of("from", from.toString()));
            return null;
        });
    }

    /**
     * The qualifications of a volunteer, past ones included.
     *
     * @param volunteer the volunteer
     * @return the qualifications, by ascending id
     */
    public List<Qualification> of(VolunteerId volunteer) {
        return of(runner.storage(), List.of(volunteer));
    }

    static List<Qualification> of(Storage storage, Collection<VolunteerId> volunteers) {
        if (volunteers.isEmpty()) {
            return List.of();
        }
        Filter whose = Filter.in(
                Qualification.VOLUNTEER,
                volunteers.stream().map(VolunteerId::value).toList());
        return Pages.all(storage, Qualification.KIND, whose).stream()
                .map(Versioned::entity)
                .toList();
    }
}
