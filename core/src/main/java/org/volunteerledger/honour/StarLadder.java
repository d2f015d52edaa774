package org.volunteerledger.honour;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * How service is rated with stars (星级评定). The level is a pure function of {@linkplain StarMerits what the ledger gives}.
 *
 * @param period        which service counts
 * @param steps         the steps, each with more minutes and more stars than the one before; at least one
 * @param repeatMinutes how many minutes beyond the last step are one more round, or 0 if the ladder does not repeat
 * @param medals        what is reached by minutes alone, each with more than the one before; may be empty
 * @param noticeDays    how many working days a granted or raised level is in public notice before it counts, 0 for none
 * @param barMonths     how many months somebody is not rated after fraud was found, 0 to 120
 */
public record StarLadder(
        Period period, List<Step> steps, int repeatMinutes, List<Medal> medals, int noticeDays, int barMonths) {

    /** The most stars. */
    public static final int MAX_STARS = 100;

    /** The most steps, and the most medals. */
    public static final int MAX_STEPS = 100;

    /** 100, 300, 600, 1,000 and 1,500 hours for one to five stars (measures of 2012), five working days of notice, a bar of a year. */
    public static final StarLadder DEFAULT = ofHours(100, 300, 600, 1_000, 1_500);

    /** Which service counts. */
    public enum Period {
        /** All service up to the day of the rating. */
        LIFETIME,
        /** That of the calendar year of the rating, up to its day. */
        CALENDAR_YEAR
    }

    /** Copies the lists and checks that they ascend. */
    public StarLadder {
        Check.given("period", period);
        steps = List.copyOf(steps);
        medals = List.copyOf(medals);
        Check.range("steps", steps.size(), 1, MAX_STEPS);
        Check.range("medals", medals.size(), 0, MAX_STEPS);
        Check.range("repeatMinutes", repeatMinutes, 0, Integer.MAX_VALUE);
        Check.range("noticeDays", noticeDays, 0, 366);
        Check.range("barMonths", barMonths, 0, 120);
        for (int i = 1; i < steps.size(); i++) {
            requireAscending(steps.get(i).minutes() > steps.get(i - 1).minutes()
                    && steps.get(i).stars() > steps.get(i - 1).stars());
        }
        for (int i = 1; i < medals.size(); i++) {
            requireAscending(medals.get(i).minutes() > medals.get(i - 1).minutes());
        }
    }

    /**
     * A step. All of its conditions must be fulfilled; those of lower steps need not be.
     *
     * @param stars   how many stars it gives, 1 to {@value StarLadder#MAX_STARS}
     * @param minutes the least minutes of service
     * @param months  the least months since the registration
     * @param rating  the least average evaluation in hundredths; 0 for any, and for none
     * @param honours the least number of honours held
     */
    public record Step(int stars, int minutes, int months, int rating, int honours) {

        /** Checks the ranges. */
        public Step {
            Check.range("stars", stars, 1, MAX_STARS);
            Check.range("minutes", minutes, 1, Integer.MAX_VALUE);
            Check.range("months", months, 0, 1_200);
            Check.range("rating", rating, 0, 10_000);
            Check.range("honours", honours, 0, 10_000);
        }

        /**
         * A step of hours alone.
         *
         * @param stars how many stars it gives
         * @param hours the least hours
         * @return the step
         */
        public static Step ofHours(int stars, int hours) {
            return new Step(stars, Math.multiplyExact(hours, 60), 0, 0, 0);
        }

        private boolean isReachedBy(StarMerits merits) {
            LocalDate since = merits.registeredOn().plusMonths(months);
            return merits.minutes() >= minutes
                    && !since.isAfter(merits.day())
                    && merits.rating() >= rating
                    && merits.honours() >= honours;
        }
    }

    /**
     * A medal.
     *
     * @param name    the name, at most 40 code points
     * @param minutes the least minutes of service
     */
    public record Medal(String name, int minutes) {

        /** Checks the limits. */
        public Medal {
            Check.text("medal", name, 40);
            Check.range("minutes", minutes, 1, Integer.MAX_VALUE);
        }

        /**
         * A medal of hours.
         *
         * @param name  the name
         * @param hours the least hours
         * @return the medal
         */
        public static Medal ofHours(String name, int hours) {
            return new Medal(name, Math.multiplyExact(hours, 60));
        }
    }

    /**
     * A ladder of hours for one star, two stars and so on.
     *
     * @param hours the least hours of each, ascending
     * @return a ladder that does not repeat and has no medals, with five working days of notice and a bar of a year
     */
    public static StarLadder ofHours(int... hours) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < hours.length; i++) {
            steps.add(Step.ofHours(i + 1, hours[i]));
        }
        return new StarLadder(Period.LIFETIME, steps, 0, List.of(), 5, 12);
    }

    /**
     * The same ladder, repeating.
     *
     * @param hours how many hours beyond the last step are one more round
     * @return a new ladder
     */
    public StarLadder repeatingEvery(int hours) {
        return new StarLadder(period, steps, Math.multiplyExact(hours, 60), medals, noticeDays, barMonths);
    }

    /**
     * The same ladder with medals.
     *
     * @param given the medals, ascending
     * @return a new ladder
     */
    public StarLadder withMedals(List<Medal> given) {
        return new StarLadder(period, steps, repeatMinutes, given, noticeDays, barMonths);
    }

    /**
     * The same ladder for service of another period.
     *
     * @param counted which service counts
     * @return a new ladder
     */
    public StarLadder over(Period counted) {
        return new StarLadder(counted, steps, repeatMinutes, medals, noticeDays, barMonths);
    }

    /**
     * The level that merits bring. The same merits always bring the same.
     *
     * @param merits the merits
     * @return the level
     */
    public StarLevel levelOf(StarMerits merits) {
        Step reached = null;
        for (Step step : steps) {
            reached = step.isReachedBy(merits) ? step : reached;
        }
        List<String> won = medals.stream()
                .filter(medal -> merits.minutes() >= medal.minutes())
                .map(Medal::name)
                .toList();
        return new StarLevel(reached == null ? 0 : reached.stars(), rounds(reached, merits.minutes()), won);
    }

    /**
     * The next step to climb, by minutes alone; how far it is away is what its minutes have more.
     *
     * @param served the minutes of service so far
     * @return the lowest step that asks for more, or empty at the top
     */
    public Optional<Step> nextAfter(long served) {
        return steps.stream().filter(step -> step.minutes() > served).findFirst();
    }

    /** The first day whose service counts on a day, or null for all before it. */
    @Nullable LocalDate countsFrom(LocalDate day) {
        return period == Period.LIFETIME ? null : day.withDayOfYear(1);
    }

    boolean asksForRatings() {
        return steps.stream().anyMatch(step -> step.rating() > 0);
    }

    boolean asksForHonours() {
        return steps.stream().anyMatch(step -> step.honours() > 0);
    }

    private int rounds(@Nullable Step reached, long minutes) {
        Step last = steps.get(steps.size() - 1);
        if (reached == null || !reached.equals(last)) {
            return 0;
        }
        return repeatMinutes == 0 ? 1 : Math.toIntExact(1 + (minutes - last.minutes()) / repeatMinutes);
    }

    private static void requireAscending(boolean ascends) {
        if (!ascends) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "Each step of a ladder asks for more than the one before.",
                    Map.of("field", "steps"));
        }
    }
}
