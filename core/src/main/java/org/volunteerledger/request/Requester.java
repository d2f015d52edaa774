package org.volunteerledger.request;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.PersonName;

/**
 * Who asks and how to reach them, in clear, on its way in or out. It is never kept like this, and its text form shows nothing of it.
 *
 * @param name    the name, at most {@value PersonName#MAX_LENGTH} code points
 * @param phone   the phone number, digits with an optional {@code +} in front, 5 to 20 characters; or null
 * @param address where exactly, below the area, or null; at most 200 code points
 * @param details what happened in the requester's words, or null; at most {@value #MAX_DETAILS} code points
 */
public record Requester(
        String name,
        @Nullable String phone,
        @Nullable String address,
        @Nullable String details) {

    /** The most code points of the details. */
    public static final int MAX_DETAILS = 2000;

    /** Normalises the name and checks the limits. */
    public Requester {
        name = PersonName.normalised(Check.given("name", name));
        if (phone != null && !phone.matches("\\+?[0-9]{5,19}")) {
            throw new InvalidInput(
                    InputError.BAD_FORMAT, "The phone number is not 5 to 19 digits, with + in front or not.");
        }
        Check.optionalText("address", address, 200);
        Check.optionalText("details", details, MAX_DETAILS);
    }

    /**
     * A name only.
     *
     * @param name the name
     * @return the requester
     */
    public static Requester named(String name) {
        return new Requester(name, null, null, null);
    }

    @Override
    public String toString() {
        return "Requester[...]";
    }
}
