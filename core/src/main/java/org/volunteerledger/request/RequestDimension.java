package org.volunteerledger.request;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.storage.Attribute;

/** What requests are counted by. */
public enum RequestDimension {
    /** The status: its name. */
    STATUS(ServiceRequest.STATUS, null),
    /** A service or a wish: the name. */
    KIND(ServiceRequest.NEED_KIND, null),
    /** The channel: its name. */
    CHANNEL(ServiceRequest.CHANNEL, null),
    /** The month in which they came in: a number such as 202210. */
    MONTH(ServiceRequest.MONTH, null),
    /** The category: its number, or null. */
    CATEGORY(ServiceRequest.CATEGORY, null),
    /** The team that leads: its number, or null. */
    TEAM(ServiceRequest.TEAM, null),
    /** The organisation behind the lead: its number, or null. */
    ORGANISATION(ServiceRequest.ORGANISATION, null),
    /** The area itself: its number. */
    AREA(ServiceRequest.AREA, null),
    /** The district around it today: its number, or null. */
    DISTRICT(ServiceRequest.AREA, AreaLevel.DISTRICT),
    /** The street or township around it today: its number, or null. */
    STREET(ServiceRequest.AREA, AreaLevel.STREET),
    /** The community or village around it today: its number, or null. */
    COMMUNITY(ServiceRequest.AREA, AreaLevel.COMMUNITY);

    private final Attribute<ServiceRequest> attribute;
    private final @Nullable AreaLevel level;

    RequestDimension(Attribute<ServiceRequest> attribute, @Nullable AreaLevel level) {
        this.attribute = attribute;
        this.level = level;
    }

    Attribute<ServiceRequest> attribute() {
        return attribute;
    }

    @Nullable AreaLevel level() {
        return level;
    }
}
