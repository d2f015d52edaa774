package org.volunteerledger.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;

/**
 * Where a request stands, and until when it may.
 *
 * @param status    the status
 * @param since     from when on
 * @param dueAt     the first instant that is too late to leave it, or null if no limit is set
 * @param escalated whether a time-out was noted that leaves the request where it is
 */
public record Stage(
        RequestStatus status, Instant since, @Nullable Instant dueAt, boolean escalated) {

    /** Checks that everything is given. */
    public Stage {
        Check.given("status", status);
        Check.given("since", since);
    }

    /**
     * Whether the time limit has passed.
     *
     * @param now the time
     * @return true from the limit on; never without one
     */
    public boolean isOverdue(Instant now) {
        return dueAt != null && !now.isBefore(dueAt);
    }

    Stage escalate() {
        return new Stage(status, since, dueAt, true);
    }
}
