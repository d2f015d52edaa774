package org.volunteerledger.console.load;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The first day of service of each volunteer in the files of an import, found before the first row is imported: the rows of a file
 * may be in any order. Takes some 20 bytes for each volunteer, however many rows there are.
 */
final class FirstDays {

    private static final long ABSENT = 0;
    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private final LocalDate today;
    private long[] hashes = new long[1024];
    private int[] days = new int[1024];
    private int size;

    FirstDays(LocalDate today) {
        this.today = today;
    }

    /** A day to come is a mistake in a row that will be refused. */
    void see(ServiceRow row) {
        String volunteer = row.reference(Field.VOLUNTEER);
        if (volunteer != null && !row.time().day().isAfter(today)) {
            see(volunteer, row.time().day());
        }
    }

    void see(String volunteer, LocalDate day) {
        if (size * 2 > hashes.length) {
            grow();
        }
        int epochDay = (int) day.toEpochDay();
        long hash = hash(volunteer);
        int place = place(hash);
        if (hashes[place] == ABSENT) {
            hashes[place] = hash;
            days[place] = epochDay;
            size++;
        } else {
            days[place] = Math.min(days[place], epochDay);
        }
    }

    /** The first day that was seen, or null for none. */
    @Nullable LocalDate of(String volunteer) {
        int place = place(hash(volunteer));
        return hashes[place] == ABSENT ? null : LocalDate.ofEpochDay(days[place]);
    }

    private void grow() {
        long[] olderHashes = hashes;
        int[] olderDays = days;
        hashes = new long[olderHashes.length * 2];
        days = new int[hashes.length];
        for (int i = 0; i < olderHashes.length; i++) {
            if (olderHashes[i] != ABSENT) {
                int place = place(olderHashes[i]);
                hashes[place] = olderHashes[i];
                days[place] = olderDays[i];
            }
        }
    }

    private int place(long hash) {
        int mask = hashes.length - 1;
        int place = (int) (hash ^ (hash >>> 32)) & mask;
        while (hashes[place] != ABSENT && hashes[place] != hash) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /** FNV-1a of 64 bits. Two numbers of one hash would be registered on the earlier day of both, and nothing else. */
    private static long hash(String text) {
        long hash = OFFSET_BASIS;
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xFF)) * PRIME;
        }
        return hash == ABSENT ? 1 : hash;
    }
}
