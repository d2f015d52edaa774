package org.volunteerledger.honour;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a board.
 *
 * @param value the number, greater than zero
 */
public record BoardId(long value) implements EntityId {

    /** Checks the range. */
    public BoardId {
        Check.id("board", value);
    }
}
