package org.volunteerledger.duty.roster;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.duty.calendar.Recurrence;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.service.Affiliation;

/**
 * Which posts a roster has to fill, and when.
 *
 * @param name        the name, at most 60 code points
 * @param affiliation what time on duty counts towards
 * @param posts       the names of the posts, each to be filled on every day of duty; different, each at most 40 code points, 1 to
 *                    {@value #MAX_POSTS}
 * @param days        the days of duty
 * @param start       when duty begins
 * @param end         when it ends; before the start means on the next day. Not the same as the start
 * @param from        the first day
 * @param to          the day after the last, or null while no end is planned
 */
public record RosterPlan(
        String name,
        Affiliation affiliation,
        List<String> posts,
        Recurrence days,
        LocalTime start,
        LocalTime end,
        LocalDate from,
        @Nullable LocalDate to) {

    /** The most posts. */
    public static final int MAX_POSTS = 20;

    /** The most days of a period that is looked at once. */
    public static final int MAX_DAYS = 366;

    /** Checks the limits. */
    public RosterPlan {
        Check.text("name", name, 60);
        Check.given("affiliation", affiliation);
        Check.range("posts", posts.size(), 1, MAX_POSTS);
        posts = List.copyOf(posts);
        posts.forEach(post -> Check.text("post", post, 40));
        if (new HashSet<>(posts).size() < posts.size()) {
            throw new InvalidInput(InputError.CONTRADICTION, "Two posts have the same name.", Map.of("field", "posts"));
        }
        Check.given("days", days);
        if (Check.given("end", end).equals(Check.given("start", start))) {
            throw new InvalidInput(InputError.ZERO_LENGTH, "Duty ends when it begins.", Map.of("field", "end"));
        }
        Check.given("from", from);
        if (to != null && !to.isAfter(from)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "The roster ends on " + to + ", not after its first day, " + from + ".",
                    Map.of("from", from, "to", to));
        }
    }

    /**
     * The days of duty in a period.
     *
     * @param first the first day
     * @param until the day after the last, at most {@value #MAX_DAYS} days later
     * @return the days, ascending
     */
    public List<LocalDate> daysOfDuty(LocalDate first, LocalDate until) {
        Check.range("days", until.toEpochDay() - first.toEpochDay(), 0, MAX_DAYS);
        LocalDate begin = first.isBefore(from) ? from : first;
        LocalDate end = to == null || until.isBefore(to) ? until : to;
        return begin.isBefore(end) ? days.days(from, begin, end) : List.of();
    }

    LocalDateTime startOn(LocalDate day) {
        return day.atTime(start);
    }
}
