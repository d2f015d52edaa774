package org.volunteerledger.service;

/**
 * What a sign-up came to.
 *
 * @param id       the enrolment
 * @param accepted true if there was a place, false if the volunteer waits for one
 * @param arrival  the number of the enrolment within the shift, from 1; the waiting list is served in this order
 */
public record SignUp(EnrolmentId id, boolean accepted, long arrival) {

    static String write(Enrolment made) {
        return made.id().value() + " " + made.status() + " " + made.arrival();
    }

    static SignUp read(String answer) {
        String[] parts = answer.split(" ", -1);
        return new SignUp(
                new EnrolmentId(Long.parseLong(parts[0])),
                parts[1].equals(EnrolmentStatus.ACCEPTED.name()),
                Long.parseLong(parts[2]));
    }
}
