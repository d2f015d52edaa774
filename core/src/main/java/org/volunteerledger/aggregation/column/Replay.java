package org.volunteerledger.aggregation.column;

/** Has something take in, at once, what changed between two moments of the ledger. */
final class Replay {

    private static final long[] ALL_LIVE = new long[Segment.ROWS / Long.SIZE];

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
                replay.take(now[i], ALL_LIVE, 0);
            } else if (earlier != now[i]) {
                replay.take(now[i], earlier.dead() == null ? ALL_LIVE : earlier.dead(), earlier.rows());
            }
        }
    }

    private void take(Segment now, long[] deadBefore, int rowsBefore) {
        long[] deadNow = now.dead() == null ? ALL_LIVE : now.dead();
        for (int from = 0; from < now.rows(); from += Long.SIZE) {
            long live = ~deadNow[from >>> 6] & first(now.rows() - from);
            long lived = ~deadBefore[from >>> 6] & first(rowsBefore - from);
            choose(now, from, live & ~lived, 1);
            choose(now, from, lived & ~live, -1);
        }
        flush(now);
    }

    /** The bits of so many first rows of a word. */
    private static long first(int rows) {
        return rows >= Long.SIZE ? -1 : rows <= 0 ? 0 : (1L << rows) - 1;
    }

    private void choose(Segment segment, int from, long rows, int sign) {
        for (long left = rows; left != 0; left &= left - 1) {
            chosen[count] = from + Long.numberOfTrailingZeros(left);
            signs[count++] = (byte) sign;
            if (count == chosen.length) {
                flush(segment);
            }
        }
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
