package org.volunteerledger.cube;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A cube that is refreshed now and again on a thread of the host. Thread-safe. */
public final class Following implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private final Cube cube;
    private volatile @Nullable RuntimeException failure;
    private volatile @Nullable Future<?> task;

    private Following(Cube cube) {
        this.cube = cube;
    }

    static Following of(Cube cube, ScheduledExecutorService scheduler, Duration pause) {
        Following following = new Following(cube);
        following.task = scheduler.scheduleWithFixedDelay(
                following::refresh, 0, Math.max(1, pause.toNanos()), TimeUnit.NANOSECONDS);
        return following;
    }

    /**
     * Why the last refresh failed, if it did: until one succeeds, the cube stays where it was.
     *
     * @return the error, or empty if all is well
     */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Ends it. A refresh that is under way is finished; the cube stays usable. */
    @Override
    public void close() {
        Future<?> running = task;
        if (running != null) {
            running.cancel(false);
        }
    }

    /** An exception would end the schedule, so none leaves here. */
    private void refresh() {
        try {
            cube.refresh();
            failure = null;
        } catch (RuntimeException e) {
            if (failure == null) {
                LOG.warn("The cube could not follow its ledger, and tries again: {}", e.getMessage());
            }
            failure = e;
        }
    }
}
