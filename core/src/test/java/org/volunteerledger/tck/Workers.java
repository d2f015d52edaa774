package org.volunteerledger.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.volunteerledger.error.Busy;

/** Threads that start together; whatever one of them throws fails the test, and so does one that does not end. */
final class Workers {

    /** The system property for the most seconds that threads may take: no measure of speed, but an end where a storage deadlocks. */
    static final String PATIENCE = "volunteerledger.tck.patience";

    private static final int MAX_TRIES = 10_000;
    private static final int MANY_SECONDS = 600;
    private static final int FRAMES = 3;

    /** Whether threads of the test that this thread runs are still within the storage. */
    private static final ThreadLocal<Boolean> LEFT_RUNNING = ThreadLocal.withInitial(() -> false);

    private final List<Runnable> tasks = new ArrayList<>();

    void start(Runnable task) {
        tasks.add(task);
    }

    /** Runs all tasks at once and waits for their ends. */
    void join() {
        CountDownLatch ready = new CountDownLatch(tasks.size());
        ConcurrentLinkedQueue<Throwable> thrown = new ConcurrentLinkedQueue<>();
        List<FutureTask<Boolean>> running = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
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
            threads.add(thread);
            thread.start();
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Integer.getInteger(PATIENCE, MANY_SECONDS));
        for (FutureTask<Boolean> future : running) {
            try {
                future.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                thrown.add(stuck(threads));
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

    /** One thread writes; two read again and again until it has ended. */
    static void whileWriting(Runnable writing, Runnable reading) {
        AtomicBoolean done = new AtomicBoolean();
        Workers workers = new Workers();
        workers.start(() -> {
            try {
                writing.run();
            } finally {
                done.set(true);
            }
        });
        for (int reader = 0; reader < 2; reader++) {
            workers.start(() -> {
                while (!done.get()) {
                    reading.run();
                }
            });
        }
        workers.join();
    }

    /** Whether threads were given up since this was asked last: whoever waits for what they hold would wait for ever. */
    static boolean leftRunning() {
        boolean left = LEFT_RUNNING.get();
        LEFT_RUNNING.remove();
        return left;
    }

    /** Says where the threads stand; their whole stacks are those of the causes. */
    private static AssertionError stuck(List<Thread> threads) {
        LEFT_RUNNING.set(true);
        Throwable dump = new Throwable("what the threads are doing");
        StringBuilder where = new StringBuilder();
        for (Thread thread : threads) {
            StackTraceElement[] stack = thread.getStackTrace();
            if (stack.length > 0) {
                Throwable one = new Throwable(thread.getName() + " (" + thread.getState() + ")");
                one.setStackTrace(stack);
                dump.addSuppressed(one);
                where.append("; ").append(one.getMessage()).append(" in ").append(outsideOfTheJdk(stack));
            }
        }
        return Expect.failure(
                "Storage: any thread may call it",
                "an end of every thread",
                "none after " + Integer.getInteger(PATIENCE, MANY_SECONDS) + " seconds, perhaps a deadlock"
                        + Difference.shortened(where.toString()),
                dump);
    }

    private static String outsideOfTheJdk(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> !frame.getClassName().matches("(java|jdk|sun)\\..*"))
                .limit(FRAMES)
                .map(frame -> frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName() + ":"
                        + frame.getLineNumber())
                .collect(Collectors.joining(" < "));
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
