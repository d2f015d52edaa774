package org.volunteerledger.duty.programme;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A programme whose themes come back.
 *
 * @param id   the id
 * @param plan what it is
 * @param runs how often activities were made for it, so that of two who make them at once one looks again
 */
public record Programme(ProgrammeId id, ProgrammePlan plan, int runs) {

    /** The team. */
    public static final Attribute<Programme> TEAM = Attribute.number(
            "team", programme -> programme.plan().affiliation().team().value());

    /** The area. */
    public static final Attribute<Programme> AREA = Attribute.number(
            "area", programme -> programme.plan().affiliation().area().value());

    /** The name. */
    public static final Attribute<Programme> NAME =
            Attribute.text("name", 30, programme -> programme.plan().name());

    /** The kind. */
    public static final Kind<Programme> KIND = Kind.named(
                    "programme", Programme.class, programme -> programme.id().value())
            .attribute(NAME)
            .attribute(TEAM)
            .attribute(AREA)
            .build();

    /** Checks the limits. */
    public Programme {
        Check.given("id", id);
        Check.given("plan", plan);
        Check.range("runs", runs, 0, Integer.MAX_VALUE);
    }
}
