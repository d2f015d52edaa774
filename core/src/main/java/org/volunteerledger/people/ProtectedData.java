package org.volunteerledger.people;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.privacy.Sensitive;

/**
 * The personal data of a volunteer as it is kept: encrypted under the person's key, with keyed look-up values beside it.
 *
 * @param name           the name
 * @param documentType   the type of the identity document, or null if none was shown
 * @param document       the number of the identity document, or null
 * @param documentLookup the look-up value of type and number, or null
 * @param birthDate      the birth date, or null if unknown
 * @param phone          the phone number, or null
 * @param phoneLookup    its look-up value, or null
 * @param minor          true if the person was under age at registration, null for everybody else. It is all of an age that stands in
 *                       clear, so that only for those whom it may concern is the birth date opened; see {@link MinorAge}
 */
public record ProtectedData(
        Sensitive name,
        @Nullable DocumentType documentType,
        @Nullable Sensitive document,
        @Nullable String documentLookup,
        @Nullable Sensitive birthDate,
        @Nullable Sensitive phone,
        @Nullable String phoneLookup,
        @Nullable Boolean minor) {

    /** The field under which a name is sealed, for records that keep the name of a day. */
    public static final String NAME = "volunteer.name";

    /** Checks that the name is given. */
    public ProtectedData {
        Check.given("name", name);
    }
}
