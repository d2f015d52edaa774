package org.volunteerledger.hours.accrual;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.Interval;

/**
 * Times of the clock on the wall as instants, for records that state a date and hours. Durations come from the instants, so they are
 * right when the clocks change: in Shanghai on 4 May 1986, 01:00 to 04:00 was two hours.
 */
public final class ClockTimes {

    private ClockTimes() {}

    /**
     * The time between two hours of the clock, where an end before the start is on the next day.
     *
     * @param day   the day of the start
     * @param start the start
     * @param end   the end
     * @param zone  the zone
     * @return the interval
     * @throws InvalidInput if start and end are equal, or one is a time that the clocks skipped or showed twice
     */
    public static Interval overnight(LocalDate day, LocalTime start, LocalTime end, ZoneId zone) {
        LocalDate lastDay = end.isBefore(start) ? day.plusDays(1) : day;
        return between(day.atTime(start), lastDay.atTime(end), zone);
    }

    /**
     * The time between two hours of the clock on one day.
     *
     * @param day   the day
     * @param start the start
     * @param end   the end, after the start
     * @param zone  the zone
     * @return the interval
     * @throws InvalidInput if the end is not after the start, or one is a time that the clocks skipped or showed twice
     */
    public static Interval sameDay(LocalDate day, LocalTime start, LocalTime end, ZoneId zone) {
        return between(day.atTime(start), day.atTime(end), zone);
    }

    /**
     * The instant of a local time.
     *
     * @param time the local time
     * @param zone the zone
     * @return the instant
     * @throws InvalidInput if the clocks skipped that time, or showed it twice
     */
    public static Instant instant(LocalDateTime time, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        if (offsets.size() > 1) {
            throw new InvalidInput(
                    AccrualError.TIME_AMBIGUOUS,
                    "The clocks showed " + time + " twice in " + zone + ".",
                    Map.of("time", time, "zone", zone, "offsets", offsets));
        }
        return time.toInstant(existing(offsets, time, zone).get(0));
    }

    /**
     * The instant of a local time whose offset is stated, as it has to be when the clocks showed the time twice.
     *
     * @param time   the local time
     * @param offset the offset from UTC
     * @param zone   the zone
     * @return the instant
     * @throws InvalidInput if the clocks skipped that time, or the zone had another offset then
     */
    public static Instant instant(LocalDateTime time, ZoneOffset offset, ZoneId zone) {
        if (!existing(zone.getRules().getValidOffsets(time), time, zone).contains(offset)) {
            throw new InvalidInput(
                    AccrualError.OFFSET_UNKNOWN,
                    "The offset of " + zone + " at " + time + " was not " + offset + ".",
                    Map.of("time", time, "zone", zone, "offset", offset));
        }
        return time.toInstant(offset);
    }

    private static Interval between(LocalDateTime start, LocalDateTime end, ZoneId zone) {
        return new Interval(instant(start, zone), instant(end, zone));
    }

    private static List<ZoneOffset> existing(List<ZoneOffset> offsets, LocalDateTime time, ZoneId zone) {
        if (offsets.isEmpty()) {
            throw new InvalidInput(
                    AccrualError.TIME_IN_GAP,
                    "The clocks skipped " + time + " in " + zone + ".",
                    Map.of("time", time, "zone", zone));
        }
        return offsets;
    }
}
