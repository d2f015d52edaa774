package org.volunteerledger.aggregation.column;

/** Spreads numbers over hash tables of a power of two. */
final class Hashes {

    private Hashes() {}

    /** Multiplies by the golden ratio and folds the high bits down, since those of a product depend on every bit of the number. */
    static int of(long value) {
        long product = value * 0x9E3779B97F4A7C15L;
        return (int) (product ^ (product >>> 32));
    }
}
