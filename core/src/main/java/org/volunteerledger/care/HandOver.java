package org.volunteerledger.care;

import java.util.List;
import org.volunteerledger.command.IdList;

/**
 * What became of the recipients of a carer who left.
 *
 * @param proposed the new pairings, proposed to others
 * @param left     the recipients for whom nobody near enough has room
 */
public record HandOver(List<CarePairingId> proposed, List<RecipientId> left) {

    private static final String SEPARATOR = ";";

    /** Copies the lists. */
    public HandOver {
        proposed = List.copyOf(proposed);
        left = List.copyOf(left);
    }

    String format() {
        return IdList.write(proposed) + SEPARATOR + IdList.write(left);
    }

    static HandOver parse(String text) {
        int at = text.indexOf(SEPARATOR);
        return new HandOver(
                IdList.read(text.substring(0, at), CarePairingId::new),
                IdList.read(text.substring(at + 1), RecipientId::new));
    }
}
