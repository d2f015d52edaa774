package org.volunteerledger.aggregation.column;

import com.google.common.collect.BiMap;
import com.google.common.collect.HashBiMap;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.volunteerledger.aggregation.HourAggregator;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HashChain;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ServiceTime;

/** Writes random grants and voids to columns and keeps them as entries too, to ask the plain aggregator. */
final class RandomLedger {

    private static final LocalDate START = LocalDate.of(2024, 11, 17);

    private final Random random;
    private final HourColumns columns;
    private final int ids;
    private final List<HourEntry> entries = new ArrayList<>();

    /** Rows of grants that still count. */
    private final List<Integer> standing = new ArrayList<>();

    /** The row of the grant of each void, by its key. */
    private final BiMap<String, Integer> voids = HashBiMap.create();

    RandomLedger(long seed, HourColumns columns, int ids) {
        this.random = new Random(seed);
        this.columns = columns;
        this.ids = ids;
    }

    /** Adds entries, a void among ten or so, most days near the last but some far back. */
    void grow(int count) {
        for (int i = 0; i < count; i++) {
            if (!standing.isEmpty() && random.nextInt(10) == 0) {
                takeBackSome(1);
            } else {
                HourEntry grant = grant();
                standing.add(entries.size());
                entries.add(grant);
                columns.grant(grant);
            }
        }
    }

    /** Adds a grant of the service book on a day and returns its row. */
    int grantOn(LocalDate day) {
        HourEntry grant = grant(day, Book.SERVICE);
        entries.add(grant);
        columns.grant(grant);
        return entries.size() - 1;
    }

    /** Adds voids of grants that still count. */
    void takeBackSome(int count) {
        for (int i = 0; i < count; i++) {
            int at = random.nextInt(standing.size());
            int row = standing.get(at);
            standing.set(at, standing.get(standing.size() - 1));
            standing.remove(standing.size() - 1);
            takeBack(row);
        }
    }

    boolean counts(int row) {
        return entries.get(row).kind() == EntryKind.GRANT && !voids.containsValue(row);
    }

    /** The row of the grant that a void of this ledger took back. */
    int rowOfGrant(HourEntry taken) {
        return Objects.requireNonNull(voids.get(taken.key()));
    }

    void takeBack(int row) {
        HourEntry taken = voidOf(entries.get(row));
        entries.add(taken);
        voids.put(taken.key(), row);
        columns.takeBack(row);
    }

    HourTable expected(HourQuery query) {
        HourAggregator plain = HourAggregator.of(query);
        entries.forEach(plain::add);
        return plain.finish();
    }

    List<HourEntry> entries() {
        return entries;
    }

    private HourEntry grant() {
        int progress = entries.size() / 400;
        LocalDate day = START.plusDays(progress + (random.nextInt(30) == 0 ? -random.nextInt(60) : random.nextInt(5)));
        return grant(day, random.nextInt(6) == 0 ? Book.TRAINING : Book.SERVICE);
    }

    private HourEntry grant(LocalDate day, Book book) {
        long volunteer = random.nextInt(20) == 0 ? 0 : id(ids);
        return entry(
                EntryKind.GRANT,
                0,
                new Attribution(volunteer, id(ids), id(ids / 2 + 1), id(40), id(3), id(25), id(25), random.nextInt(5)),
                book,
                Evidence.ofCode(1 + random.nextInt(Evidence.values().length)),
                ServiceTime.on(day),
                random.nextInt(49) * 10,
                random.nextInt(50) == 0 ? random.nextInt(HourEntry.MAX_COUNT) : random.nextInt(2),
                random.nextInt(3) * 100);
    }

    /** An id from far apart ones, small ones more often; sometimes none. */
    private long id(int count) {
        int drawn = (int) (count * random.nextDouble() * random.nextDouble());
        return drawn * 1_000_000_007L;
    }

    private HourEntry voidOf(HourEntry grant) {
        return entry(
                EntryKind.VOID,
                1,
                grant.attribution(),
                grant.book(),
                grant.evidence(),
                grant.time(),
                -grant.minutes(),
                -grant.participations(),
                -grant.beneficiaryVisits());
    }

    private HourEntry entry(
            EntryKind kind,
            long voided,
            Attribution attribution,
            Book book,
            Evidence evidence,
            ServiceTime time,
            int minutes,
            int participations,
            int visits) {
        return new HourEntry(
                new AccountId(1),
                entries.size() + 2L,
                "entry-" + entries.size(),
                kind,
                voided,
                attribution,
                book,
                evidence,
                time,
                minutes,
                participations,
                visits,
                List.of(),
                Attribution.NONE,
                null,
                Instant.EPOCH,
                "test",
                1,
                HashChain.START);
    }
}
