package org.volunteerledger.aggregation.column;

import java.lang.ref.SoftReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Pieces of memory that reports fill and give back: new ones would have to be cleared first, which takes as long as filling them. Held
 * softly, so they never are the reason why memory runs out. Thread-safe.
 */
final class Chunks {

    static final int INTS = 4096;

    private volatile SoftReference<Queue<int[]>> free = new SoftReference<>(null);

    /** A piece with anything in it. */
    int[] take() {
        Queue<int[]> queue = free.get();
        int[] chunk = queue == null ? null : queue.poll();
        return chunk == null ? new int[INTS] : chunk;
    }

    /** Gives back a piece that nobody reads any more. */
    void giveBack(int[] chunk) {
        Queue<int[]> queue = free.get();
        if (queue == null) {
            queue = new ConcurrentLinkedQueue<>();
            free = new SoftReference<>(queue);
        }
        queue.add(chunk);
    }
}
