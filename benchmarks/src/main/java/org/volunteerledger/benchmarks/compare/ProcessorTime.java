package org.volunteerledger.benchmarks.compare;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the processors have done for this process. On a machine that others use too it says more than the clock. Linux tells it for
 * every thread, those of native libraries included, to the nanosecond; that of a thread that runs is known to its latest switch only, so
 * the asking thread is asked in another way. Asking for the others takes long itself: a span is measured from others to own, and then
 * from own to others.
 */
final class ProcessorTime {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Path TASKS = Path.of("/proc/self/task");
    private static final boolean KNOWN = Files.isReadable(TASKS.resolveSibling("schedstat"));

    private ProcessorTime() {}

    /** The time of the asking thread, in nanoseconds; always 0 where the system does not tell that of others. */
    static long own() {
        return KNOWN ? THREADS.getCurrentThreadCpuTime() : 0;
    }

    /** The time of all other threads that live, in nanoseconds; always 0 where the system does not tell it. */
    static long others() {
        if (!KNOWN) {
            return 0;
        }
        long sum = 0;
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            Path self = Path.of("/proc/thread-self").toRealPath().getFileName();
            for (Path task : tasks) {
                if (!task.getFileName().equals(self)) {
                    sum += ofThread(task);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the threads of this process cannot be listed", e);
        }
        return sum;
    }

    private static long ofThread(Path task) {
        try {
            String times = Files.readString(task.resolve("schedstat"));
            return Long.parseLong(times.substring(0, times.indexOf(' ')));
        } catch (IOException e) {
            // It has ended meanwhile.
            return 0;
        }
    }
}
