package org.volunteerledger.honour;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * Where an honour is shown: one record for all its boards, so that no board is counted twice and thousands of publications stay a few
 * records. An honour on a board is one publication.
 *
 * @param honour      the honour, whose id is also that of the record
 * @param level       how high the honour is
 * @param year        the year of the honour
 * @param area        where the recipient belongs
 * @param showings    the boards, by day and channel; each board once
 * @param takenDownOn the day on which it was taken down, since the honour was revoked; null before
 */
public record HonourPublication(
        HonourId honour,
        HonourLevel level,
        int year,
        AreaId area,
        List<Showing> showings,
        @Nullable LocalDate takenDownOn) {

    /** The most boards that show one honour. */
    public static final int MAX_BOARDS = 5_000;

    /** The level. */
    public static final Attribute<HonourPublication> LEVEL = Attribute.constant("level", HonourPublication::level);

    /** The year. */
    public static final Attribute<HonourPublication> YEAR =
            Attribute.number("year_of", publication -> (long) publication.year());

    /** The area. */
    public static final Attribute<HonourPublication> AREA =
            Attribute.number("area", publication -> publication.area().value());

    /** The kind. */
    public static final Kind<HonourPublication> KIND = Kind.named(
                    "honour_publication",
                    HonourPublication.class,
                    publication -> publication.honour().value())
            .attribute(LEVEL)
            .attribute(YEAR)
            .attribute(AREA)
            .build();

    /** Copies the list. */
    public HonourPublication {
        Check.given("honour", honour);
        Check.given("level", level);
        Check.given("area", area);
        showings = List.copyOf(showings);
        Check.range(
                "boards",
                showings.stream().mapToInt(each -> each.boards().size()).sum(),
                0,
                MAX_BOARDS);
    }

    /**
     * Boards of one channel that showed it from the same day.
     *
     * @param on      the day
     * @param channel the channel
     * @param boards  the boards
     */
    public record Showing(LocalDate on, Channel channel, List<BoardId> boards) {

        /** Copies the list. */
        public Showing {
            Check.given("on", on);
            Check.given("channel", channel);
            boards = List.copyOf(boards);
        }
    }

    static HonourPublication of(Honour honour) {
        return new HonourPublication(honour.id(), honour.level(), honour.year(), honour.area(), List.of(), null);
    }

    Set<BoardId> boards() {
        Set<BoardId> all = new HashSet<>();
        showings.forEach(each -> all.addAll(each.boards()));
        return all;
    }

    HonourPublication with(List<Showing> more) {
        List<Showing> all = new ArrayList<>(showings);
        all.addAll(more);
        return new HonourPublication(honour, level, year, area, all, takenDownOn);
    }

    HonourPublication takenDown(LocalDate on) {
        return new HonourPublication(honour, level, year, area, showings, on);
    }
}
