package org.volunteerledger.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * When the service took place: a half-open interval of instants, or only a day for time whose hours of the clock are not known.
 * Only timed service can overlap.
 *
 * @param day   the service day, in the zone of the ledger; of the start, for timed service. 1900 to 2199
 * @param start the start, in whole seconds, or null if only the day is known
 * @param end   the end, after the start and at most 24 hours later, or null if only the day is known
 */
public record ServiceTime(
        LocalDate day, @Nullable Instant start, @Nullable Instant end) {

    /** The longest interval. */
    public static final Duration MAX_LENGTH = Duration.ofHours(24);

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    /** Checks the ranges. */
    public ServiceTime {
        Check.given("day", day);
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw new InvalidInput(
                    InputError.OUT_OF_RANGE,
                    "The service day " + day + " is not from " + FIRST_DAY + " to " + LAST_DAY + ".",
                    Map.of("day", day));
        }
        if ((start == null) != (end == null)) {
            throw new InvalidInput(InputError.CONTRADICTION, "Give both start and end of the service, or neither.");
        }
        if (start != null && end != null) {
            checkInterval(start, end);
        }
    }

    /**
     * Timed service; the day is that of the start.
     *
     * @param start the start
     * @param end   the end
     * @param zone  the zone of the ledger
     * @return the time
     * @throws InvalidInput if the end is not after the start, or more than 24 hours after it
     */
    public static ServiceTime between(Instant start, Instant end, ZoneId zone) {
        return new ServiceTime(Check.given("start", start).atZone(zone).toLocalDate(), start, Check.given("end", end));
    }

    /**
     * Untimed service on a day.
     *
     * @param day the day
     * @return the time
     */
    public static ServiceTime on(LocalDate day) {
        return new ServiceTime(day, null, null);
    }

    /**
     * Whether start and end are known.
     *
     * @return true if they are
     */
    public boolean timed() {
        return start != null;
    }

    /**
     * Whether two timed services share an instant. Touching ends do not overlap, and untimed service never does.
     *
     * @param other the other
     * @return true if they overlap
     */
    public boolean overlaps(ServiceTime other) {
        return start != null
                && end != null
                && other.start != null
                && other.end != null
                && start.isBefore(other.end)
                && other.start.isBefore(end);
    }

    /** As Java would make it. That goes through a formatter each time, which digests of thousands of records feel. */
    @Override
    public String toString() {
        return "ServiceTime[day=" + day + ", start=" + start + ", end=" + end + "]";
    }

    private static void checkInterval(Instant start, Instant end) {
        if (!end.isAfter(start)) {
            throw new InvalidInput(
                    InputError.OUT_OF_RANGE,
                    "The service ends at " + end + ", which is not after its start at " + start + ".",
                    Map.of("start", start, "end", end));
        }
        if (Duration.between(start, end).compareTo(MAX_LENGTH) > 0) {
            throw new InvalidInput(
                    InputError.OUT_OF_RANGE,
                    "The service from " + start + " to " + end + " is longer than 24 hours.",
                    Map.of("start", start, "end", end));
        }
        if (!start.truncatedTo(ChronoUnit.SECONDS).equals(start)
                || !end.truncatedTo(ChronoUnit.SECONDS).equals(end)) {
            throw new InvalidInput(InputError.OUT_OF_RANGE, "Start and end are given in whole seconds.");
        }
    }
}
