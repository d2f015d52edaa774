package org.volunteerledger.duty.desk;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;

/** What can be done with a case, in which states, and the state that follows. */
public enum CaseAction {
    /** Give it to the steward who answers for its kind. */
    ROUTE(CaseStatus.WITH_STEWARD, CaseStatus.RECEIVED),
    /** Give it to another steward. */
    REROUTE(CaseStatus.WITH_STEWARD, CaseStatus.WITH_STEWARD),
    /** Hand it to another organisation. */
    FORWARD(CaseStatus.FORWARDED, CaseStatus.WITH_STEWARD),
    /** Take it back from the other organisation. */
    TAKE_BACK(CaseStatus.WITH_STEWARD, CaseStatus.FORWARDED),
    /** Record that it is resolved. */
    RESOLVE(CaseStatus.RESOLVED, CaseStatus.WITH_STEWARD, CaseStatus.FORWARDED),
    /** Take it up again, since the resident objects. */
    REOPEN(CaseStatus.WITH_STEWARD, CaseStatus.RESOLVED),
    /** Close it. */
    CLOSE(CaseStatus.CLOSED, CaseStatus.RESOLVED),
    /** The resident takes it back. */
    WITHDRAW(CaseStatus.WITHDRAWN, CaseStatus.RECEIVED, CaseStatus.WITH_STEWARD, CaseStatus.FORWARDED);

    private final CaseStatus next;
    private final ImmutableSet<CaseStatus> allowed;

    CaseAction(CaseStatus next, CaseStatus first, CaseStatus... more) {
        this.next = next;
        this.allowed = Sets.immutableEnumSet(first, more);
    }

    /**
     * The state after it.
     *
     * @return the state
     */
    public CaseStatus next() {
        return next;
    }

    /**
     * Whether a state allows it.
     *
     * @param status the state
     * @return true if it can be done
     */
    public boolean allowedIn(CaseStatus status) {
        return allowed.contains(status);
    }
}
