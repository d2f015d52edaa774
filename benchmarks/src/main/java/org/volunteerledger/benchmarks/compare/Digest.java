package org.volunteerledger.benchmarks.compare;

/**
 * Reads every value of every row, so that no engine can leave out work, and costs each engine the same: a few multiplications. The
 * order of the rows does not matter.
 */
final class Digest implements RowSink {

    private long sum;
    private long rows;

    @Override
    public void row(long first, long second, long minutes, long entries, long volunteers) {
        long mixed = first * 0x9E3779B97F4A7C15L
                + second * 0xC2B2AE3D27D4EB4FL
                + minutes * 0xD6E8FEB86659FD93L
                + entries * 0xA0761D6478BD642FL
                + volunteers * 0xE7037ED1A0B428DBL;
        sum += mixed ^ (mixed >>> 32);
        rows++;
    }

    long value() {
        return sum * 31 + rows;
    }
}
