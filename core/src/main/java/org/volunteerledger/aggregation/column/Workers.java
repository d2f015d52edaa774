package org.volunteerledger.aggregation.column;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The threads that share the work of a report: the caller and helpers from the host's executor. */
final class Workers {

    private final Executor executor;
    private final int threads;
    private final Chunks chunks = new Chunks();

    Workers(Executor executor, int threads) {
        this.executor = executor;
        this.threads = threads;
    }

    /** The memory that their reports use again. */
    Chunks chunks() {
        return chunks;
    }

    /** How many threads pay for so many pieces of work. */
    int forPieces(int pieces) {
        return Math.max(1, Math.min(threads, pieces));
    }

    /** Has something done by the host's executor, whenever; false if it refuses. */
    boolean start(Runnable work) {
        try {
            executor.execute(work);
            return true;
        } catch (RejectedExecutionException refused) {
            return false;
        }
    }

    /** Work on pieces by number. */
    @FunctionalInterface
    interface Work {

        /**
         * Does one piece.
         *
         * @param worker the number of the worker, from 0
         * @param piece  the number of the piece, from 0
         */
        void on(int worker, int piece);
    }

    /**
     * Has every piece done by some worker and returns when all are. Workers take the next piece when they are done with one, so
     * neighbours go to different workers and a slow thread holds up one piece only. The caller waits for no helper that has not begun.
     */
    void run(int workers, int pieces, Work work) {
        if (workers == 1) {
            for (int piece = 0; piece < pieces; piece++) {
                work.on(0, piece);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        IntConsumer loop = worker -> {
            for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                work.on(worker, piece);
            }
        };
        Helper[] helpers = new Helper[workers - 1];
        for (int i = 0; i < helpers.length; i++) {
            int worker = i + 1;
            helpers[i] = new Helper(() -> loop.accept(worker));
            if (!helpers[i].start(executor)) {
                break;
            }
        }
        try {
            loop.accept(0);
        } finally {
            next.set(pieces);
            for (Helper helper : helpers) {
                if (helper != null) {
                    helper.finish();
                }
            }
        }
    }

    private static final class Helper implements Runnable {

        private final Runnable work;
        private final AtomicBoolean taken = new AtomicBoolean();
        private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();

        Helper(Runnable work) {
            this.work = work;
        }

        boolean start(Executor executor) {
            try {
                executor.execute(this);
                return true;
            } catch (RejectedExecutionException refused) {
                return false;
            }
        }

        @Override
        public void run() {
            if (taken.compareAndSet(false, true)) {
                try {
                    work.run();
                    done.complete(null);
                } catch (RuntimeException | Error failure) {
                    done.completeExceptionally(failure);
                }
            }
        }

        /** Waits for the work if it was begun, and passes on its failure; otherwise nobody needs it any more. */
        void finish() {
            if (!taken.compareAndSet(false, true)) {
                try {
                    done.join();
                } catch (java.util.concurrent.CompletionException failed) {
                    if (failed.getCause() instanceof RuntimeException failure) {
                        throw failure;
                    }
                    throw failed;
                }
            }
        }
    }
}
