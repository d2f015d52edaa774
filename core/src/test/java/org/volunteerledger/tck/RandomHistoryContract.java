package org.volunteerledger.tck;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random histories, applied to the storage under test and to the plain model: answers, errors and everything that can be read must be
 * the same. The system property {@value #STEPS} sets how many steps each history has, {@value #SEED} runs one history of another
 * seed.
 */
public abstract class RandomHistoryContract extends StorageContract {

    /** The name of the property that sets the number of steps. */
    public static final String STEPS = "volunteerledger.tck.steps";

    /** The name of the property that sets the seed of one more history. */
    public static final String SEED = "volunteerledger.tck.seed";

    private static final int DEFAULT_STEPS = 150;

    /** For subclasses. */
    protected RandomHistoryContract() {}

    @Test
    final void theFirstHistoryEqualsTheModel() {
        play(20_260_308);
    }

    @Test
    final void theSecondHistoryEqualsTheModel() {
        play(58_430_000);
    }

    @Test
    final void theHistoryOfTheGivenSeedEqualsTheModel() {
        play(Long.getLong(SEED, 7));
    }

    private void play(long seed) {
        RandomHistory history = new RandomHistory(new Random(seed), storage(), ReferenceStorage.create());
        int steps = Integer.getInteger(STEPS, DEFAULT_STEPS);
        for (int step = 1; step <= steps; step++) {
            try {
                history.step();
            } catch (AssertionError e) {
                throw new AssertionError("Step " + step + " of the history of seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
