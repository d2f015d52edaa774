package org.volunteerledger.tck;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Reduction;
import org.volunteerledger.ledger.ReductionReason;
import org.volunteerledger.ledger.ServiceTime;

/** Random entries over few ids and days, so that groups meet. */
final class RandomEntries {

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

    private RandomEntries() {}

    static HourEntry grant(Random random, EntryBuilder builder, long volunteer) {
        LocalDate day = NEW_YEAR.plusDays(random.nextInt(40) - 20L);
        builder.attribution(new Attribution(
                        random.nextInt(8) == 0 ? 0 : volunteer,
                        random.nextInt(5),
                        random.nextInt(4),
                        random.nextInt(4),
                        random.nextInt(3),
                        random.nextInt(5),
                        random.nextInt(3),
                        random.nextInt(4)))
                .book(random.nextInt(4) == 0 ? Book.TRAINING : Book.SERVICE)
                .evidence(Evidence.ofCode(1 + random.nextInt(Evidence.values().length)))
                .counts(random.nextInt(5) * 30, random.nextInt(3), random.nextInt(3) * 10)
                .policy(random.nextInt(3));
        if (random.nextInt(3) == 0) {
            builder.reduced(new Reduction(ReductionReason.ROUNDING, 1 + random.nextInt(30)));
        }
        if (random.nextBoolean()) {
            Instant start = day.atStartOfDay(java.time.ZoneOffset.ofHours(8))
                    .toInstant()
                    .plusSeconds(random.nextInt(80_000));
            builder.time(new ServiceTime(day, start, start.plusSeconds(1 + random.nextInt(86_400))));
        } else {
            builder.on(day);
        }
        return builder.build();
    }
}
