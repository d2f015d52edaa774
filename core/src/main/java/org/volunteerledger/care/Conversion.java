package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;

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

    /** Of some recipients who are volunteers, those whose volunteers are wanted. */
    static List<Conversion> read(Storage storage, List<Recipient> linked, Predicate<Volunteer> wanted) {
        Map<VolunteerId, Volunteer> volunteers = new HashMap<>();
        List<Long> ids =
                linked.stream().map(recipient -> volunteer(recipient).value()).toList();
        Pages.byId(storage, Volunteer.KIND, ids)
                .values()
                .forEach(read -> volunteers.put(read.entity().id(), read.entity()));
        List<Recipient> chosen = linked.stream()
                .filter(recipient -> wanted.test(Objects.requireNonNull(volunteers.get(volunteer(recipient)))))
                .toList();
        Map<RecipientId, LocalDate> first = firstServed(storage, chosen);
        return chosen.stream()
                .map(recipient -> new Conversion(
                        recipient.id(),
                        volunteer(recipient),
                        first.get(recipient.id()),
                        Objects.requireNonNull(volunteers.get(volunteer(recipient)))
                                .registeredOn()))
                .toList();
    }

    private static VolunteerId volunteer(Recipient recipient) {
        return Objects.requireNonNull(recipient.volunteer());
    }

    /** The first days on which recipients were met; those whom nobody met are absent. */
    private static Map<RecipientId, LocalDate> firstServed(Storage storage, List<Recipient> recipients) {
        Map<RecipientId, LocalDate> first = new HashMap<>();
        if (!recipients.isEmpty()) {
            Filter met = Filter.all(
                    CareVisit.of(recipients.stream().map(Recipient::id).toList()),
                    Filter.is(CareVisit.STATUS, VisitStatus.RECORDED),
                    Filter.is(CareVisit.OUTCOME, VisitOutcome.MET));
            Pages.visit(
                    storage,
                    CareVisit.KIND,
                    met,
                    read -> first.merge(
                            read.entity().recipient(), read.entity().time().day(), (a, b) -> a.isBefore(b) ? a : b));
        }
        return first;
    }
}
