package org.volunteerledger.service;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.ledger.Book;

/**
 * What an activity is meant to be. Service fields as Ministry of Civil Affairs Order 67 asks for: name, date, place, content, service
 * time, organising unit and person in charge.
 *
 * @param name           the name, at most 100 code points
 * @param content        what is done, or null; at most 2000 code points
 * @param personInCharge who is in charge, as the host names the person; not personal data. At most 64 code points
 * @param book           service, or training, which is recorded apart
 * @param affiliation    what its time counts towards
 * @param schedule       when it takes place, and whom it needs
 * @param beneficiaries  how many people it is expected to serve, or 0 if unknown
 * @param precautions    how dangerous it is and who accompanies minors, or null for no danger and nobody
 */
public record ActivityPlan(
        String name,
        @Nullable String content,
        String personInCharge,
        Book book,
        Affiliation affiliation,
        Schedule schedule,
        int beneficiaries,
        @Nullable Precautions precautions) {

    /** The most expected beneficiaries. */
    public static final int MAX_BENEFICIARIES = 1_000_000;

    /** Checks the limits. */
    public ActivityPlan {
        Check.text("name", name, 100);
        Check.optionalText("content", content, 2000);
        Check.text("personInCharge", personInCharge, 64);
        Check.given("book", book);
        Check.given("affiliation", affiliation);
        Check.given("schedule", schedule);
        Check.range("beneficiaries", beneficiaries, 0, MAX_BENEFICIARIES);
    }

    /**
     * A plan without danger that names no companions of minors.
     *
     * @param name           the name
     * @param content        what is done, or null
     * @param personInCharge who is in charge
     * @param book           service or training
     * @param affiliation    what its time counts towards
     * @param schedule       when it takes place, and whom it needs
     * @param beneficiaries  how many people it is expected to serve, or 0 if unknown
     */
    public ActivityPlan(
            String name,
            @Nullable String content,
            String personInCharge,
            Book book,
            Affiliation affiliation,
            Schedule schedule,
            int beneficiaries) {
        this(name, content, personInCharge, book, affiliation, schedule, beneficiaries, null);
    }

    /**
     * A plan of service, without content and expected beneficiaries.
     *
     * @param name           the name
     * @param personInCharge who is in charge
     * @param affiliation    what its time counts towards
     * @param schedule       when it takes place, and whom it needs
     * @return the plan
     */
    public static ActivityPlan of(String name, String personInCharge, Affiliation affiliation, Schedule schedule) {
        return new ActivityPlan(name, null, personInCharge, Book.SERVICE, affiliation, schedule, 0);
    }

    /**
     * The same plan with another schedule.
     *
     * @param other the schedule
     * @return a copy
     */
    public ActivityPlan with(Schedule other) {
        return new ActivityPlan(name, content, personInCharge, book, affiliation, other, beneficiaries, precautions);
    }

    /**
     * The same plan with other precautions.
     *
     * @param other how dangerous it is, and who accompanies minors
     * @return a copy
     */
    public ActivityPlan with(Precautions other) {
        return new ActivityPlan(name, content, personInCharge, book, affiliation, schedule, beneficiaries, other);
    }

    Precautions precautionsOrNone() {
        return precautions == null ? Precautions.NONE : precautions;
    }
}
