package org.volunteerledger.request;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.storage.Attribute;

/** What requests are counted by. */
public enum RequestDimension {
    /** The status: its name. */
    STATUS,
    /** A service or a wish: the name. */
    KIND,
    /** The channel: its name. */
    CHANNEL,
    /** The month in which they came in: a number such as 202210. */
    MONTH,
    /** The category: its number, or null. */
    CATEGORY,
    /** The team that leads: its number, or null. */
    TEAM,
    /** The organisation behind the lead: its number, or null. */
    ORGANISATION,
    /** The area itself: its number. */
    AREA,
    /** The district around it today: its number, or null. */
    DISTRICT(AreaLevel.DISTRICT),
    /** The street or township around it today: its number, or null. */
    STREET(AreaLevel.STREET),
    /** The community or village around it today: its number, or null. */
    COMMUNITY(AreaLevel.COMMUNITY);

    private final @Nullable AreaLevel level;

    RequestDimension() {
        this(null);
    }

    RequestDimension(@Nullable AreaLevel level) {
        this.level = level;
    }

    Attribute<ServiceRequest> attribute() {
        return switch (this) {
            case STATUS -> ServiceRequest.STATUS;
            case KIND -> ServiceRequest.NEED_KIND;
            case CHANNEL -> ServiceRequest.CHANNEL;
            case MONTH -> ServiceRequest.MONTH;
            case CATEGORY -> ServiceRequest.CATEGORY;
            case TEAM -> ServiceRequest.TEAM;
            case ORGANISATION -> ServiceRequest.ORGANISATION;
            case AREA, DISTRICT, STREET, COMMUNITY -> ServiceRequest.AREA;
        };
    }

    @Nullable AreaLevel level() {
        return level;
    }
}
