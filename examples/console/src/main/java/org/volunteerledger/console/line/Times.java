package org.volunteerledger.console.line;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Days and times as tables show them. */
public final class Times {

    private Times() {}

    /**
     * A day.
     *
     * @param day the day, or null
     * @return the text, or null
     */
    public static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /**
     * A time, in the zone of the ledger.
     *
     * @param instant the time, or null
     * @param zone    the zone
     * @return the text, such as 2026-11-05T09:00, or null
     */
    public static @Nullable String text(@Nullable Instant instant, ZoneId zone) {
        return instant == null
                ? null
                : instant.atZone(zone)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString();
    }
}
