package org.volunteerledger.duty.agreement;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.team.OrganisationId;

/**
 * An agreement to sign.
 *
 * @param name        the name, at most 100 code points
 * @param unit        the unit that takes on the obligations
 * @param community   the community, or another area, that it makes the agreement with
 * @param partners    further organisations that take part, without the unit; at most {@value Agreement#MAX_PARTNERS}
 * @param from        the first day of the term
 * @param to          the day after the last, at most 20 years after the first
 * @param obligations what it obliges to, of different numbers; at most {@value Agreement#MAX_OBLIGATIONS}
 */
public record NewAgreement(
        String name,
        OrganisationId unit,
        AreaId community,
        List<OrganisationId> partners,
        LocalDate from,
        LocalDate to,
        List<Obligation> obligations) {

    private static final int MAX_YEARS = 20;

    /** Checks the limits. */
    public NewAgreement {
        Check.text("name", name, 100);
        Check.given("unit", unit);
        Check.given("community", community);
        Check.range("partners", partners.size(), 0, Agreement.MAX_PARTNERS);
        Check.range("obligations", obligations.size(), 0, Agreement.MAX_OBLIGATIONS);
        partners = List.copyOf(partners);
        obligations = List.copyOf(obligations);
        Set<OrganisationId> different = new HashSet<>(partners);
        require(
                different.size() == partners.size() && different.add(unit),
                "partners",
                "An organisation is named twice.");
        Set<Integer> numbers = new HashSet<>();
        obligations.forEach(obligation ->
                require(numbers.add(obligation.number()), "obligations", "Two obligations have the same number."));
        require(
                Check.given("to", to).isAfter(Check.given("from", from)) && !to.isAfter(from.plusYears(MAX_YEARS)),
                "to",
                "The term from " + from + " to " + to + " is not from a day to one up to 20 years later.");
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw new InvalidInput(InputError.CONTRADICTION, rule, Map.of("field", field));
        }
    }
}
