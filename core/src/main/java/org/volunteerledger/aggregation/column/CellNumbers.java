package org.volunteerledger.aggregation.column;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.ledger.Book;

/** Numbers the groups of some groupings from 1 as rows are met. One writer; readers use a {@link CellDirectory}. */
final class CellNumbers {

    /** The cell of a row that does not belong to the service book. */
    static final int NONE = -1;

    private static final int UNKNOWN = -1;

    private final Digit[] digits;
    private final Dictionary numbers = new Dictionary();
    private @Nullable CellDirectory directory;

    CellNumbers(List<Grouping> by) {
        this.digits = by.stream().map(Digit::new).toArray(Digit[]::new);
    }

    /** Finds the cell of each row of a batch. */
    void of(RowBatch rows, Ids ids, int[] cells) {
        int count = rows.size();
        long[] packed = new long[count];
        int bits = CellDirectory.bitsOf(digits.length);
        for (Digit digit : digits) {
            digit.append(rows, ids, bits, packed);
        }
        numbers.codesOf(packed, 0, count, cells, 0);
        int[] books = rows.column(Source.BOOK);
        int service = Book.SERVICE.code();
        for (int i = 0; i < count; i++) {
            cells[i] = books[rows.from() + i] == service ? cells[i] : NONE;
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

        void append(RowBatch rows, Ids ids, int bits, long[] packed) {
            int[] values = rows.column(source);
            int from = rows.from();
            for (int i = 0; i < packed.length; i++) {
                int at = values[from + i] - firstKnown;
                int digit = at >= 0 && at < known.length ? known[at] : UNKNOWN;
                packed[i] = packed[i] << bits | (digit != UNKNOWN ? digit : learn(values[from + i], ids));
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
