package org.volunteerledger.service;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A category of service, such as patrol or care.
 *
 * @param id   the id
 * @param code the code, unique; at most 40 code points
 * @param name the name, at most 100 code points
 */
public record ServiceCategory(ServiceCategoryId id, String code, String name) {

    /** The code. */
    public static final Attribute<ServiceCategory> CODE = Attribute.text("code", 40, ServiceCategory::code);

    /** The name. */
    public static final Attribute<ServiceCategory> NAME = Attribute.text("name", 100, ServiceCategory::name);

    /** The kind. */
    public static final Kind<ServiceCategory> KIND = Kind.named(
                    "service_category",
                    ServiceCategory.class,
                    category -> category.id().value())
            .attribute(CODE)
            .attribute(NAME)
            .unique("code", ServiceCategory::code)
            .build();

    /** Checks the limits. */
    public ServiceCategory {
        Check.given("id", id);
        Check.text("code", code, 40);
        Check.text("name", name, 100);
    }
}
