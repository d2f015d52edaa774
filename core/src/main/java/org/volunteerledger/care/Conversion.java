package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/**
 * A person who is a recipient and a volunteer.
 *
 * @param recipient    the person as a recipient
 * @param volunteer    the same person as a volunteer
 * @param firstServed  the day of the first visit that met the person and was not taken back, or null if there is none
 * @param registeredOn the first day as a volunteer
 */
public record Conversion(
        RecipientId recipient,
        VolunteerId volunteer,
        @Nullable LocalDate firstServed,
        LocalDate registeredOn) {

    /**
     * Whether the person was served before becoming a volunteer.
     *
     * @return true if the first visit was before the registration
     */
    public boolean servedBefore() {
        return firstServed != null && firstServed.isBefore(registeredOn);
    }

    static List<Conversion> read(Storage storage, List<Recipient> linked) {
        Map<Long, Versioned<Volunteer>> volunteers = Pages.byId(
                storage,
                Volunteer.KIND,
                linked.stream()
                        .map(recipient ->
                                Objects.requireNonNull(recipient.volunteer()).value())
                        .toList());
        Map<RecipientId, LocalDate> first = new HashMap<>();
        if (!linked.isEmpty()) {
            Filter met = Filter.all(
                    CareVisit.of(linked.stream().map(Recipient::id).toList()),
                    Filter.is(CareVisit.STATUS, VisitStatus.RECORDED),
                    Filter.is(CareVisit.OUTCOME, VisitOutcome.MET));
            Pages.visit(
                    storage,
                    CareVisit.KIND,
                    met,
                    read -> first.merge(
                            read.entity().recipient(), read.entity().time().day(), (a, b) -> a.isBefore(b) ? a : b));
        }
        return linked.stream()
                .map(recipient -> {
                    VolunteerId volunteer = Objects.requireNonNull(recipient.volunteer());
                    LocalDate registered = Objects.requireNonNull(volunteers.get(volunteer.value()))
                            .entity()
                            .registeredOn();
                    return new Conversion(recipient.id(), volunteer, first.get(recipient.id()), registered);
                })
                .toList();
    }
}
