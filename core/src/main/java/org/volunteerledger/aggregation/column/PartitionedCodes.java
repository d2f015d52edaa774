package org.volunteerledger.aggregation.column;

import java.util.Arrays;

/**
 * Lists of ints, one for each partition, that grow by further pieces, so that nothing is copied; small as long as they have little. The
 * open piece of each list and its length lie in arrays of their own, as every row of a report comes by here.
 */
final class PartitionedCodes {

    private static final int FIRST = 64;

    private final Chunks chunks;
    private final int[][] open;
    private final int[] used;

    /** The pieces of each list that are full. */
    private final int[][][] full;

    private final int[] fullCount;

    PartitionedCodes(int partitions, Chunks chunks) {
        this.chunks = chunks;
        this.open = new int[partitions][FIRST];
        this.used = new int[partitions];
        this.full = new int[partitions][][];
        this.fullCount = new int[partitions];
    }

    /** Takes a piece of a list. */
    interface Reader {

        /**
         * Reads.
         *
         * @param codes  the piece
         * @param length how many codes it has
         */
        void read(int[] codes, int length);
    }

    void add(int partition, int code) {
        int at = used[partition];
        int[] piece = open[partition];
        piece[at] = code;
        used[partition] = at + 1;
        if (at + 1 == piece.length) {
            next(partition);
        }
    }

    long size(int partition) {
        long size = used[partition];
        for (int i = 0; i < fullCount[partition]; i++) {
            size += full[partition][i].length;
        }
        return size;
    }

    /** Hands out a list, whose memory is given back then. */
    void drain(int partition, Reader reader) {
        for (int i = 0; i < fullCount[partition]; i++) {
            int[] piece = full[partition][i];
            reader.read(piece, piece.length);
            release(piece);
        }
        reader.read(open[partition], used[partition]);
        release(open[partition]);
        fullCount[partition] = 0;
        used[partition] = 0;
        open[partition] = new int[FIRST];
    }

    private void release(int[] piece) {
        if (piece.length == Chunks.INTS) {
            chunks.giveBack(piece);
        }
    }

    private void next(int partition) {
        int[][] pieces = full[partition] == null ? new int[4][] : full[partition];
        int count = fullCount[partition]++;
        if (count == pieces.length) {
            pieces = Arrays.copyOf(pieces, count * 2);
        }
        int[] piece = open[partition];
        pieces[count] = piece;
        full[partition] = pieces;
        open[partition] = piece.length * 2 < Chunks.INTS ? new int[piece.length * 2] : chunks.take();
        used[partition] = 0;
    }
}
