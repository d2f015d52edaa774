package org.volunteerledger.hours;

import org.volunteerledger.error.ErrorCode;

/** Codes of refusals about hours. */
public enum HoursError implements ErrorCode {
    /** The time overlaps an effective entry of the same volunteer. */
    OVERLAP("Correct the time, or void the other entry if that one is wrong."),
    /** The service has not ended yet. */
    FUTURE("Post the time after the service has ended."),
    /** The entry is a void, which cannot be voided or corrected. */
    NOT_A_GRANT("Post the time again instead."),
    /** The entry was voided before. */
    ALREADY_VOIDED("Look at the entry that voided it."),
    /** More entries would move than one commit holds. */
    TOO_MANY_ENTRIES("Merge the other way round, so that the record with fewer entries is given up."),
    /** A record of service is not the one that was asked about. */
    RECORD_DIFFERS("Verify the ledger, and ask for the transfer again."),
    /** There is no such entry. */
    UNKNOWN_ENTRY("Check the account and the sequence."),
    /** A record that the entry counts towards does not exist. */
    UNKNOWN_REFERENCE("Create the record first, or correct the id."),
    /** The volunteer was not registered, or had withdrawn, on the service day. */
    NOT_REGISTERED("Check the volunteer's registration."),
    /** The team had been dissolved by the service day. */
    TEAM_DISSOLVED("Correct the day, or name the team that served."),
    /** A decision is about an enrolment that has no attendance in the activities under review. */
    NOTHING_TO_REVIEW("Check the enrolment, and that its activity is among those to review."),
    /** The record was rejected when the same command was sent first; a command is applied once. */
    REJECTED_BEFORE("Send the record again under a new key of the command."),
    /** The service day lies outside of the window in which the policy accepts back-fill. */
    TOO_LATE("Ask for an exception at the level above."),
    /** The volunteer may not back-fill after false entries. */
    BANNED("Wait until the ban ends, or let the organiser record the time as its own."),
    /** Somebody decides on a request of their own. */
    OWN_REQUEST("Let somebody else decide."),
    /** The request was decided before. */
    ALREADY_DECIDED("Look at the decision."),
    /** Two policies of one area are in force at the same time. */
    POLICY_CLASH("End the earlier policy first.");

    private final String hint;

    HoursError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
