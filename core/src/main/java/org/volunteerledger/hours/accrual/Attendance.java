package org.volunteerledger.hours.accrual;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.ledger.ServiceTime;

/**
 * What happened: when one volunteer was present in one activity, within 24 hours. Either timed, by pairs of check-in and check-out,
 * or untimed, a number of minutes on a day. A count of unnamed helpers is nobody's time and has no attendance.
 *
 * @param pairs        for timed attendance 1 to {@value #MAX_PAIRS} pairs that do not overlap, kept in order of check-in; empty for
 *                     untimed attendance
 * @param day          for untimed attendance the day; otherwise null
 * @param minutes      for untimed attendance the minutes present, 0 to 1440; otherwise 0
 * @param breakMinutes minutes of break that the record itself states, 0 to 1440; they are always deducted. At most the time
 *                     present
 */
public record Attendance(List<CheckInPair> pairs, @Nullable LocalDate day, int minutes, int breakMinutes) {

    /** The most pairs of one attendance. */
    public static final int MAX_PAIRS = 100;

    /** Orders the pairs and checks that all of this can be true. */
    public Attendance {
        List<CheckInPair> ordered = new ArrayList<>(Check.given("pairs", pairs));
        ordered.sort(Comparator.comparing(CheckInPair::checkIn));
        pairs = List.copyOf(ordered);
        Check.range("pairs", pairs.size(), 0, MAX_PAIRS);
        Check.range("minutes", minutes, 0, HourEntry.MAX_MINUTES);
        Check.range("breakMinutes", breakMinutes, 0, HourEntry.MAX_MINUTES);
        if (pairs.isEmpty() == (day == null) || (day == null && minutes != 0)) {
            throw new InvalidInput(InputError.CONTRADICTION, "Give either pairs of times, or a day with its minutes.");
        }
        checkOrder(pairs);
        checkBreak(pairs, minutes, breakMinutes);
    }

    /**
     * Timed attendance.
     *
     * @param pairs the pairs, in any order
     * @return the attendance
     * @throws InvalidInput if there are none, if they overlap, or if they spread over more than 24 hours
     */
    public static Attendance of(List<CheckInPair> pairs) {
        return new Attendance(pairs, null, 0, 0);
    }

    /**
     * Timed attendance of one pair.
     *
     * @param checkIn  when the volunteer arrived
     * @param checkOut when the volunteer left
     * @return the attendance
     * @throws InvalidInput if the check-out is not after the check-in, or more than 24 hours after it
     */
    public static Attendance between(Instant checkIn, Instant checkOut) {
        return of(List.of(new CheckInPair(checkIn, checkOut)));
    }

    /**
     * What a leader confirms without check-in: the volunteer was there as planned.
     *
     * @param plan the planned time
     * @return the attendance
     * @throws InvalidInput if the plan is longer than 24 hours
     */
    public static Attendance asPlanned(Interval plan) {
        return between(plan.start(), plan.end());
    }

    /**
     * Untimed attendance, from a record that does not say the hours of the clock.
     *
     * @param day     the day
     * @param minutes the minutes present, 0 to 1440
     * @return the attendance
     */
    public static Attendance untimed(LocalDate day, int minutes) {
        return new Attendance(List.of(), Check.given("day", day), minutes, 0);
    }

    /**
     * The same attendance with a break that the record states.
     *
     * @param minutes the minutes of break
     * @return a copy
     * @throws InvalidInput if the break is longer than the presence
     */
    public Attendance withBreak(int minutes) {
        return new Attendance(pairs, day, this.minutes, minutes);
    }

    /**
     * Whether the hours of the clock are known.
     *
     * @return true if there are pairs
     */
    public boolean timed() {
        return day == null;
    }

    private static void checkOrder(List<CheckInPair> pairs) {
        for (int i = 1; i < pairs.size(); i++) {
            CheckInPair before = pairs.get(i - 1);
            CheckInPair pair = pairs.get(i);
            if (pair.checkIn().isBefore(before.last()) || pair.checkIn().equals(before.checkIn())) {
                throw new InvalidInput(
                        AccrualError.PAIRS_OVERLAP,
                        "The check-in at " + pair.checkIn() + " is within the pair that began at " + before.checkIn()
                                + ".",
                        Map.of("checkIn", pair.checkIn(), "before", before.checkIn()));
            }
        }
        if (!pairs.isEmpty()) {
            Instant first = pairs.get(0).checkIn();
            Instant last = pairs.get(pairs.size() - 1).last();
            if (Duration.between(first, last).compareTo(ServiceTime.MAX_LENGTH) > 0) {
                throw new InvalidInput(
                        AccrualError.LONGER_THAN_A_DAY,
                        "The attendance from " + first + " to " + last + " is longer than 24 hours.",
                        Map.of("first", first, "last", last));
            }
        }
    }

    private static void checkBreak(List<CheckInPair> pairs, int minutes, int breakMinutes) {
        long seconds = (long) minutes * Timeline.MINUTE;
        for (CheckInPair pair : pairs) {
            if (pair.checkOut() == null) {
                return; // How long it was is not known yet.
            }
            seconds += Duration.between(pair.checkIn(), pair.checkOut()).toSeconds();
        }
        if ((long) breakMinutes * Timeline.MINUTE > seconds) {
            throw new InvalidInput(
                    AccrualError.BREAK_TOO_LONG,
                    "A break of " + breakMinutes + " minutes does not fit into " + seconds / Timeline.MINUTE
                            + " minutes of presence.",
                    Map.of("break", breakMinutes, "present", seconds / Timeline.MINUTE));
        }
    }
}
