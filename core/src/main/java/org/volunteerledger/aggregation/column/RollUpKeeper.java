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
    private @Nullable CellDirectory directory;

    RollUpKeeper(StandingRollUp rollUp) {
        this.rollUp = rollUp;
        this.digits = rollUp.by().stream().map(Digit::new).toArray(Digit[]::new);
    }

    /**
     * Adds a row, or takes it away.
     *
     * @param row          its values by column
     * @param dictionaries what the codes among them stand for
     * @param sign         1 or -1
     */
    void add(int[] row, Dictionary[] dictionaries, int sign) {
        if (row[Source.BOOK.index()] != Book.SERVICE.code()) {
            return;
        }
        long packed = 0;
        int bits = CellDirectory.bitsOf(digits.length);
        for (Digit digit : digits) {
            packed = packed << bits | digit.of(row, dictionaries);
        }
        int cell = cellNumbers.codeOf(packed);
        cells.add(
                cell,
                sign,
                row[Source.MINUTES.index()],
                row[Source.PARTICIPATIONS.index()],
                row[Source.VISITS.index()]);
        int volunteer = row[Source.VOLUNTEER.index()];
        if (rollUp.volunteers() && volunteer != 0) {
            int left = volunteers.add(cell, volunteer, sign);
            if (left == (sign > 0 ? 1 : 0)) {
                cells.addVolunteers(cell, sign);
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

    /** The memory that it takes, without the pages of cells that views count. */
    long bytes() {
        return volunteers.bytes() + cellNumbers.view().bytes();
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

        int of(int[] row, Dictionary[] dictionaries) {
            int value = row[source.index()];
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
