package org.volunteerledger.honour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.volunteerledger.error.InvalidInput;

/**
 * What hours bring on the ladders of several places. The first column is the id of the case in the project's list; cases without one
 * stand right beside a step. None of the cases on stars and medals is refused. One reading is this library's own: a part of an hour is
 * whole minutes, so 99.99 h are 5,999 minutes and no star. The cases on milestones count shifts, not hours; a ladder whose steps are
 * counts of anything says the same about the next one.
 */
@NullMarked
final class StarLadderTest {

    private static final LocalDate REGISTERED = LocalDate.of(2020, 2, 29);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    /** Zhangjiagang, 2014: a ladder that repeats, and medals. */
    private static final StarLadder REPEATING = StarLadder.ofHours(30, 60, 100, 200, 300)
            .repeatingEvery(300)
            .withMedals(List.of(
                    StarLadder.Medal.ofHours("bronze", 600),
                    StarLadder.Medal.ofHours("silver", 1_000),
                    StarLadder.Medal.ofHours("gold", 1_500),
                    StarLadder.Medal.ofHours("lifetime", 3_000)));

    @ParameterizedTest(name = "{0}: {1} h")
    @CsvSource({
        "none, 0, 0",
        "STAR-1, 99.99, 0",
        "exact, 100, 1",
        "below, 299.99, 1",
        "STAR-3, 299, 1",
        "exact, 300, 2",
        "STAR-5, 600, 3",
        "STAR-7, 1000, 4",
        "below, 1499.99, 4",
        "STAR-9, 1500, 5",
        "beyond, 20000, 5"
    })
    void theMeasuresOf2012(String id, BigDecimal hours, int stars) {
        StarLevel level = StarLadder.DEFAULT.levelOf(time(hours));

        assertThat(level.stars()).as(id).isEqualTo(stars);
        assertThat(level.rounds()).as(id).isEqualTo(stars == 5 ? 1 : 0);
    }

    @ParameterizedTest(name = "{0}: {1} h")
    @CsvSource({
        "ZJG-1, 29, 0, 0,",
        "exact, 30, 1, 0,",
        "ZJG-3, 100, 3, 0,",
        "below, 299.99, 4, 0,",
        "exact, 300, 5, 1,",
        "below, 599.99, 5, 1,",
        "ZJG-5, 600, 5, 2, bronze",
        "exact, 1000, 5, 3, bronze silver",
        "exact, 1500, 5, 5, bronze silver gold",
        "ZJG-7, 3000, 5, 10, bronze silver gold lifetime"
    })
    void aLadderThatRepeatsWithMedals(String id, BigDecimal hours, int stars, int rounds, @Nullable String medals) {
        List<String> won = medals == null ? List.of() : Arrays.asList(medals.split(" "));

        assertThat(REPEATING.levelOf(time(hours))).as(id).isEqualTo(new StarLevel(stars, rounds, won));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"MIL-1, 0, 10, 10", "MIL-3, 10, 25, 15", "MIL-5, 25, 50, 25", "MIL-7, 500, 0, 0"})
    void theNextStepAndHowFarItIs(String id, int hours, int next, int away) {
        StarLadder ladder = StarLadder.ofHours(10, 25, 50, 100, 200, 500);

        int found =
                ladder.nextAfter(hours * 60L).map(step -> step.minutes() / 60).orElse(0);

        assertThat(found).as(id).isEqualTo(next);
        assertThat(Math.max(0, found - hours)).as(id).isEqualTo(away);
    }

    @Test
    void tenureQualityAndHonoursCountBesideHours() {
        StarLadder ladder = new StarLadder(
                StarLadder.Period.LIFETIME,
                List.of(
                        new StarLadder.Step(1, 6_000, 6, 0, 0),
                        new StarLadder.Step(3, 18_000, 12, 450, 0),
                        new StarLadder.Step(5, 36_000, 12, 450, 1)),
                0,
                List.of(),
                0,
                0);

        assertThat(stars(ladder, 6_000, "2025-09-30", 0, 0)).isOne();
        assertThat(stars(ladder, 6_000, "2025-10-01", 0, 0)).isZero();
        assertThat(stars(ladder, 18_000, "2025-03-31", 450, 0)).isEqualTo(3);
        assertThat(stars(ladder, 18_000, "2025-03-31", 449, 0)).isOne();
        assertThat(stars(ladder, 18_000, "2025-04-01", 500, 0)).isOne();
        assertThat(stars(ladder, 36_000, "2025-03-31", 500, 0)).isEqualTo(3);
        assertThat(stars(ladder, 36_000, "2025-03-31", 500, 1)).isEqualTo(5);
    }

    @Test
    void monthsEndWithTheShorterOne() {
        StarLadder ladder = new StarLadder(
                StarLadder.Period.LIFETIME, List.of(new StarLadder.Step(1, 60, 6, 0, 0)), 0, List.of(), 0, 0);
        StarMerits merits = StarMerits.ofTime(60, LocalDate.of(2025, 8, 31), LocalDate.of(2026, 2, 28));

        assertThat(ladder.levelOf(merits).stars()).isOne();
    }

    @Test
    void laddersThatDoNotAscendAreRefused() {
        assertThatThrownBy(() -> StarLadder.ofHours(100, 100)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> StarLadder.ofHours()).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> REPEATING.withMedals(
                        List.of(StarLadder.Medal.ofHours("gold", 2), StarLadder.Medal.ofHours("silver", 1))))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void levelsHaveAnOrder() {
        StarLevel five = new StarLevel(5, 1, List.of());

        assertThat(List.of(
                        StarLevel.NONE,
                        new StarLevel(4, 0, List.of("bronze")),
                        five,
                        new StarLevel(5, 1, List.of("bronze")),
                        new StarLevel(5, 2, List.of())))
                .isSorted();
        assertThat(five.compareTo(new StarLevel(5, 1, List.of()))).isZero();
    }

    private static int stars(StarLadder ladder, long minutes, String registered, int rating, long honours) {
        return ladder.levelOf(new StarMerits(minutes, LocalDate.parse(registered), DAY, rating, honours))
                .stars();
    }

    /** Whole minutes, as the ledger has them. */
    private static StarMerits time(BigDecimal hours) {
        long minutes = hours.multiply(BigDecimal.valueOf(60))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
        return StarMerits.ofTime(minutes, REGISTERED, DAY);
    }
}
