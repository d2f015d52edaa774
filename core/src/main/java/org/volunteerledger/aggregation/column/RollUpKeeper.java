package org.volunteerledger.aggregation.column;

/** Keeps one roll-up in step with the rows. */
final class RollUpKeeper implements Keeper {

    private final StandingRollUp rollUp;
    private final CellNumbers numbers;
    private final Cells cells = new Cells();
    private final MemberCounts volunteers = new MemberCounts();
    private final int[] cellOf = new int[RowBatch.ROWS];
    private final ReadyRows.Newest newest = new ReadyRows.Newest();

    RollUpKeeper(StandingRollUp rollUp) {
        this.rollUp = rollUp;
        this.numbers = new CellNumbers(rollUp.by());
    }

    StandingRollUp rollUp() {
        return rollUp;
    }

    /** Each step is a loop of its own over all rows, as then the memory is asked for many of them at a time. */
    @Override
    public void add(RowBatch rows, Ids ids) {
        numbers.of(rows, ids, cellOf);
        cells.add(rows, cellOf);
        if (rollUp.counts()) {
            countVolunteers(rows);
        }
    }

    private void countVolunteers(RowBatch rows) {
        int[] volunteerOf = rows.column(Source.VOLUNTEER);
        byte[] signs = rows.signs();
        volunteers.touch(cellOf, volunteerOf, rows.from(), rows.size());
        for (int i = 0, row = rows.from(); row < rows.to(); i++, row++) {
            if (cellOf[i] != CellNumbers.NONE && volunteerOf[row] != 0) {
                int left = volunteers.add(cellOf[i], volunteerOf[row], signs[row]);
                if (left == (signs[row] > 0 ? 1 : 0)) {
                    cells.addVolunteers(cellOf[i], signs[row]);
                }
            }
        }
    }

    /** Whether an answer was made of it since the last time that this was asked. */
    boolean wasAskedFor() {
        return newest.wasAskedFor();
    }

    RollUpView view(int firstDay, int lastDay) {
        return new RollUpView(rollUp, numbers.directory(), cells.view(), newest, firstDay, lastDay);
    }

    /** The memory that it takes, without what readers made of it. */
    long bytes() {
        return numbers.bytes() + cells.view().bytes() + volunteers.bytes();
    }
}
