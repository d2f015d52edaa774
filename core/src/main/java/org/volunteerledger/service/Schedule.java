package org.volunteerledger.service;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.Interval;

/**
 * When an activity takes place, and whom it needs.
 *
 * @param time   from the start of the first shift or before, to the end of the last or after; at most 366 days
 * @param breaks planned breaks within the time, ascending, apart from each other; at most {@value #MAX_PARTS}
 * @param posts  the posts, at most {@value #MAX_PARTS}
 * @param shifts the shifts by ascending number, within the time; 1 to {@value #MAX_PARTS}
 */
public record Schedule(Interval time, List<Interval> breaks, List<Post> posts, List<Shift> shifts) {

    /** The most breaks, posts or shifts. */
    public static final int MAX_PARTS = 400;

    private static final long MAX_DAYS = 366;

    /** Sorts the parts and checks that they fit each other. */
    public Schedule {
        Check.given("time", time);
        Check.range("days", Duration.between(time.start(), time.end()).toDays(), 0, MAX_DAYS);
        Check.range("breaks", breaks.size(), 0, MAX_PARTS);
        Check.range("posts", posts.size(), 0, MAX_PARTS);
        Check.range("shifts", shifts.size(), 1, MAX_PARTS);
        breaks = breaks.stream().sorted(Comparator.comparing(Interval::start)).toList();
        posts = List.copyOf(posts);
        shifts = shifts.stream().sorted(Comparator.comparingInt(Shift::number)).toList();
        checkBreaks(time, breaks);
        checkShifts(time, posts, shifts);
    }

    /**
     * A schedule of one shift, number 1, without posts or breaks.
     *
     * @param time     from when to when
     * @param capacity how many volunteers it takes; 0 for any number
     * @return the schedule
     */
    public static Schedule single(Interval time, int capacity) {
        return new Schedule(time, List.of(), List.of(), List.of(new Shift(1, time, capacity, null)));
    }

    /**
     * A shift by its number.
     *
     * @param number the number
     * @return the shift, or empty
     */
    public Optional<Shift> shift(int number) {
        return shifts.stream().filter(shift -> shift.number() == number).findFirst();
    }

    private static void checkBreaks(Interval time, List<Interval> breaks) {
        for (int i = 0; i < breaks.size(); i++) {
            Interval pause = breaks.get(i);
            if (!time.covers(pause) || (i > 0 && breaks.get(i - 1).overlaps(pause))) {
                throw contradiction("The break from " + pause.start() + " to " + pause.end()
                        + " lies outside of the activity or in another break.");
            }
        }
    }

    private static void checkShifts(Interval time, List<Post> posts, List<Shift> shifts) {
        Set<String> names = new HashSet<>();
        posts.forEach(post -> {
            if (!names.add(post.name())) {
                throw contradiction("Two posts have the same name.");
            }
        });
        Set<Integer> numbers = new HashSet<>();
        for (Shift shift : shifts) {
            if (!numbers.add(shift.number())) {
                throw contradiction("Two shifts have the number " + shift.number() + ".");
            }
            if (!time.covers(shift.time())) {
                throw contradiction("Shift " + shift.number() + " lies outside of the activity, which goes from "
                        + time.start() + " to " + time.end() + ".");
            }
            if (shift.post() != null && !names.contains(shift.post())) {
                throw contradiction("Shift " + shift.number() + " names a post that the activity does not have.");
            }
        }
    }

    private static InvalidInput contradiction(String message) {
        return new InvalidInput(InputError.CONTRADICTION, message, Map.of("field", "schedule"));
    }
}
