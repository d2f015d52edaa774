package org.volunteerledger.aggregation.column;

import java.util.Arrays;

/** A list of ints that grows by further pieces, so that nothing is copied; small as long as it has little. */
final class CodeBuffer {

    private static final int FIRST = 64;

    private final Chunks chunks;
    private int[][] full = new int[4][];
    private int fullCount;
    private int[] open = new int[FIRST];
    private int used;

    private CodeBuffer(Chunks chunks) {
        this.chunks = chunks;
    }

    static CodeBuffer[] several(int count, Chunks chunks) {
        CodeBuffer[] buffers = new CodeBuffer[count];
        Arrays.setAll(buffers, i -> new CodeBuffer(chunks));
        return buffers;
    }

    void add(int code) {
        open[used++] = code;
        if (used == open.length) {
            next();
        }
    }

    long size() {
        long size = used;
        for (int i = 0; i < fullCount; i++) {
            size += full[i].length;
        }
        return size;
    }

    int chunks() {
        return fullCount + 1;
    }

    int[] chunk(int index) {
        return index < fullCount ? full[index] : open;
    }

    int lengthOf(int index) {
        return index < fullCount ? full[index].length : used;
    }

    /** Gives the memory back; the list is empty then. */
    void release() {
        for (int i = 0; i <= fullCount; i++) {
            if (chunk(i).length == Chunks.INTS) {
                chunks.giveBack(chunk(i));
            }
        }
        fullCount = 0;
        open = new int[0];
        used = 0;
    }

    private void next() {
        if (fullCount == full.length) {
            full = Arrays.copyOf(full, fullCount * 2);
        }
        full[fullCount++] = open;
        open = open.length * 2 < Chunks.INTS ? new int[open.length * 2] : chunks.take();
        used = 0;
    }
}
