package org.volunteerledger.honour;

import java.time.LocalDate;
import org.volunteerledger.place.AreaId;

/**
 * A board to open; see {@link Board}, which checks it.
 *
 * @param name     the name, at most 100 code points
 * @param area     the area that it is for
 * @param channel  how it shows honours
 * @param openedOn the first day
 */
public record NewBoard(String name, AreaId area, Channel channel, LocalDate openedOn) {

    Board with(BoardId id) {
        return new Board(id, name, area, channel, openedOn, null);
    }
}
