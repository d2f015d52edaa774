package org.volunteerledger.duty.desk;

import java.util.List;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;

/**
 * A steward of a desk, who answers for some kinds of service.
 *
 * @param name      the name of the office, such as a colour; not that of a person. At most 40 code points
 * @param kinds     the kinds of service, each at most 40 code points; 1 to 20
 * @param volunteer who holds the office
 */
public record Steward(String name, List<String> kinds, VolunteerId volunteer) {

    /** Checks the limits. */
    public Steward {
        Check.text("steward", name, 40);
        Check.range("kinds", kinds.size(), 1, 20);
        kinds = List.copyOf(kinds);
        kinds.forEach(kind -> Check.text("kind", kind, 40));
        Check.given("volunteer", volunteer);
    }
}
