package org.volunteerledger.command;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.volunteerledger.error.Check;

/**
 * How often a command that was overtaken reads and decides again, and how it waits in between.
 *
 * @param attempts how often it decides in all, 1 to 1000
 * @param pause    waits before the next attempt
 */
public record RetryPolicy(int attempts, Pause pause) {

    private static final int STANDARD_ATTEMPTS = 60;
    private static final int LONGEST_PAUSE_MILLIS = 40;

    /** Checks the range. */
    public RetryPolicy {
        Check.range("attempts", attempts, 1, 1000);
        Check.given("pause", pause);
    }

    /** Waits between two attempts. */
    @FunctionalInterface
    public interface Pause {

        /**
         * Waits.
         *
         * @param attempt how many attempts have failed, from 1
         */
        void before(int attempt);
    }

    /**
     * Sixty attempts, with random pauses that grow to 40 ms: enough for hundreds of callers who want the same record at once.
     *
     * @return the policy
     */
    public static RetryPolicy standard() {
        return new RetryPolicy(STANDARD_ATTEMPTS, RetryPolicy::pause);
    }

    /**
     * No second attempt.
     *
     * @return the policy
     */
    public static RetryPolicy never() {
        return new RetryPolicy(1, attempt -> {});
    }

    private static void pause(int attempt) {
        long most = TimeUnit.MILLISECONDS.toNanos(Math.min(LONGEST_PAUSE_MILLIS, 1L << Math.min(attempt, 6)));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
    }
}
