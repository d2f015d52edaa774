package org.volunteerledger.hours.accrual;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.volunteerledger.ledger.ReductionReason;

/** What holds for every attendance under every policy. */
@NullMarked
final class AccrualPropertyTest {

    private static final int CASES = 4_000;
    private static final LocalDate DAY = LocalDate.of(2024, 2, 28);

    @Test
    void stepsAgreeWithATableOfMinutes() {
        RandomCases random = new RandomCases(1, DAY.atStartOfDay(ZoneOffset.UTC).toInstant(), 60);
        Set<ReductionReason> seen = EnumSet.noneOf(ReductionReason.class);
        for (int i = 0; i < CASES; i++) {
            Attendance attendance = random.attendance();
            Plan plan = random.plan();
            AccrualPolicy policy = random.policy();
            PriorCredit prior = random.prior(DAY);
            Review review = random.review();

            Accrual accrual = AccrualCalculator.of(policy, ZoneOffset.UTC).accrue(attendance, plan, prior, review);

            MinuteModel model = new MinuteModel(DAY, attendance, plan, policy, prior, review);
            int number = i;
            Supplier<String> what =
                    () -> "case " + number + ": " + attendance + " " + plan + " " + policy + " " + prior + " " + review;
            assertThat(Times.reasons(accrual)).as(what).isEqualTo(model.reductions());
            assertThat(accrual.creditedByDay()).as(what).isEqualTo(model.creditedByDay());
            assertThat(accrual.presentMinutes()).as(what).isEqualTo(model.presentMinutes());
            seen.addAll(Times.reasons(accrual).keySet());
        }
        assertThat(seen).as("reasons that occurred").containsExactlyInAnyOrder(ReductionReason.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1986-05-03", "1986-05-04", "1986-09-13", "1986-09-14", "2023-12-31", "2024-02-29"})
    void everyMinuteIsAccountedForToTheSecond(LocalDate day) {
        ZoneId zone = Times.ZONE;
        RandomCases random =
                new RandomCases(day.toEpochDay(), day.atStartOfDay(zone).toInstant(), 1);
        for (int i = 0; i < CASES / 2; i++) {
            Attendance attendance = random.attendance();
            AccrualPolicy policy = random.policy();
            PriorCredit prior = random.prior(day);
            Plan plan = random.plan();

            Accrual accrual = AccrualCalculator.of(policy, zone).accrue(attendance, plan, prior, random.review());

            int number = i;
            Supplier<String> what =
                    () -> "case " + number + ": " + attendance + " " + plan + " " + policy + " " + prior;
            assertThat(accrual.creditedMinutes() + accrual.reducedMinutes())
                    .as(what)
                    .isEqualTo(accrual.presentMinutes());
            assertThat(accrual.creditedByDay().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .as(what)
                    .isEqualTo(accrual.creditedMinutes());
            accrual.creditedByDay()
                    .forEach((on, minutes) -> assertThat(minutes)
                            .as(what)
                            .isBetween(1, policy.limits().dailyMinutes() - prior.minutesOn(on)));
            assertThat(accrual.presentMinutes()).as(what).isGreaterThanOrEqualTo(secondsKnown(attendance) / 60);
        }
    }

    @Test
    void moreReviewNeverBringsLessAndPendingIsWhatItBrings() {
        RandomCases random = new RandomCases(3, DAY.atStartOfDay(ZoneOffset.UTC).toInstant(), 1);
        for (int i = 0; i < CASES; i++) {
            Attendance attendance = random.attendance();
            Plan plan = random.plan();
            PriorCredit prior = random.prior(DAY);
            AccrualCalculator calculator = AccrualCalculator.of(random.policy(), ZoneOffset.UTC);

            Accrual none = calculator.accrue(attendance, plan, prior, Review.NONE);
            Accrual organiser = calculator.accrue(attendance, plan, prior, Review.approvedBy(ReviewLevel.ORGANISER));
            Accrual province = calculator.accrue(attendance, plan, prior, Review.approvedBy(ReviewLevel.PROVINCE));

            assertThat(none.creditedMinutes()).isLessThanOrEqualTo(organiser.creditedMinutes());
            assertThat(organiser.creditedMinutes()).isLessThanOrEqualTo(province.creditedMinutes());
            assertThat(province.review()).isEqualTo(ReviewLevel.NONE);
            assertThat(none.creditedMinutes() + none.pendingMinutes()).isEqualTo(province.creditedMinutes());
            Accrual granted = switch (none.review()) {
                case NONE -> none;
                case ORGANISER -> organiser;
                case PROVINCE -> province;
            };
            assertThat(granted.pendingMinutes()).isZero();
        }
    }

    @Test
    void entriesOneAfterAnotherNeverPassTheCaps() {
        RandomCases random = new RandomCases(4, DAY.atStartOfDay(ZoneOffset.UTC).toInstant(), 1);
        for (int i = 0; i < 300; i++) {
            AccrualPolicy policy = random.policy();
            AccrualCalculator calculator = AccrualCalculator.of(policy, ZoneOffset.UTC);
            PriorCredit credit = PriorCredit.NONE;
            for (int entry = 0; entry < 8; entry++) {
                credit = credit.plus(calculator.accrue(random.attendance(), random.plan(), credit, random.review()));
            }
            assertThat(credit.minutesByDay().values())
                    .allMatch(minutes -> minutes <= policy.limits().dailyMinutes());
            assertThat(credit.minutesInActivity())
                    .isLessThanOrEqualTo(policy.limits().activityMinutes());
        }
    }

    private static int secondsKnown(Attendance attendance) {
        long seconds = 0;
        for (CheckInPair pair : attendance.pairs()) {
            if (pair.checkOut() != null) {
                seconds += pair.checkOut().getEpochSecond() - pair.checkIn().getEpochSecond();
            }
        }
        return Math.toIntExact(seconds);
    }
}
