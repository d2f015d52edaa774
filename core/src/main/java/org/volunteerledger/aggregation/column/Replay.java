package org.volunteerledger.aggregation.column;

/** Has something take in, at once, what changed between two moments of the ledger. */
final class Replay {

    private static final Segment NOTHING = Segment.of(new Column[0], 0, null);

    private final int[][] columns = new int[Source.COUNT][RowBatch.ROWS];
    private final byte[] signs = new byte[RowBatch.ROWS];
    private final int[] chosen = new int[RowBatch.ROWS];
    private final Keeper keeper;
    private final Ids ids;
    private int count;

    private Replay(Keeper keeper, Ids ids) {
        this.keeper = keeper;
        this.ids = ids;
    }

    /**
     * Adds the rows that live now and did not before, and takes away those that lived before and do not now. So it matters to nobody
     * which rows are voids, or what came and went in between.
     *
     * @param before the segments at the earlier moment
     * @param now    the segments at the later
     */
    static void difference(Segment[] before, Segment[] now, Keeper keeper, Ids ids) {
        Replay replay = new Replay(keeper, ids);
        for (int i = 0; i < now.length; i++) {
            Segment earlier = i < before.length ? before[i] : null;
            if (earlier == null) {
                replay.take(now[i], 1, NOTHING);
            } else if (earlier != now[i]) {
                // What is dead now may have no place in the segment as it is now.
                replay.take(earlier, -1, now[i]);
                replay.take(now[i], 1, earlier);
            }
        }
    }

    /** Takes in the rows of a segment that live, but not in the other. */
    private void take(Segment segment, int sign, Segment other) {
        for (int from = 0; from < Segment.ROWS; from += Long.SIZE) {
            for (long left = segment.living(from) & ~other.living(from); left != 0; left &= left - 1) {
                chosen[count] = segment.placeOf(from + Long.numberOfTrailingZeros(left));
                signs[count++] = (byte) sign;
                if (count == chosen.length) {
                    flush(segment);
                }
            }
        }
        flush(segment);
    }

    private void flush(Segment segment) {
        if (count > 0) {
            for (int i = 0; i < columns.length; i++) {
                segment.column(Source.at(i)).gather(0, chosen, count, columns[i]);
            }
            keeper.add(new RowBatch(columns, signs, 0, count), ids);
            count = 0;
        }
    }
}
