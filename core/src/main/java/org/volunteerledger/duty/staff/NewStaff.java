package org.volunteerledger.duty.staff;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.IdentityDocument;

/**
 * Somebody to enter on an organisation's roster.
 *
 * @param number   the staff number, at most {@value Staff#MAX_NUMBER} code points
 * @param document the identity document, of which only a keyed look-up value is kept; or null if it is not known
 * @param from     the first day
 */
public record NewStaff(String number, @Nullable IdentityDocument document, LocalDate from) {

    /** Checks the limits. */
    public NewStaff {
        Check.text("number", number, Staff.MAX_NUMBER);
        Check.given("from", from);
    }
}
