package org.volunteerledger.honour;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.place.AreaId;

/**
 * A kind of honour to register; see {@link HonourKind}, which checks it.
 *
 * @param code         a short code, unique; at most 40 code points
 * @param name         the name, at most 100 code points
 * @param level        how high it is
 * @param body         who gives it
 * @param area         where it is given, or null
 * @param selectedFrom the first day from which it is given by selection here, or null if it is only recorded
 */
public record NewHonourKind(
        String code,
        String name,
        HonourLevel level,
        AwardingBody body,
        @Nullable AreaId area,
        @Nullable LocalDate selectedFrom) {

    HonourKind with(HonourKindId id) {
        return new HonourKind(id, code, name, level, body, area, selectedFrom);
    }
}
