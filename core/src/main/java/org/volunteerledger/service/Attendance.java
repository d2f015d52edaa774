package org.volunteerledger.service;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.ServiceTime;

/**
 * A check-in with its check-out.
 *
 * @param in  the check-in
 * @param out the check-out, after the check-in and at most 24 hours later, or null while it is missing
 */
public record Attendance(Punch in, @Nullable Punch out) {

    /** Checks the order. */
    public Attendance {
        Check.given("in", in);
        if (out != null) {
            Duration length = Duration.between(in.at(), out.at());
            if (length.isNegative() || length.isZero() || length.compareTo(ServiceTime.MAX_LENGTH) > 0) {
                throw new InvalidInput(
                        InputError.OUT_OF_RANGE,
                        "The check-out at " + out.at() + " is not within 24 hours after the check-in at " + in.at()
                                + ".",
                        Map.of("in", in.at(), "out", out.at()));
            }
        }
    }
}
