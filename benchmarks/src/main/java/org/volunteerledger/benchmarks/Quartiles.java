package org.volunteerledger.benchmarks;

import java.util.Arrays;

/** The least, lower quartile, median and upper quartile of some values, interpolated. */
public record Quartiles(double least, double lower, double median, double upper) {

    /** Those of at least one value. */
    public static Quartiles of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quartiles(sorted[0], at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
    }

    private static double at(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
