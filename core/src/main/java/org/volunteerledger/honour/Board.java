package org.volunteerledger.honour;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A board of good people (身边好人榜).
 *
 * @param id       the id
 * @param name     the name, at most 100 code points
 * @param area     the area that it is for
 * @param channel  how it shows honours
 * @param openedOn the first day
 * @param closedOn the first day on which it was no longer there, or null
 */
public record Board(
        BoardId id,
        String name,
        AreaId area,
        Channel channel,
        LocalDate openedOn,
        @Nullable LocalDate closedOn) {

    /** The area. */
    public static final Attribute<Board> AREA =
            Attribute.number("area", board -> board.area().value());

    /** The channel. */
    public static final Attribute<Board> CHANNEL = Attribute.constant("channel", Board::channel);

    /** The first day on which it was no longer there, absent before. */
    public static final Attribute<Board> CLOSED_ON = Attribute.day("closed_on", Board::closedOn);

    /** The kind. */
    public static final Kind<Board> KIND = Kind.named(
                    "board", Board.class, board -> board.id().value())
            .attribute(AREA)
            .attribute(CHANNEL)
            .attribute(CLOSED_ON)
            .build();

    /** Checks the limits. */
    public Board {
        Check.given("id", id);
        Check.text("name", name, 100);
        Check.given("area", area);
        Check.given("channel", channel);
        Check.given("openedOn", openedOn);
    }

    /**
     * Whether it is there on a day.
     *
     * @param day the day
     * @return true from the first day to the day before it is closed
     */
    public boolean existsOn(LocalDate day) {
        return !day.isBefore(openedOn) && (closedOn == null || day.isBefore(closedOn));
    }

    Board closed(LocalDate on) {
        return new Board(id, name, area, channel, openedOn, on);
    }
}
