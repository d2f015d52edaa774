package org.volunteerledger.honour;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.place.AreaId;

/**
 * An honour that was conferred outside of a selection here.
 *
 * @param kind        the kind of honour
 * @param year        the year that it is for
 * @param recipient   whom it went to
 * @param area        where the recipient belongs
 * @param grounds     what for; at most 500 code points, and not for personal data
 * @param conferredOn the day on which it was conferred
 * @param basis       on what the record rests; not {@link HonourBasis#SELECTION}
 * @param papers      the reference of its papers, at most 100 code points; null only for an organisation's own
 */
public record ConferredHonour(
        HonourKindId kind,
        int year,
        Recipient recipient,
        AreaId area,
        String grounds,
        LocalDate conferredOn,
        HonourBasis basis,
        @Nullable String papers) {

    /** Checks that the papers are there where they are needed. */
    public ConferredHonour {
        Check.given("kind", kind);
        Check.given("conferredOn", conferredOn);
        if (basis == HonourBasis.SELECTION) {
            throw new InvalidInput(InputError.CONTRADICTION, "An honour that was selected here is not recorded.");
        }
        if (basis != HonourBasis.OWN) {
            Check.text("papers", papers, 100);
        }
    }
}
