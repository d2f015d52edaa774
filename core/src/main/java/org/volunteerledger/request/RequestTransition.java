package org.volunteerledger.request;

import org.jspecify.annotations.Nullable;

/**
 * One way from a status to another.
 *
 * @param from   the status before
 * @param action what is done
 * @param to     the status after
 * @param by     who typically does it
 * @param when   in which case, or null if the action always leads there
 */
public record RequestTransition(
        RequestStatus from,
        RequestAction action,
        RequestStatus to,
        RequestParty by,
        @Nullable String when) {}
