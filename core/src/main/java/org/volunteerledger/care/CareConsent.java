package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * A recipient's consent to one purpose.
 *
 * @param purpose     to what
 * @param from        the first day
 * @param until       the last day, inclusive, or null if it holds until it is withdrawn
 * @param withdrawnOn the first day on which it holds no longer because it was withdrawn, or null
 */
public record CareConsent(
        ConsentPurpose purpose,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable LocalDate withdrawnOn) {

    /** Checks the order of the dates. */
    public CareConsent {
        Check.given("purpose", purpose);
        Check.given("from", from);
        if (until != null && until.isBefore(from)) {
            throw new InvalidInput(
                    InputError.END_BEFORE_START,
                    "The consent ends on " + until + ", before it begins on " + from + ".",
                    Map.of("from", from, "until", until));
        }
    }

    /**
     * A consent that was not withdrawn.
     *
     * @param purpose to what
     * @param from    the first day
     * @param until   the last day, inclusive, or null
     * @return the consent
     */
    public static CareConsent to(ConsentPurpose purpose, LocalDate from, @Nullable LocalDate until) {
        return new CareConsent(purpose, from, until, null);
    }

    /**
     * Whether the consent holds on a day.
     *
     * @param day the day
     * @return true from the first day to the last, unless it was withdrawn by then
     */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from)
                && (until == null || !day.isAfter(until))
                && (withdrawnOn == null || day.isBefore(withdrawnOn));
    }

    CareConsent withdrawn(LocalDate day) {
        return new CareConsent(purpose, from, until, day);
    }

    /** Whether two consents to the same purpose hold on one and the same day. */
    boolean meets(CareConsent other) {
        LocalDate later = from.isAfter(other.from) ? from : other.from;
        return holdsOn(later) && other.holdsOn(later);
    }
}
