package org.volunteerledger.console.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.volunteerledger.console.csv.CsvRow;

/**
 * Keys for rows that have none of their own. A key follows from what the row says, whatever the order of the columns, the spelling of
 * its days and numbers, and whatever else is in the file, and from its number among the rows that say the same: so equal rows are kept
 * apart, and the same file again gives the same keys. A row that is not understood has a key too, from its cells as they are: the file
 * of refused rows carries it, so that a row that was mended is never taken for another one that says the same.
 *
 * <p>To number them without holding a digest of every row, a first pass over the file marks, in a table of fixed size, which digests
 * may come more than once; only those are counted in the second.
 */
final class RowKeys {

    private static final int KEY_BYTES = 16;
    private static final char UNIT_SEPARATOR = '\u001F';

    private final RepeatMarks marks;
    private final Columns columns;
    private final ZoneId zone;
    private final Map<Long, Integer> counts = new HashMap<>();
    private final MessageDigest sha256 = sha256();

    RowKeys(RepeatMarks marks, Columns columns, ZoneId zone) {
        this.marks = marks;
        this.columns = columns;
        this.zone = zone;
    }

    /** Sees a row in the first pass. */
    void mark(Pending row) {
        marks.add(head(digest(row)));
    }

    /** The key of the next row of the second pass. */
    String next(Pending row) {
        byte[] digest = digest(row);
        long head = head(digest);
        int number = marks.mayRepeat(head) ? counts.merge(head, 1, Integer::sum) : 1;
        return "row-" + HexFormat.of().formatHex(digest, 0, KEY_BYTES) + "-" + number;
    }

    private byte[] digest(Pending row) {
        ServiceRow service = row.service();
        if (service != null) {
            add("row");
            service.facts(zone).forEach(this::add);
        } else if (Survey.faultOf(columns, row.row()) == null) {
            add("cells");
            addCells(row.row());
        } else {
            add("line");
            row.row().cells().forEach(this::add);
        }
        return sha256.digest();
    }

    private void addCells(CsvRow row) {
        for (Field field : Field.values()) {
            String value = columns.value(row, field);
            if (value != null) {
                add(field.label());
                add(value);
            }
        }
    }

    private void add(String text) {
        sha256.update(text.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) UNIT_SEPARATOR);
    }

    private static long head(byte[] digest) {
        return ByteBuffer.wrap(digest).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Which digests may have come more than once. Says yes of a few that have not, never no of one that has. */
    static final class RepeatMarks {

        private static final int MIN_BITS = 16;
        private static final int MAX_BITS = 27;

        private final java.util.BitSet once;
        private final java.util.BitSet again;
        private final int shift;

        /**
         * A table for so many rows: up to 16 MiB twice, whatever the number.
         *
         * @param rows about how many
         */
        RepeatMarks(long rows) {
            int bits = Math.min(MAX_BITS, Math.max(MIN_BITS, 67 - Long.numberOfLeadingZeros(Math.max(1, rows))));
            this.once = new java.util.BitSet(1 << bits);
            this.again = new java.util.BitSet(1 << bits);
            this.shift = Long.SIZE - bits;
        }

        void add(long digest) {
            int place = (int) (digest >>> shift);
            if (once.get(place)) {
                again.set(place);
            }
            once.set(place);
        }

        boolean mayRepeat(long digest) {
            return again.get((int) (digest >>> shift));
        }
    }
}
