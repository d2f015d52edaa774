package org.volunteerledger.duty.desk;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.team.OrganisationId;

/**
 * A desk where residents bring their cases.
 *
 * @param id           the id
 * @param name         the name, at most 60 code points
 * @param organisation the organisation that keeps it
 * @param area         the area that it is for
 * @param stewards     the stewards, of different names; a kind of service belongs to one of them. 1 to {@value #MAX_STEWARDS}
 */
public record ServiceDesk(DeskId id, String name, OrganisationId organisation, AreaId area, List<Steward> stewards) {

    /** The most stewards. */
    public static final int MAX_STEWARDS = 20;

    /** The name. */
    public static final Attribute<ServiceDesk> NAME = Attribute.text("name", 60, ServiceDesk::name);

    /** The organisation. */
    public static final Attribute<ServiceDesk> ORGANISATION =
            Attribute.number("organisation", desk -> desk.organisation().value());

    /** The area. */
    public static final Attribute<ServiceDesk> AREA =
            Attribute.number("area", desk -> desk.area().value());

    /** The kind. */
    public static final Kind<ServiceDesk> KIND = Kind.named(
                    "service_desk", ServiceDesk.class, desk -> desk.id().value())
            .attribute(NAME)
            .attribute(ORGANISATION)
            .attribute(AREA)
            .build();

    /** Checks the limits. */
    public ServiceDesk {
        Check.given("id", id);
        Check.text("name", name, 60);
        Check.given("organisation", organisation);
        Check.given("area", area);
        stewards = checked(stewards);
    }

    /**
     * The steward who answers for a kind of service.
     *
     * @param kind the kind
     * @return the steward, or empty
     */
    public Optional<Steward> stewardFor(String kind) {
        return stewards.stream()
                .filter(steward -> steward.kinds().contains(kind))
                .findFirst();
    }

    /**
     * A steward by name.
     *
     * @param steward the name
     * @return the steward, or empty
     */
    public Optional<Steward> steward(String steward) {
        return stewards.stream().filter(each -> each.name().equals(steward)).findFirst();
    }

    static List<Steward> checked(List<Steward> stewards) {
        Check.range("stewards", stewards.size(), 1, MAX_STEWARDS);
        Set<String> names = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        for (Steward steward : stewards) {
            if (!names.add(steward.name()) || !steward.kinds().stream().allMatch(kinds::add)) {
                throw new InvalidInput(
                        InputError.CONTRADICTION,
                        "Two stewards have the same name, or a kind of service has two.",
                        Map.of("field", "stewards", "steward", steward.name()));
            }
        }
        return List.copyOf(stewards);
    }
}
