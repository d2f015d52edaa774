package org.volunteerledger.request;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;

/**
 * A request on its way in.
 *
 * @param need      what is needed
 * @param channel   how it came in
 * @param reference the number of the line, column or ticket, or null; at most 40 code points, not of a person
 * @param requester who asks
 */
public record NewServiceRequest(
        Need need, RequestChannel channel, @Nullable String reference, Requester requester) {

    /** Checks the limits. */
    public NewServiceRequest {
        Check.given("need", need);
        Check.given("channel", channel);
        Check.optionalText("reference", reference, 40);
        Check.given("requester", requester);
    }
}
