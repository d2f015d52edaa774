package org.volunteerledger.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded about a volunteer, in the five groups of Order 67, article 4: personal data, service, training, honours, evaluation.
 * It holds personal data in clear; its text form shows nothing of it.
 *
 * @param form     the version of this form, {@value #FORM}; it rises when a field changes its meaning or goes
 * @param person   personal data (article 5)
 * @param service  service (article 7), by ascending sequence; standing entries only
 * @param training training (article 8), likewise
 * @param honours  honours held (article 9), by ascending id
 * @param stars    the star level (article 10), or null if the volunteer was never rated
 * @param evaluations how those who were served rated the service (article 10), by the request's age
 * @param next     after which sequence the next part goes on, or null if service and training are complete
 */
public record RecordGroups(
        int form,
        Person person,
        List<Service> service,
        List<Service> training,
        List<Honoured> honours,
        @Nullable Stars stars,
        List<Evaluated> evaluations,
        @Nullable Long next) {

    /** The present version of the form. */
    public static final int FORM = 1;

    /** Copies the lists. */
    public RecordGroups {
        service = List.copyOf(service);
        training = List.copyOf(training);
        honours = List.copyOf(honours);
        evaluations = List.copyOf(evaluations);
    }

    /**
     * Personal data in clear.
     *
     * @param volunteerNumber the volunteer number
     * @param name            the name
     * @param documentType    the type of the identity document, or null
     * @param documentNumber  its number, or null
     * @param birthDate       the birth date, or null
     * @param phone           the phone number, or null
     * @param area            the name of the area of residence, or null
     * @param registeredOn    the first day as a volunteer
     */
    public record Person(
            String volunteerNumber,
            String name,
            @Nullable String documentType,
            @Nullable String documentNumber,
            @Nullable LocalDate birthDate,
            @Nullable String phone,
            @Nullable String area,
            LocalDate registeredOn) {

        @Override
        public String toString() {
            return "Person[...]";
        }
    }

    /**
     * Service or training.
     *
     * @param sequence       the number of the entry in the volunteer's account
     * @param activity       the name of the activity, or null if the time was recorded without one
     * @param day            the service day
     * @param start          the start, or null if only the day is known
     * @param end            the end, or null
     * @param place          the name of the area on the day, or null if unknown
     * @param content        what was done, or null if nothing more than the name is known
     * @param minutes        credited whole minutes
     * @param organisation   the organising unit, or null if none is known
     * @param personInCharge who was in charge, or null
     */
    public record Service(
            long sequence,
            @Nullable String activity,
            LocalDate day,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable String place,
            @Nullable String content,
            int minutes,
            @Nullable String organisation,
            @Nullable String personInCharge) {}

    /**
     * An honour.
     *
     * @param name the name
     * @param on   the day on which it was conferred, or null if unknown
     * @param body who gave it
     */
    public record Honoured(String name, @Nullable LocalDate on, String body) {}

    /**
     * The star level.
     *
     * @param stars   how many stars, 0 for none
     * @param ratedOn the day of the rating
     */
    public record Stars(int stars, LocalDate ratedOn) {}

    /**
     * How a service was rated by those who ordered it. Everybody with credited time in it has the rating.
     *
     * @param activity the name of the activity
     * @param on       the day of the rating
     * @param score    1 for bad to 5 for good
     */
    public record Evaluated(String activity, LocalDate on, int score) {}
}
