package org.volunteerledger.team;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.Kind;

/**
 * A name under which teams or programmes are known, such as that of a brand team or of a recurring activity day.
 *
 * @param id   the id
 * @param name the name, unique; at most 100 code points
 */
public record Brand(BrandId id, String name) {

    /** The kind. */
    public static final Kind<Brand> KIND = Kind.named(
                    "brand", Brand.class, brand -> brand.id().value())
            .unique("name", Brand::name)
            .build();

    /** Checks the limit. */
    public Brand {
        Check.given("id", id);
        Check.text("name", name, 100);
    }
}
