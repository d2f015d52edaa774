package org.volunteerledger.honour;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.team.OrganisationId;

/**
 * Who gives an honour: an organisation of this ledger, or another body by its name. One of the two.
 *
 * @param organisation the organisation, or null
 * @param name         the name of another body, at most 100 code points, or null
 */
public record AwardingBody(
        @Nullable OrganisationId organisation, @Nullable String name) {

    /** Checks that there is one of the two. */
    public AwardingBody {
        Check.optionalText("body", name, 100);
        if ((organisation == null) == (name == null)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION, "An awarding body is either an organisation or a name of another body.");
        }
    }

    /**
     * An organisation of this ledger.
     *
     * @param organisation the organisation
     * @return the body
     */
    public static AwardingBody of(OrganisationId organisation) {
        return new AwardingBody(organisation, null);
    }

    /**
     * Another body.
     *
     * @param name its name, at most 100 code points
     * @return the body
     */
    public static AwardingBody named(String name) {
        return new AwardingBody(null, name);
    }
}
