package org.volunteerledger.benchmarks;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Chooses among a number of things that are not equally likely; by strict arithmetic, alike on every machine. */
final class Weights {

    private final double[] cumulated;

    private Weights(double[] cumulated) {
        this.cumulated = cumulated;
    }

    static Weights of(int count, IntToDoubleFunction weight) {
        double[] cumulated = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += weight.applyAsDouble(i);
            cumulated[i] = sum;
        }
        return new Weights(cumulated);
    }

    /** Weights that fall with the rank like a power: few have much, many have little. */
    static Weights falling(int count, double offset, double exponent) {
        return of(count, rank -> StrictMath.pow(rank + offset, -exponent));
    }

    int choose(double chance) {
        return choose(chance, cumulated.length);
    }

    /** Chooses among the first {@code count} only. */
    int choose(double chance, int count) {
        int found = Arrays.binarySearch(cumulated, 0, count, chance * cumulated[count - 1]);
        // On a hit, what is chosen begins there; the last is kept in range whatever the rounding.
        return Math.min(found >= 0 ? found + 1 : -found - 1, count - 1);
    }
}
