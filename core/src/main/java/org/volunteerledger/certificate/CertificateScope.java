package org.volunteerledger.certificate;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.team.OrganisationId;

/**
 * What a certificate is about: the service of one volunteer in a period as one organisation recorded it. Training is recorded apart and
 * is not certified as service.
 *
 * @param organisation the organisation that recorded the time and certifies it
 * @param volunteer    the volunteer
 * @param from         the first service day
 * @param to           the last service day, inclusive
 * @param activities   the only activities that it is about, at most {@value #MAX_ACTIVITIES}, by ascending id; empty for all
 */
public record CertificateScope(
        OrganisationId organisation, VolunteerId volunteer, LocalDate from, LocalDate to, List<ActivityId> activities) {

    /** The most activities that can be named. */
    public static final int MAX_ACTIVITIES = 200;

    /** Orders the activities and checks the period. */
    public CertificateScope {
        Check.given("organisation", organisation);
        Check.given("volunteer", volunteer);
        Check.given("from", from);
        Check.given("to", to);
        if (to.isBefore(from)) {
            throw new InvalidInput(
                    InputError.END_BEFORE_START,
                    "The period ends on " + to + ", before it starts on " + from + ".",
                    Map.of("from", from, "to", to));
        }
        activities = activities.stream()
                .distinct()
                .sorted(Comparator.comparingLong(ActivityId::value))
                .toList();
        Check.range("activities", activities.size(), 0, MAX_ACTIVITIES);
    }

    /**
     * All service in a period.
     *
     * @param organisation the organisation that recorded it
     * @param volunteer    the volunteer
     * @param from         the first service day
     * @param to           the last service day, inclusive
     * @return the scope
     */
    public static CertificateScope of(
            OrganisationId organisation, VolunteerId volunteer, LocalDate from, LocalDate to) {
        return new CertificateScope(organisation, volunteer, from, to, List.of());
    }

    /**
     * The same, for some activities only.
     *
     * @param some the activities
     * @return a new scope
     */
    public CertificateScope only(Collection<ActivityId> some) {
        return new CertificateScope(organisation, volunteer, from, to, List.copyOf(some));
    }

    /** Whether an entry is about service of these days and activities, whoever recorded it. */
    boolean covers(HourEntry entry) {
        LocalDate day = entry.time().day();
        return entry.book() == Book.SERVICE
                && !day.isBefore(from)
                && !day.isAfter(to)
                && (activities.isEmpty()
                        || activities.stream()
                                .anyMatch(each ->
                                        each.value() == entry.attribution().activity()));
    }

    boolean recorded(HourEntry entry) {
        return entry.attribution().organisation() == organisation.value();
    }
}
