package org.volunteerledger.team;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.StationId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A volunteer team. Its place in the tree of teams is dated, so that reports over the past can be asked for in the structure of any
 * day.
 *
 * @param id           the id
 * @param name         the name, at most 100 code points
 * @param organisation the organisation that the team belongs to, and that records its service
 * @param area         the area where it serves
 * @param station      the practice station that it belongs to, or null
 * @param brand        the brand under which it is known, or null
 * @param sponsor      the kind of its sponsor
 * @param speciality   what it is good at, or null; at most 100 code points
 * @param foundedOn    the first day
 * @param dissolvedOn  the first day on which it was no longer there, or null
 * @param parents      the parents with the days from which they hold, ascending; at least the one of the first day
 */
public record Team(
        TeamId id,
        String name,
        OrganisationId organisation,
        AreaId area,
        @Nullable StationId station,
        @Nullable BrandId brand,
        SponsorKind sponsor,
        @Nullable String speciality,
        LocalDate foundedOn,
        @Nullable LocalDate dissolvedOn,
        List<Parent> parents) {

    /** The name. */
    public static final Attribute<Team> NAME = Attribute.text("name", 100, Team::name);

    /** The organisation. */
    public static final Attribute<Team> ORGANISATION =
            Attribute.number("organisation", team -> team.organisation().value());

    /** The area. */
    public static final Attribute<Team> AREA =
            Attribute.number("area", team -> team.area().value());

    /** The station, absent if it has none. */
    public static final Attribute<Team> STATION = Attribute.number(
            "station", team -> team.station() == null ? null : team.station().value());

    /** The brand, absent if it has none. */
    public static final Attribute<Team> BRAND = Attribute.number(
            "brand", team -> team.brand() == null ? null : team.brand().value());

    /** The kind of the sponsor. */
    public static final Attribute<Team> SPONSOR = Attribute.constant("sponsor", Team::sponsor);

    /** The speciality, absent if none is stated. */
    public static final Attribute<Team> SPECIALITY = Attribute.text("speciality", 100, Team::speciality);

    /** The latest parent, absent at the top. */
    public static final Attribute<Team> PARENT = Attribute.number("parent", Team::latestParent);

    /** The day it was dissolved, absent before. */
    public static final Attribute<Team> DISSOLVED_ON = Attribute.day("dissolved_on", Team::dissolvedOn);

    /** The kind. */
    public static final Kind<Team> KIND = Kind.named(
                    "team", Team.class, team -> team.id().value())
            .attribute(NAME)
            .attribute(ORGANISATION)
            .attribute(AREA)
            .attribute(STATION)
            .attribute(BRAND)
            .attribute(SPONSOR)
            .attribute(SPECIALITY)
            .attribute(PARENT)
            .attribute(DISSOLVED_ON)
            .build();

    /** Checks the limits and the order of the dates. */
    public Team {
        Check.given("id", id);
        Check.text("name", name, 100);
        Check.given("organisation", organisation);
        Check.given("area", area);
        Check.given("sponsor", sponsor);
        Check.optionalText("speciality", speciality, 100);
        Check.given("foundedOn", foundedOn);
        if (dissolvedOn != null && dissolvedOn.isBefore(foundedOn)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "The team is dissolved on " + dissolvedOn + ", before it is founded on " + foundedOn + ".",
                    Map.of("foundedOn", foundedOn, "dissolvedOn", dissolvedOn));
        }
        parents = List.copyOf(parents);
        Check.range("parents", parents.size(), 1, Integer.MAX_VALUE);
        for (int i = 1; i < parents.size(); i++) {
            if (!parents.get(i).from().isAfter(parents.get(i - 1).from())) {
                throw new InvalidInput(
                        InputError.CONTRADICTION, "The dates of parents must ascend.", Map.of("field", "parents"));
            }
        }
    }

    /**
     * A parent with the day from which it holds.
     *
     * @param from the first day
     * @param team the parent, or null if the team is at the top from that day on
     */
    public record Parent(LocalDate from, @Nullable TeamId team) {

        /** Checks that the day is given. */
        public Parent {
            Check.given("from", from);
        }
    }

    /**
     * The parent on a day; before the first day, that of the first day.
     *
     * @param day the day
     * @return the parent, or empty if the team is at the top on that day
     */
    public Optional<TeamId> parentOn(LocalDate day) {
        TeamId found = parents.get(0).team();
        for (Parent parent : parents) {
            if (!parent.from().isAfter(day)) {
                found = parent.team();
            }
        }
        return Optional.ofNullable(found);
    }

    /**
     * Whether the team is there on a day.
     *
     * @param day the day
     * @return true from the day it is founded to the day before it is dissolved
     */
    public boolean existsOn(LocalDate day) {
        return !day.isBefore(foundedOn) && (dissolvedOn == null || day.isBefore(dissolvedOn));
    }

    boolean existsOnOrAfter(LocalDate day) {
        return dissolvedOn == null || dissolvedOn.isAfter(day);
    }

    /** The teams that are the parent on a day or on any day after it. */
    Set<TeamId> parentsFrom(LocalDate day) {
        Set<TeamId> found = new HashSet<>();
        parentOn(day).ifPresent(found::add);
        parents.stream()
                .filter(parent -> parent.from().isAfter(day))
                .map(Parent::team)
                .filter(Objects::nonNull)
                .forEach(found::add);
        return found;
    }

    Parent latest() {
        return parents.get(parents.size() - 1);
    }

    private @Nullable Long latestParent() {
        TeamId parent =
                parents.isEmpty() ? null : parents.get(parents.size() - 1).team();
        return parent == null ? null : parent.value();
    }
}
