package org.volunteerledger.console.line;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.Interval;

/** Reads what options say beyond what the command line checks by itself. */
public final class Needed {

    private Needed() {}

    /**
     * An option that a form of the command needs.
     *
     * @param name  the option
     * @param value what was given, or null
     * @param <T>   its type
     * @return the value
     * @throws InvalidInput if it is missing
     */
    public static <T> T option(String name, @Nullable T value) {
        if (value == null) {
            throw wrong(name, "is needed here");
        }
        return value;
    }

    /**
     * From when to when on a day.
     *
     * @param start the start
     * @param end   the end
     */
    public record Hours(LocalTime start, LocalTime end) {

        /**
         * Reads hours.
         *
         * @param option the option that says them
         * @param text   such as 09:00-11:30
         * @return the hours
         * @throws InvalidInput if the text is written otherwise
         */
        public static Hours parse(String option, String text) {
            int dash = text.indexOf('-');
            try {
                return new Hours(LocalTime.parse(text.substring(0, dash)), LocalTime.parse(text.substring(dash + 1)));
            } catch (DateTimeException | IndexOutOfBoundsException e) {
                throw wrong(option, "is not written as 09:00-11:30");
            }
        }

        /**
         * These hours on a day; an end that does not come after the start is on the next day.
         *
         * @param day  the day on which they begin
         * @param zone the zone of the ledger
         * @return the time
         */
        public Interval on(LocalDate day, ZoneId zone) {
            LocalDate last = end.isAfter(start) ? day : day.plusDays(1);
            return new Interval(
                    day.atTime(start).atZone(zone).toInstant(),
                    last.atTime(end).atZone(zone).toInstant());
        }
    }

    /**
     * That something was typed in a way that it cannot be.
     *
     * @param what the option or word
     * @param how  what is wrong with it
     * @return the error
     */
    public static InvalidInput wrong(String what, String how) {
        return new InvalidInput(UseError.BAD_OPTION, what + " " + how + ".", Map.of("option", what));
    }
}
