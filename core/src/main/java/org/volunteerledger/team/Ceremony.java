package org.volunteerledger.team;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.StationId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A dated event of a team or station, such as the handing over of a flag.
 *
 * @param id        the id
 * @param kind      what is done
 * @param title     what it is called; at most 100 code points
 * @param day       the day
 * @param team      the team, or null
 * @param station   the station, or null
 * @param cancelled whether it was called off, or recorded by mistake
 */
public record Ceremony(
        CeremonyId id,
        CeremonyKind kind,
        String title,
        LocalDate day,
        @Nullable TeamId team,
        @Nullable StationId station,
        boolean cancelled) {

    /** The team, absent for a ceremony of a station alone. */
    public static final Attribute<Ceremony> TEAM = Attribute.number(
            "team", ceremony -> ceremony.team() == null ? null : ceremony.team().value());

    /** The station, absent for a ceremony of a team alone. */
    public static final Attribute<Ceremony> STATION = Attribute.number(
            "station",
            ceremony -> ceremony.station() == null ? null : ceremony.station().value());

    /** The day. */
    public static final Attribute<Ceremony> DAY = Attribute.day("day", Ceremony::day);

    /** The kind. */
    public static final Kind<Ceremony> KIND = Kind.named(
                    "ceremony", Ceremony.class, ceremony -> ceremony.id().value())
            .attribute(TEAM)
            .attribute(STATION)
            .attribute(DAY)
            .build();

    /** Checks the limits. */
    public Ceremony {
        Check.given("id", id);
        Check.given("kind", kind);
        Check.text("title", title, 100);
        Check.given("day", day);
    }

    static Ceremony of(CeremonyId id, NewCeremony wanted) {
        return new Ceremony(id, wanted.kind(), wanted.title(), wanted.day(), wanted.team(), wanted.station(), false);
    }

    Ceremony calledOff() {
        return new Ceremony(id, kind, title, day, team, station, true);
    }
}
