package org.volunteerledger.request;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.privacy.Sensitive;

/**
 * Who asks, as it is kept: encrypted under a key of this request's own.
 *
 * @param name        the name
 * @param phone       the phone number, or null
 * @param phoneLookup its look-up value, by which the requests of one number are found; or null
 * @param address     the address, or null
 * @param details     the requester's words, or null
 */
public record ProtectedRequester(
        Sensitive name,
        @Nullable Sensitive phone,
        @Nullable String phoneLookup,
        @Nullable Sensitive address,
        @Nullable Sensitive details) {

    /** Checks that the name is given. */
    public ProtectedRequester {
        Check.given("name", name);
    }
}
