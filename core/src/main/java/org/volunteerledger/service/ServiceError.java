package org.volunteerledger.service;

import org.volunteerledger.error.ErrorCode;

/** Codes of refusals about projects, activities, enrolments and attendance. */
public enum ServiceError implements ErrorCode {
    /** The project is closed or cancelled. */
    PROJECT_OVER("Choose a project that is open."),
    /** The status of the activity or project does not allow the step. */
    WRONG_STATUS("Look at the status and choose a step that it allows."),
    /** Somebody else has changed the plan since it was read. */
    EDITED_MEANWHILE("Read the activity again, and make the change on its present plan."),
    /** A shift that volunteers are enrolled for would vanish. */
    SHIFT_IN_USE("Keep the shift, or turn the enrolments down first."),
    /** The activity has no shift of this number. */
    UNKNOWN_SHIFT("Choose a shift of the activity."),
    /** The activity is not open for enrolment and attendance: a draft, closed or cancelled. */
    NOT_OPEN("Choose an activity that is published and not closed."),
    /** The shift is over. */
    SHIFT_OVER("Choose a shift that is not over, or ask the leader to enrol the volunteer and record the attendance."),
    /** The volunteer is not registered any more, or suspended. */
    NOT_REGISTERED("Reinstate the volunteer first."),
    /** The volunteer has an enrolment for the shift already. */
    ALREADY_ENROLLED("Look the enrolment up instead of making another."),
    /** The shift overlaps with another one in which the volunteer has a place. */
    OVERLAP("Withdraw from the other shift, or choose one at another time."),
    /** The volunteer has places in as many shifts as are allowed at a time. */
    TOO_MANY_PLACES("Withdraw from a shift, or wait until one is over."),
    /** No place is free. */
    FULL("Wait until a place is free, or raise the capacity."),
    /** The enrolment does not wait for a place. */
    NOT_WAITING("Only who waits can be given a place."),
    /** The enrolment cannot be withdrawn or turned down in its status. */
    CANNOT_LEAVE("Only who waits, or has a place and has not checked in, can leave."),
    /** The volunteer is not enrolled for the shift. */
    NOT_ENROLLED("Enrol the volunteer first."),
    /** The enrolment has no place: waiting, withdrawn or turned down. */
    NO_PLACE("Only who has a place can attend."),
    /** The attendance was reviewed already. */
    ALREADY_REVIEWED("Ask for a correction of the hours instead."),
    /** The volunteer is checked in. */
    ALREADY_CHECKED_IN("Check out first."),
    /** The volunteer is checked out. */
    ALREADY_CHECKED_OUT("Check in again first, or ask for a correction."),
    /** The volunteer has not checked in. */
    NOT_CHECKED_IN("Check in first, or ask the leader to record the attendance."),
    /** The check-in lies before the enrolment. */
    BEFORE_ENROLMENT("Check in after the enrolment, or ask the leader to record the attendance."),
    /** The check-in lies long before the shift. */
    TOO_EARLY("Check in when the shift begins."),
    /** The time lies in the future. */
    IN_FUTURE("Check the clock of the device."),
    /** The time lies before the punch that it must follow. */
    OUT_OF_ORDER("Use a time after the punch before."),
    /** The check-out lies more than 24 hours after the check-in. */
    TOO_LONG("Ask the leader to record when the attendance really ended."),
    /** The volunteer has checked in as often as can be kept. */
    TOO_MANY_CHECK_INS("Ask the leader to review the attendance."),
    /** The shift, or the activity, has not begun. */
    NOT_BEGUN("Wait until it has begun; what will not take place is cancelled."),
    /** The volunteer is younger than the place lets anybody serve on the day of the shift. */
    TOO_YOUNG("Enrol the child when it is old enough, or see the rules on minors of the area."),
    /** The activity is too dangerous for minors. */
    TOO_DANGEROUS("Choose an activity without such danger for the minor."),
    /** No consent of a guardian holds on the day of the shift, or other service. */
    CONSENT_MISSING("Record the consent of a guardian that holds on the day of the shift or service."),
    /** No adult who may accompany the minor has a place in the shift. */
    COMPANY_MISSING("Enrol the guardian, or an adult whom the plan names as a companion, for the same shift first."),
    /** There is neither a consent of a guardian nor an adult who accompanies the minor. */
    CONSENT_OR_COMPANY_MISSING("Record the consent of a guardian, or enrol a companion for the same shift first."),
    /** The minor is to be accompanied by an adult, and nobody can be named for that where people serve alone. */
    NOT_ALONE("Choose an adult, or enrol the minor for an activity together with a companion."),
    /** The volunteer is no minor on the first day of the consent, or the birth date is unknown. */
    NOT_A_MINOR("Compare the birth date of the volunteer; adults need no consent."),
    /** Who is to consent is a minor, or the same person. */
    GUARDIAN_UNFIT("Name an adult guardian."),
    /** The consent was withdrawn, or is over. */
    CONSENT_OVER("Look the consents of the minor up.");

    private final String hint;

    ServiceError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
