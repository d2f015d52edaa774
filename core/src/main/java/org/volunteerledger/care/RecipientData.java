package org.volunteerledger.care;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.PersonalData;

/**
 * Personal data of a recipient in clear, on its way in or out. It is never kept like this, and its text form shows nothing of it.
 *
 * @param person  name, document, birth date and phone
 * @param address where to knock, at most {@value #MAX_ADDRESS} code points, or null
 */
public record RecipientData(PersonalData person, @Nullable String address) {

    /** The most code points of an address. */
    public static final int MAX_ADDRESS = 200;

    /** Checks the limits. */
    public RecipientData {
        Check.given("person", person);
        Check.optionalText("address", address, MAX_ADDRESS);
    }

    /**
     * A name only.
     *
     * @param name the name
     * @return the data
     */
    public static RecipientData named(String name) {
        return new RecipientData(PersonalData.named(name), null);
    }

    @Override
    public String toString() {
        return "RecipientData[...]";
    }
}
