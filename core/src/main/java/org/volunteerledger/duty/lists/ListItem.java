package org.volunteerledger.duty.lists;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.team.OrganisationId;

/**
 * An item of a community's needs list, or of a unit's resources list.
 *
 * @param id     the id
 * @param unit   the unit that has the resource, or null for a need
 * @param area   the community that needs it; or the area whose communities the resource is for
 * @param kind   what kind of thing it is, by which needs and resources are matched; at most 40 code points
 * @param title  what it is, at most 100 code points
 * @param status where it stands
 */
public record ListItem(
        ListItemId id, @Nullable OrganisationId unit, AreaId area, String kind, String title, ItemStatus status) {

    /** The unit, absent for a need. */
    public static final Attribute<ListItem> UNIT = Attribute.number(
            "unit", item -> item.unit() == null ? null : item.unit().value());

    /** The area. */
    public static final Attribute<ListItem> AREA =
            Attribute.number("area", item -> item.area().value());

    /** The list: 1 for needs, 2 for resources. */
    public static final Attribute<ListItem> LIST = Attribute.number("list", item -> item.isNeed() ? 1L : 2L);

    /** The kind of thing. */
    public static final Attribute<ListItem> MATTER = Attribute.text("matter", 40, ListItem::kind);

    /** Where it stands. */
    public static final Attribute<ListItem> STATUS = Attribute.constant("status", ListItem::status);

    /** The kind. */
    public static final Kind<ListItem> KIND = Kind.named(
                    "list_item", ListItem.class, item -> item.id().value())
            .attribute(UNIT)
            .attribute(AREA)
            .attribute(LIST)
            .attribute(MATTER)
            .attribute(STATUS)
            .build();

    /** Checks the limits. */
    public ListItem {
        Check.given("id", id);
        Check.given("area", area);
        Check.text("kind", kind, 40);
        Check.text("title", title, 100);
        Check.given("status", status);
    }

    /**
     * On which list it is.
     *
     * @return true for the needs list, false for the resources list
     */
    public boolean isNeed() {
        return unit == null;
    }

    ListItem with(ItemStatus next) {
        return new ListItem(id, unit, area, kind, title, next);
    }
}
