package org.volunteerledger.team;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * An organisation or unit. It keeps the service records of what it organises, and certifies them.
 *
 * @param id     the id
 * @param name   the name, at most 100 code points
 * @param code   the unified social credit code (GB 32100-2015), unique, or null
 * @param parent the organisation above, or null
 * @param area   the area where it is at home, or null
 */
public record Organisation(
        OrganisationId id,
        String name,
        @Nullable String code,
        @Nullable OrganisationId parent,
        @Nullable AreaId area) {

    /** The name. */
    public static final Attribute<Organisation> NAME = Attribute.text("name", 100, Organisation::name);

    /** The organisation above, absent at the top. */
    public static final Attribute<Organisation> PARENT =
            Attribute.number("parent", organisation -> value(organisation.parent()));

    /** The area, absent if it has none. */
    public static final Attribute<Organisation> AREA = Attribute.number(
            "area",
            organisation ->
                    organisation.area() == null ? null : organisation.area().value());

    /** The kind. */
    public static final Kind<Organisation> KIND = Kind.named(
                    "organisation",
                    Organisation.class,
                    organisation -> organisation.id().value())
            .attribute(NAME)
            .attribute(PARENT)
            .attribute(AREA)
            .unique("code", Organisation::code)
            .build();

    /** Checks the limits and the code. */
    public Organisation {
        Check.given("id", id);
        Check.text("name", name, 100);
        UnifiedCode.check(code);
    }

    private static @Nullable Long value(@Nullable OrganisationId id) {
        return id == null ? null : id.value();
    }
}
