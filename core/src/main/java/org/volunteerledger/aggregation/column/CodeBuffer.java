package org.volunteerledger.aggregation.column;

import java.util.Arrays;

/** A list of ints that grows by further pieces, so that nothing is copied; small as long as it has little. */
final class CodeBuffer {

    private static final int FIRST = 64;
    private static final int LARGEST = 4096;

    private int[][] full = new int[4][];
    private int fullCount;
    private int[] open = new int[FIRST];
    private int used;

    static CodeBuffer[] several(int count) {
        CodeBuffer[] buffers = new CodeBuffer[count];
        Arrays.setAll(buffers, i -> new CodeBuffer());
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

    private void next() {
        if (fullCount == full.length) {
            full = Arrays.copyOf(full, fullCount * 2);
        }
        full[fullCount++] = open;
        open = new int[Math.min(LARGEST, open.length * 2)];
        used = 0;
    }
}
