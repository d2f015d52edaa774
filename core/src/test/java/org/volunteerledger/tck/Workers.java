package org.volunteerledger.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.volunteerledger.error.Busy;

/** Threads that start together; whatever one of them throws fails the test. */
final class Workers {

    private static final int MAX_TRIES = 10_000;

    private final List<Runnable> tasks = new ArrayList<>();

    void start(Runnable task) {
        tasks.add(task);
    }

    /** Runs all tasks at once and waits for their ends. */
    void join() {
        CountDownLatch ready = new CountDownLatch(tasks.size());
        ConcurrentLinkedQueue<Throwable> thrown = new ConcurrentLinkedQueue<>();
        List<FutureTask<Boolean>> running = new ArrayList<>();
        for (Runnable task : tasks) {
            FutureTask<Boolean> future = new FutureTask<>(() -> {
                ready.countDown();
                ready.await();
                task.run();
                return true;
            });
            running.add(future);
            Thread thread = new Thread(future, "tck-" + running.size());
            thread.setDaemon(true);
            thread.start();
        }
        for (FutureTask<Boolean> future : running) {
            try {
                future.get();
            } catch (ExecutionException e) {
                thrown.add(e.getCause() == null ? e : e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                thrown.add(e);
            }
        }
        tasks.clear();
        Throwable first = thrown.poll();
        if (first instanceof AssertionError failure) {
            throw failure;
        }
        if (first != null) {
            throw Expect.failure("Storage: any thread may call it", "an end of every thread", first.toString(), first);
        }
    }

    /** Tries until the storage is not busy, as callers must. */
    static <T> T untilNotBusy(Supplier<T> call) {
        Busy last = null;
        for (int i = 0; i < MAX_TRIES; i++) {
            try {
                return call.get();
            } catch (Busy e) {
                last = e;
                Thread.onSpinWait();
            }
        }
        throw Expect.failure(
                "Busy: not applied, so try again", "an answer", "Busy " + MAX_TRIES + " times in a row", last);
    }
}
