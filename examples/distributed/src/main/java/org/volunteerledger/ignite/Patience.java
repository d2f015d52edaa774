package org.volunteerledger.ignite;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.ignite.lang.IgniteException;

/**
 * Begins anew what the cluster broke off. A dispute over keys is over in milliseconds; when a node is gone, it takes the cluster some
 * seconds to choose another for its partitions.
 */
final class Patience {

    private static final int DISPUTES = 50;
    private static final int OUTAGES = 25;
    private static final long SHORTEST_MILLIS = 2;
    private static final long LONGEST_MILLIS = 2_000;

    private int disputes;
    private int outages;

    /**
     * Tries until it works.
     *
     * @param attempt answers, or nothing if it is to be tried again without a pause
     */
    static <T> T until(Supplier<Optional<T>> attempt) {
        Patience patience = new Patience();
        while (true) {
            try {
                Optional<T> answer = attempt.get();
                if (answer.isPresent()) {
                    return answer.get();
                }
            } catch (IgniteException e) {
                patience.pause(e);
            }
        }
    }

    private void pause(IgniteException e) {
        boolean dispute = Failures.isContention(e);
        int tries = dispute ? ++disputes : ++outages;
        if (tries > (dispute ? DISPUTES : OUTAGES) || Failures.isHopeless(e)) {
            throw Failures.whileReading(e);
        }
        long longest = Math.min(SHORTEST_MILLIS << Math.min(tries, 10), dispute ? 50 : LONGEST_MILLIS);
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(1 + ThreadLocalRandom.current().nextLong(longest)));
        if (Thread.currentThread().isInterrupted()) {
            throw Failures.whileReading(e);
        }
    }
}
