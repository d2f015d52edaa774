package org.volunteerledger.place;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A practice centre, office, station or base.
 *
 * @param id       the id
 * @param name     the name, at most 100 code points
 * @param kind     the kind
 * @param area     the area that it serves
 * @param openedOn the first day
 * @param closedOn the first day on which it was no longer open, or null
 */
public record Station(
        StationId id,
        String name,
        StationKind kind,
        AreaId area,
        LocalDate openedOn,
        @Nullable LocalDate closedOn) {

    /** The kind of station. */
    public static final Attribute<Station> STATION_KIND = Attribute.constant("station_kind", Station::kind);

    /** The area. */
    public static final Attribute<Station> AREA =
            Attribute.number("area", station -> station.area().value());

    /** The day it was closed, absent while open. */
    public static final Attribute<Station> CLOSED_ON = Attribute.day("closed_on", Station::closedOn);

    /** The kind of record. */
    public static final Kind<Station> KIND = Kind.named(
                    "station", Station.class, station -> station.id().value())
            .attribute(STATION_KIND)
            .attribute(AREA)
            .attribute(CLOSED_ON)
            .build();

    /** Checks the limits. */
    public Station {
        Check.given("id", id);
        Check.text("name", name, 100);
        Check.given("kind", kind);
        Check.given("area", area);
        Check.given("openedOn", openedOn);
        if (closedOn != null && closedOn.isBefore(openedOn)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "The station closes on " + closedOn + ", before it opens on " + openedOn + ".",
                    Map.of("openedOn", openedOn, "closedOn", closedOn));
        }
    }

    boolean isOpenOnOrAfter(LocalDate day) {
        return closedOn == null || closedOn.isAfter(day);
    }
}
