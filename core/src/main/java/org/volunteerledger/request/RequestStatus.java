package org.volunteerledger.request;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where a request stands. {@link RequestLoop} says what leads from one to another. */
public enum RequestStatus {
    /** It came in; nobody has taken it up yet. */
    SUBMITTED,
    /** The centre verifies it, or has it back and looks for somebody else. */
    UNDER_REVIEW,
    /** The centre said no, with a reason that the requester sees. An end. */
    REJECTED,
    /** It is on offer: whoever claims it first serves. */
    OFFERED,
    /** It was sent to teams or organisations, which have not all answered. */
    DISPATCHED,
    /** The lead has accepted, and nobody's answer is missing. */
    ACCEPTED,
    /** The lead declined or did not answer; the centre has to send it to others. */
    DECLINED,
    /** One team, organisation or volunteer has claimed it. */
    CLAIMED,
    /** Service is being given. */
    IN_SERVICE,
    /** Service was given, and its outcome is known. */
    COMPLETED,
    /** The requester's side has rated it. */
    RATED,
    /** The centre has asked the requester how it went. */
    FOLLOWED_UP,
    /** It is over. An end. */
    CLOSED,
    /** It was withdrawn. An end. */
    CANCELLED;

    /** Where somebody is expected to serve: what counts as load. */
    static final Set<RequestStatus> OPEN_ORDERS =
            Collections.unmodifiableSet(EnumSet.of(DISPATCHED, ACCEPTED, CLAIMED, IN_SERVICE));

    /**
     * Whether nothing can happen any more.
     *
     * @return true for rejected, closed and cancelled requests
     */
    public boolean isEnd() {
        return this == REJECTED || this == CLOSED || this == CANCELLED;
    }
}
