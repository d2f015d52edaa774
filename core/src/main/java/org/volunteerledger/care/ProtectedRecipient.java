package org.volunteerledger.care;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.DocumentType;
import org.volunteerledger.privacy.Sensitive;

/**
 * The personal data of a recipient as it is kept: encrypted under the person's key.
 *
 * @param name           the name
 * @param documentType   the type of the identity document, or null if none was shown
 * @param document       the number of the identity document, or null
 * @param documentLookup the look-up value of type and number, the same as that of a volunteer with this document, or null
 * @param birthDate      the birth date, or null if unknown
 * @param phone          the phone number, or null
 * @param address        the address, or null
 */
public record ProtectedRecipient(
        Sensitive name,
        @Nullable DocumentType documentType,
        @Nullable Sensitive document,
        @Nullable String documentLookup,
        @Nullable Sensitive birthDate,
        @Nullable Sensitive phone,
        @Nullable Sensitive address) {

    /** Checks that the name is given. */
    public ProtectedRecipient {
        Check.given("name", name);
    }
}
