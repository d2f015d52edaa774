package org.volunteerledger.aggregation.column;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.ledger.Book;

/** Keeps one roll-up in step with the rows. One writer. */
final class RollUpKeeper {

    private static final int UNKNOWN = -1;

    private final StandingRollUp rollUp;
    private final Digit[] digits;
    private final Dictionary cellNumbers = new Dictionary();
    private final Cells cells = new Cells();
    private final PairCounts volunteers = new PairCounts();
    private final int[] cellOf = new int[RowBatch.ROWS];
    private @Nullable CellDirectory directory;

    RollUpKeeper(StandingRollUp rollUp) {
        this.rollUp = rollUp;
        this.digits = rollUp.by().stream().map(Digit::new).toArray(Digit[]::new);
    }

    /** Takes rows in. Each step is a loop of its own over all rows, as then the memory is asked for many of them at a time. */
    void add(RowBatch batch, Dictionary[] dictionaries) {
        number(batch, dictionaries);
        int[] minutes = batch.column(Source.MINUTES);
        int[] participations = batch.column(Source.PARTICIPATIONS);
        int[] visits = batch.column(Source.VISITS);
        for (int row = 0; row < batch.rows(); row++) {
            if (cellOf[row] != UNKNOWN) {
                cells.add(cellOf[row], batch.signs()[row], minutes[row], participations[row], visits[row]);
            }
        }
        if (rollUp.volunteers()) {
            countVolunteers(batch.column(Source.VOLUNTEER), batch.signs(), batch.rows());
        }
    }

    /** Finds the cell of each row of the service book. */
    private void number(RowBatch batch, Dictionary[] dictionaries) {
        int bits = CellDirectory.bitsOf(digits.length);
        int[] books = batch.column(Source.BOOK);
        for (int row = 0; row < batch.rows(); row++) {
            long packed = 0;
            for (Digit digit : digits) {
                packed = packed << bits | digit.of(batch.column(digit.source)[row], dictionaries);
            }
            cellOf[row] = books[row] == Book.SERVICE.code() ? cellNumbers.codeOf(packed) : UNKNOWN;
        }
    }

    private void countVolunteers(int[] volunteerOf, int[] signs, int rows) {
        for (int row = 0; row < rows; row++) {
            if (cellOf[row] != UNKNOWN && volunteerOf[row] != 0) {
                int left = volunteers.add(cellOf[row], volunteerOf[row], signs[row]);
                if (left == (signs[row] > 0 ? 1 : 0)) {
                    cells.addVolunteers(cellOf[row], signs[row]);
                }
            }
        }
    }

    RollUpView view(int firstDay, int lastDay) {
        Dictionary.View[] digitViews =
                Arrays.stream(digits).map(digit -> digit.keys.view()).toArray(Dictionary.View[]::new);
        Dictionary.View cellView = cellNumbers.view();
        if (directory == null || !directory.isOf(digitViews, cellView)) {
            directory = new CellDirectory(digitViews, cellView);
        }
        return new RollUpView(rollUp, directory, cells.view(), firstDay, lastDay);
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

        int of(int value, Dictionary[] dictionaries) {
            if (value < firstKnown || value - firstKnown >= known.length) {
                makeRoomFor(value);
            }
            int digit = known[value - firstKnown];
            if (digit == UNKNOWN) {
                digit = keys.codeOf(grouping.groupOf(keyOf(value, dictionaries)));
                known[value - firstKnown] = digit;
            }
            return digit;
        }

        private long keyOf(int value, Dictionary[] dictionaries) {
            if (source.isId()) {
                return dictionaries[source.index()].idOf(value);
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
