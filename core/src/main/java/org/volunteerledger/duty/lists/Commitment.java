package org.volunteerledger.duty.lists;

import java.time.LocalDate;
import java.util.Map;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.team.OrganisationId;

/**
 * A commitment letter of a unit to a community.
 *
 * @param id        the id
 * @param unit      the unit
 * @param community the community
 * @param text      what the unit commits itself to, at most 2,000 code points
 * @param from      the first day
 * @param to        the day after the last
 */
public record Commitment(
        CommitmentId id, OrganisationId unit, AreaId community, String text, LocalDate from, LocalDate to) {

    /** The unit. */
    public static final Attribute<Commitment> UNIT =
            Attribute.number("unit", commitment -> commitment.unit().value());

    /** The community. */
    public static final Attribute<Commitment> COMMUNITY =
            Attribute.number("community", commitment -> commitment.community().value());

    /** The first day. */
    public static final Attribute<Commitment> FROM = Attribute.day("from_day", Commitment::from);

    /** The day after the last. */
    public static final Attribute<Commitment> TO = Attribute.day("to_day", Commitment::to);

    /** The kind. */
    public static final Kind<Commitment> KIND = Kind.named(
                    "commitment",
                    Commitment.class,
                    commitment -> commitment.id().value())
            .attribute(UNIT)
            .attribute(COMMUNITY)
            .attribute(FROM)
            .attribute(TO)
            .unique(
                    "day",
                    commitment -> commitment.unit().value() + ":"
                            + commitment.community().value() + ":" + commitment.from())
            .build();

    /** Checks the limits and the order of the days. */
    public Commitment {
        Check.given("id", id);
        Check.given("unit", unit);
        Check.given("community", community);
        Check.text("text", text, 2_000);
        if (!Check.given("to", to).isAfter(Check.given("from", from))) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "The commitment ends on " + to + ", not after its first day, " + from + ".",
                    Map.of("from", from, "to", to));
        }
    }
}
