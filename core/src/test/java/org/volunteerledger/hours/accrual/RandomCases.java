package org.volunteerledger.hours.accrual;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.volunteerledger.ledger.Interval;

/** Seeded attendances, plans and policies, in which every rule has a fair chance to matter. */
@NullMarked
final class RandomCases {

    private final Random random;
    private final Instant midnight;
    private final int grain;

    /** Times are multiples of {@code grain} seconds after midnight. */
    RandomCases(long seed, Instant midnight, int grain) {
        this.random = new Random(seed);
        this.midnight = midnight;
        this.grain = grain;
    }

    Attendance attendance() {
        int pairs = 1 + random.nextInt(5);
        long at = random.nextInt(86_400);
        long limit = at + 80_000;
        List<CheckInPair> all = new ArrayList<>();
        for (int i = 0; i < pairs && at < limit; i++) {
            long in = at;
            long out = Math.min(in + grain + random.nextInt(i == 0 ? 30_000 : 12_000), limit + grain);
            boolean open = oneIn(6);
            all.add(new CheckInPair(instant(in), open ? null : instant(Math.max(out, in + grain))));
            at = out + (oneIn(4) ? 2L * grain : 2L * grain + random.nextInt(6_000));
        }
        long known = all.stream()
                .mapToLong(pair -> {
                    Instant out = pair.checkOut();
                    return out == null
                            ? 0
                            : out.getEpochSecond() - pair.checkIn().getEpochSecond();
                })
                .sum();
        Attendance attendance = Attendance.of(all);
        return oneIn(3) ? attendance.withBreak(random.nextInt((int) (known / 60) + 1) / 2) : attendance;
    }

    Plan plan() {
        if (oneIn(5)) {
            return Plan.NONE;
        }
        long start = random.nextInt(90_000);
        long end = start + grain + 600 + random.nextInt(50_000);
        List<Interval> breaks = new ArrayList<>();
        for (long at = start; oneIn(2); ) {
            long from = at + random.nextInt(8_000);
            long until = from + grain + random.nextInt(5_000);
            if (floor(until) > floor(end)) {
                break;
            }
            breaks.add(new Interval(instant(from), instant(until)));
            at = until + grain;
        }
        return Plan.of(new Interval(instant(start), instant(end))).withBreaks(breaks);
    }

    AccrualPolicy policy() {
        int daily = 1 + random.nextInt(1440);
        int organiser = random.nextInt(daily + 1);
        int free = random.nextInt(organiser + 1);
        CreditLimits capped = new CreditLimits(
                oneIn(4), oneIn(3) ? random.nextInt(500) : CreditLimits.UNLIMITED, free, organiser, daily);
        MissingCheckOut worth = any(MissingCheckOut.values());
        UnitRounding rounding = any(UnitRounding.values());
        return AccrualPolicy.DEFAULT
                .with(new PresenceRule(edge(), edge(), oneIn(3) ? random.nextInt(101) : 0, 1 + random.nextInt(5)))
                .with(new BreakRule(oneIn(2), 1 + random.nextInt(600), oneIn(2) ? random.nextInt(120) : 0))
                .with(new MissingCheckOutRule(worth, random.nextInt(200)))
                .with(oneIn(2) ? capped : CreditLimits.DEFAULT)
                .with(oneIn(2) ? new UnitRule(1 + random.nextInt(60), rounding) : UnitRule.MINUTE);
    }

    PriorCredit prior(LocalDate day) {
        return oneIn(2)
                ? PriorCredit.NONE
                : new PriorCredit(
                        Map.of(day, random.nextInt(600), day.plusDays(1), random.nextInt(600)),
                        random.nextInt(300),
                        Map.of(day, random.nextInt(3)));
    }

    Review review() {
        Review review = Review.approvedBy(any(ReviewLevel.values()));
        return review.approved() != ReviewLevel.NONE && oneIn(4) ? review.atMost(random.nextInt(600)) : review;
    }

    private int edge() {
        return oneIn(3) ? PresenceRule.CREDIT : oneIn(2) ? PresenceRule.CLAMP : random.nextInt(60);
    }

    private <T> T any(T[] values) {
        return List.of(values).get(random.nextInt(values.length));
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private Instant instant(long seconds) {
        return midnight.plusSeconds(floor(seconds));
    }

    private long floor(long seconds) {
        return seconds / grain * grain;
    }
}
