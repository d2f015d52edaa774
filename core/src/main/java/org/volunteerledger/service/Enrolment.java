package org.volunteerledger.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.UniqueKey;

/**
 * A volunteer's enrolment for a shift of an activity, with the attendance that came of it.
 *
 * @param id          the id
 * @param activity    the activity
 * @param shift       the number of the shift
 * @param volunteer   the volunteer
 * @param arrival     the number of the enrolment within the shift, from 1; the waiting list is served in this order
 * @param status      where it stands
 * @param enrolledAt  when it was made
 * @param attendances the check-ins with their check-outs, ascending and apart from each other; at most {@value #MAX_ATTENDANCES}
 * @param withdrawal  that the volunteer will not come, or null
 * @param review      the review, or null before
 */
public record Enrolment(
        EnrolmentId id,
        ActivityId activity,
        int shift,
        VolunteerId volunteer,
        long arrival,
        EnrolmentStatus status,
        Instant enrolledAt,
        List<Attendance> attendances,
        @Nullable Withdrawal withdrawal,
        @Nullable AttendanceReview review) {

    /** The most pairs of check-in and check-out. How many of them count is for the accrual policy to say. */
    public static final int MAX_ATTENDANCES = 50;

    /** The greatest number of an enrolment within a shift. */
    public static final long MAX_ARRIVAL = 0xFFFF_FFFFL;

    /** The activity. */
    public static final Attribute<Enrolment> ACTIVITY =
            Attribute.number("activity", enrolment -> enrolment.activity().value());

    /** The volunteer. */
    public static final Attribute<Enrolment> VOLUNTEER =
            Attribute.number("volunteer", enrolment -> enrolment.volunteer().value());

    /** The status. Nearly all of a ledger are reviewed, and each moves several times: to be asked for within an activity. */
    public static final Attribute<Enrolment> STATUS =
            Attribute.<Enrolment>constant("status", Enrolment::status).unindexed();

    /** The turn on the waiting list of the activity, by shift and then arrival; absent unless waiting. Of one activity these are few. */
    public static final Attribute<Enrolment> TURN = Attribute.<Enrolment>number(
                    "turn",
                    enrolment -> enrolment.status() == EnrolmentStatus.WAITING
                            ? turn(enrolment.shift(), enrolment.arrival())
                            : null)
            .unindexed();

    /** The kind; a volunteer has at most one enrolment for a shift that was not withdrawn. */
    public static final Kind<Enrolment> KIND = Kind.named(
                    "enrolment", Enrolment.class, enrolment -> enrolment.id().value())
            .attribute(ACTIVITY)
            .attribute(VOLUNTEER)
            .attribute(STATUS)
            .attribute(TURN)
            .unique("once", Enrolment::onceKey)
            .build();

    /** Checks the ranges. */
    public Enrolment {
        Check.given("id", id);
        Check.given("activity", activity);
        Check.range("shift", shift, 1, Shift.MAX_NUMBER);
        Check.given("volunteer", volunteer);
        Check.range("arrival", arrival, 1, MAX_ARRIVAL);
        Check.given("status", status);
        Check.given("enrolledAt", enrolledAt);
        Check.range("attendances", attendances.size(), 0, MAX_ATTENDANCES);
        attendances = List.copyOf(attendances);
    }

    /**
     * The last attendance.
     *
     * @return the attendance, or empty if the volunteer never checked in
     */
    public Optional<Attendance> lastAttendance() {
        return attendances.isEmpty() ? Optional.empty() : Optional.of(attendances.get(attendances.size() - 1));
    }

    /**
     * The enrolment after its review.
     *
     * @param done the review
     * @return a copy with status {@link EnrolmentStatus#REVIEWED}
     */
    public Enrolment reviewed(AttendanceReview done) {
        return new Enrolment(
                id,
                activity,
                shift,
                volunteer,
                arrival,
                EnrolmentStatus.REVIEWED,
                enrolledAt,
                attendances,
                withdrawal,
                Check.given("review", done));
    }

    /** Where a place on the waiting list of a shift is found by {@link #TURN}. */
    static long turn(int shift, long arrival) {
        return (long) shift << Integer.SIZE | arrival;
    }

    Enrolment forVolunteer(VolunteerId other) {
        return new Enrolment(id, activity, shift, other, arrival, status, enrolledAt, attendances, withdrawal, review);
    }

    Enrolment with(EnrolmentStatus next) {
        return new Enrolment(
                id, activity, shift, volunteer, arrival, next, enrolledAt, attendances, withdrawal, review);
    }

    Enrolment with(EnrolmentStatus next, List<Attendance> present) {
        return new Enrolment(id, activity, shift, volunteer, arrival, next, enrolledAt, present, withdrawal, review);
    }

    Enrolment withdrawn(Withdrawal said) {
        return new Enrolment(
                id,
                activity,
                shift,
                volunteer,
                arrival,
                EnrolmentStatus.WITHDRAWN,
                enrolledAt,
                attendances,
                said,
                review);
    }

    /** The key of the only enrolment for a shift that was not withdrawn. */
    static UniqueKey once(ActivityId activity, int shift, VolunteerId volunteer) {
        return KIND.uniqueKey("once", onceKey(activity, shift, volunteer));
    }

    private @Nullable String onceKey() {
        return status == EnrolmentStatus.WITHDRAWN ? null : onceKey(activity, shift, volunteer);
    }

    private static String onceKey(ActivityId activity, int shift, VolunteerId volunteer) {
        return activity.value() + ":" + shift + ":" + volunteer.value();
    }
}
