package org.volunteerledger.people;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * Who consents for a minor (监护人): a volunteer, or somebody of whom only the name is known. The text form shows nothing of the name.
 *
 * @param volunteer the guardian as a volunteer, or null
 * @param name      the guardian's name in clear, on its way in, or null; at most {@value PersonName#MAX_LENGTH} code points
 */
public record Guardian(
        @Nullable VolunteerId volunteer, @Nullable String name) {

    /** Normalises the name, and checks that one of the two is given. */
    public Guardian {
        name = name == null ? null : PersonName.normalised(name);
        if (volunteer == null) {
            Check.given("guardian", name);
        } else if (name != null) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "A guardian is a volunteer or has a name, not both.",
                    Map.of("field", "guardian"));
        }
    }

    /**
     * A guardian who is a volunteer, and can accompany the minor.
     *
     * @param volunteer the volunteer
     * @return the guardian
     */
    public static Guardian volunteer(VolunteerId volunteer) {
        return new Guardian(volunteer, null);
    }

    /**
     * A guardian who is no volunteer.
     *
     * @param name the name
     * @return the guardian
     */
    public static Guardian named(String name) {
        return new Guardian(null, name);
    }

    @Override
    public String toString() {
        return volunteer == null ? "Guardian[...]" : "Guardian[" + volunteer + "]";
    }
}
