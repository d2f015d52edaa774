package org.volunteerledger.aggregation.column;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.ledger.Book;

/**
 * Keeps a roll-up {@linkplain StandingRollUp.Counting#OVER_ANY_PERIOD over any period} in step with the rows: one cell for all rows
 * together, counted by a {@link LagMatrix}, and one for each group, counted by {@link CellDays}.
 */
final class PeriodKeeper implements Keeper {

    /** All groups together, as a cell of the histories. */
    private static final int WHOLE = 0;

    private final StandingRollUp rollUp;
    private final @Nullable CellNumbers numbers;
    private final DayHistories histories = new DayHistories();
    private final Cells wholeDays = new Cells();
    private final LagMatrix wholeLags = new LagMatrix();
    private final CellDays groups = new CellDays();
    private final int[] cellOf = new int[RowBatch.ROWS];
    private final int[] dayOf = new int[RowBatch.ROWS];
    private final DayHistories.Change change = this::change;
    private @Nullable Days days;

    /** How many entries that count are of days or groups that have no place here. As long as there are any, rows are scanned. */
    private long outside;

    PeriodKeeper(StandingRollUp rollUp) {
        this.rollUp = rollUp;
        this.numbers = rollUp.by().isEmpty() ? null : new CellNumbers(rollUp.by());
    }

    @Override
    public void add(RowBatch rows, Ids ids) {
        place(rows, ids);
        sumDays(rows);
        if (numbers != null) {
            sumGroups(rows);
        }
        int[] volunteerOf = rows.column(Source.VOLUNTEER);
        byte[] signs = rows.signs();
        for (int i = 0, row = rows.from(); row < rows.to(); i++, row++) {
            if (i % DayHistories.AHEAD == 0) {
                histories.touch(volunteerOf, row, Math.min(row + DayHistories.AHEAD, rows.to()));
            }
            if (dayOf[i] != Days.NONE && volunteerOf[row] != 0) {
                if (signs[row] > 0) {
                    histories.add(volunteerOf[row], WHOLE, dayOf[i], change);
                    if (numbers != null) {
                        histories.add(volunteerOf[row], cellOf[i] + 1, dayOf[i], change);
                    }
                } else {
                    histories.remove(volunteerOf[row], WHOLE, dayOf[i], change);
                    if (numbers != null) {
                        histories.remove(volunteerOf[row], cellOf[i] + 1, dayOf[i], change);
                    }
                }
            }
        }
    }

    /** Finds the cell and the day of each row; rows that have none are left out. */
    private void place(RowBatch rows, Ids ids) {
        if (numbers != null) {
            numbers.of(rows, ids, cellOf);
        }
        int[] column = rows.column(Source.DAY);
        int[] books = rows.column(Source.BOOK);
        for (int i = 0, row = rows.from(); row < rows.to(); i++, row++) {
            Days known = days;
            if (known == null) {
                known = Days.around(column[row]);
                days = known;
            }
            boolean service = books[row] == Book.SERVICE.code();
            boolean inside = known.has(column[row]) && (numbers == null || cellOf[i] + 1 < DayHistories.CELLS);
            dayOf[i] = service && inside ? known.numberOf(column[row]) : Days.NONE;
            outside += service && !inside ? rows.signs()[row] : 0;
        }
    }

    private void sumDays(RowBatch rows) {
        int[] wholeCells = new int[rows.size()];
        for (int i = 0; i < wholeCells.length; i++) {
            wholeCells[i] = dayOf[i] == Days.NONE ? CellNumbers.NONE : dayOf[i];
        }
        wholeDays.add(rows, wholeCells);
    }

    private void sumGroups(RowBatch rows) {
        int[] minutes = rows.column(Source.MINUTES);
        int[] participations = rows.column(Source.PARTICIPATIONS);
        int[] visits = rows.column(Source.VISITS);
        for (int i = 0, row = rows.from(); row < rows.to(); i++, row++) {
            if (dayOf[i] != Days.NONE) {
                groups.own(cellOf[i], dayOf[i])
                        .add(dayOf[i], rows.signs()[row], minutes[row], participations[row], visits[row]);
            }
        }
    }

    /** The volunteer's next day now follows another day than before. */
    private void change(int cell, int day, int previous, int next, int sign) {
        if (cell == WHOLE) {
            wholeLags.add(day, previous, sign);
            if (next != Days.NONE) {
                wholeLags.add(next, previous, -sign);
                wholeLags.add(next, day, sign);
            }
            return;
        }
        int group = cell - 1;
        if (sign > 0) {
            if (next != Days.NONE) {
                move(group, next, previous, day);
            }
            groups.own(group, day).addPoint(day, previous);
        } else {
            if (next != Days.NONE) {
                move(group, next, day, previous);
            }
            groups.own(group, day).removePoint(day, previous);
        }
    }

    private void move(int group, int day, int before, int after) {
        DayBlock block = groups.own(group, day);
        block.removePoint(day, before);
        block.addPoint(day, after);
    }

    /** What is kept, or null if it does not have all rows. */
    @Nullable PeriodView view(Workers workers, int firstDay, int lastDay) {
        Days known = days;
        if (outside != 0 || known == null) {
            return null;
        }
        return new PeriodView(
                rollUp,
                workers,
                known,
                numbers == null ? null : numbers.directory(),
                wholeDays.view(),
                wholeLags.view(),
                groups.view(),
                firstDay,
                lastDay);
    }

    /** The memory that it takes. */
    long bytes() {
        return histories.bytes()
                + wholeDays.view().bytes()
                + wholeLags.view().bytes()
                + groups.view().bytes()
                + (numbers == null ? 0 : numbers.bytes());
    }
}
