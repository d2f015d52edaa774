package org.volunteerledger.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.volunteerledger.hours.accrual.AccrualCalculator;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.hours.accrual.Attendance;
import org.volunteerledger.hours.accrual.CheckInPair;
import org.volunteerledger.hours.accrual.CreditLimits;
import org.volunteerledger.hours.accrual.MissingCheckOutRule;
import org.volunteerledger.hours.accrual.Plan;
import org.volunteerledger.hours.accrual.PresenceRule;
import org.volunteerledger.hours.accrual.PriorCredit;
import org.volunteerledger.hours.accrual.Review;
import org.volunteerledger.hours.accrual.UnitRule;
import org.volunteerledger.ledger.Interval;

/**
 * What it costs to decide about one attendance. Of twenty, twelve are as planned, three come early or leave late, two have a break
 * between two check-ins, two have no check-out and one is only known by its day.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AccrualBenchmark {

    private static final int ATTENDANCES = 1000;
    private static final LocalDate DAY = LocalDate.of(2025, 3, 5);

    /** The rules in force. */
    public enum Rules {
        /** Every minute of presence counts. */
        DEFAULT,
        /** Only within the plan, in half hours, in tiers of a day. */
        STRICT;

        AccrualPolicy policy() {
            if (this == DEFAULT) {
                return AccrualPolicy.DEFAULT;
            }
            return AccrualPolicy.DEFAULT
                    .with(PresenceRule.DEFAULT
                            .withEarly(PresenceRule.CLAMP)
                            .withLate(PresenceRule.CLAMP)
                            .withMinimum(50))
                    .with(MissingCheckOutRule.PLANNED_END)
                    .with(CreditLimits.DEFAULT.withDaily(600).withTiers(240, 480))
                    .with(UnitRule.HALF_HOUR);
        }
    }

    /** The rules in force. */
    @Param
    public Rules rules;

    private final List<Attendance> attendances = new ArrayList<>();
    private final List<Plan> plans = new ArrayList<>();
    private final PriorCredit prior = PriorCredit.onDays(Map.of(DAY, 60));

    /** Made by JMH. */
    public AccrualBenchmark() {
        this.rules = Rules.DEFAULT;
        for (int i = 0; i < ATTENDANCES; i++) {
            Instant start = DAY.atTime(8 + i % 5, 30).atZone(EntryFeed.ZONE).toInstant();
            Instant end = start.plusSeconds(60L * (90 + i % 7 * 30));
            plans.add(Plan.of(new Interval(start, end)));
            attendances.add(attendance(i % 20, start, end));
        }
    }

    private static Attendance attendance(int kind, Instant start, Instant end) {
        return switch (kind) {
            case 12, 13, 14 -> Attendance.between(start.minusSeconds(900), end.plusSeconds(1300));
            case 15, 16 ->
                Attendance.of(List.of(
                        new CheckInPair(start, start.plusSeconds(2400)),
                        new CheckInPair(start.plusSeconds(4200), end)));
            case 17, 18 -> Attendance.of(List.of(CheckInPair.open(start)));
            case 19 -> Attendance.untimed(DAY, 120);
            default -> Attendance.between(start, end);
        };
    }

    /** Accrues every attendance. */
    @Benchmark
    @OperationsPerInvocation(ATTENDANCES)
    public void accrue(Blackhole sink) {
        AccrualCalculator calculator = AccrualCalculator.of(rules.policy(), EntryFeed.ZONE);
        for (int i = 0; i < ATTENDANCES; i++) {
            sink.consume(calculator.accrue(attendances.get(i), plans.get(i), prior, Review.NONE));
        }
    }
}
