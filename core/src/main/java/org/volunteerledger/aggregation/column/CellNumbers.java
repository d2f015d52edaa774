package org.volunteerledger.aggregation.column;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.ledger.Book;

/**
 * Numbers the groups of some groupings from 0 as rows are met. A row's key in each grouping becomes a digit by one look-up; the digits
 * together are the place of the cell's number in a table, as long as that is small, and otherwise the key of a hash table. One writer;
 * readers use a {@link CellDirectory}.
 */
final class CellNumbers {

    /** The cell of a row that does not belong to the service book. */
    static final int NONE = -1;

    private static final int UNKNOWN = -1;

    /** The largest table: 4 MiB. */
    private static final int MAX_TABLE_BITS = 20;

    private final Digit[] digits;
    private final int[][] digitOf;
    private final Dictionary numbers = new Dictionary();

    /** The bits that each digit has in the table. */
    private final int[] tableBits;

    /** One more than the number of the cell, or 0 for none yet; null if there are too many places. */
    private int @Nullable [] table = new int[1];

    private @Nullable CellDirectory directory;

    CellNumbers(List<Grouping> by) {
        this.digits = by.stream().map(Digit::new).toArray(Digit[]::new);
        this.digitOf = new int[digits.length][RowBatch.ROWS];
        this.tableBits = new int[digits.length];
    }

    /** Finds the cell of each row of a batch. */
    void of(RowBatch rows, Ids ids, int[] cells) {
        int count = rows.size();
        for (int i = 0; i < digits.length; i++) {
            digits[i].of(rows, ids, digitOf[i]);
        }
        if (digits.length == 1) {
            // Digits are given in the same order as cells would be.
            System.arraycopy(digitOf[0], 0, cells, 0, count);
            for (int cell = numbers.size(); cell < digits[0].keys.size(); cell++) {
                numbers.codeOf(cell);
            }
        } else {
            makeRoom();
            for (int i = 0; i < count; i++) {
                cells[i] = cellOf(i);
            }
        }
        int[] books = rows.column(Source.BOOK);
        int service = Book.SERVICE.code();
        for (int i = 0; i < count; i++) {
            cells[i] = books[rows.from() + i] == service ? cells[i] : NONE;
        }
    }

    private int cellOf(int row) {
        if (table == null) {
            return numbers.codeOf(packed(row));
        }
        int place = 0;
        for (int i = 0; i < tableBits.length; i++) {
            place = place << tableBits[i] | digitOf[i][row];
        }
        int known = table[place];
        if (known == 0) {
            known = numbers.codeOf(packed(row)) + 1;
            table[place] = known;
        }
        return known - 1;
    }

    private long packed(int row) {
        int bits = CellDirectory.bitsOf(digits.length);
        long packed = 0;
        for (int[] digit : digitOf) {
            packed = packed << bits | digit[row];
        }
        return packed;
    }

    /** Makes the table large enough for all digits; what was in it is found again when it is met. */
    private void makeRoom() {
        int bits = 0;
        boolean larger = false;
        for (int i = 0; i < digits.length; i++) {
            int needed = Integer.SIZE - Integer.numberOfLeadingZeros(digits[i].keys.size() - 1);
            larger |= needed > tableBits[i];
            tableBits[i] = Math.max(needed, tableBits[i]);
            bits += tableBits[i];
        }
        if (larger) {
            table = bits > MAX_TABLE_BITS ? null : new int[1 << bits];
        }
    }

    /** What is numbered so far. */
    CellDirectory directory() {
        Dictionary.View[] keys =
                Arrays.stream(digits).map(digit -> digit.keys.view()).toArray(Dictionary.View[]::new);
        Dictionary.View cells = numbers.view();
        if (directory == null || !directory.isOf(keys, cells)) {
            directory = new CellDirectory(keys, cells, directory);
        }
        return directory;
    }

    long bytes() {
        return numbers.view().bytes()
                + (table == null ? 0 : table.length * 4L)
                + Arrays.stream(digits)
                        .mapToLong(digit -> digit.keys.view().bytes() + digit.known.length * 4L)
                        .sum();
    }

    /** Numbers the keys of one grouping; each value of the column is looked up once. */
    private static final class Digit {

        private final Grouping grouping;
        private final Source source;
        private final Dictionary keys = new Dictionary();
        private int[] known = new int[0];
        private int firstKnown;

        Digit(Grouping grouping) {
            this.grouping = grouping;
            this.source = Source.of(grouping.dimension());
        }

        void of(RowBatch rows, Ids ids, int[] out) {
            int[] values = rows.column(source);
            int[] table = known;
            int first = firstKnown;
            for (int i = 0, row = rows.from(); row < rows.to(); i++, row++) {
                int at = values[row] - first;
                int digit = at >= 0 && at < table.length ? table[at] : UNKNOWN;
                if (digit == UNKNOWN) {
                    digit = learn(values[row], ids);
                    table = known;
                    first = firstKnown;
                }
                out[i] = digit;
            }
        }

        private int learn(int value, Ids ids) {
            if (value < firstKnown || value - firstKnown >= known.length) {
                makeRoomFor(value);
            }
            int digit = keys.codeOf(grouping.groupOf(keyOf(value, ids)));
            known[value - firstKnown] = digit;
            return digit;
        }

        private long keyOf(int value, Ids ids) {
            if (source.isId()) {
                return ids.idOf(source, value);
            }
            return source == Source.DAY ? grouping.dimension().keyOf(LocalDate.ofEpochDay(value)) : value;
        }

        private void makeRoomFor(int value) {
            int first = known.length == 0 ? value : Math.min(firstKnown, value);
            int end = known.length == 0 ? value + 1 : Math.max(firstKnown + known.length, value + 1);
            int slack = 16 + (end - first) / 2;
            first = source.isId() ? 0 : first - slack;
            int[] more = new int[end + slack - first];
            Arrays.fill(more, UNKNOWN);
            System.arraycopy(known, 0, more, known.length == 0 ? 0 : firstKnown - first, known.length);
            known = more;
            firstKnown = first;
        }
    }
}
