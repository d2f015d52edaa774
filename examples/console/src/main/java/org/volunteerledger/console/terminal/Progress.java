package org.volunteerledger.console.terminal;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A line on a terminal that shows how far a long job has come, how fast it goes and when it will end. Nothing elsewhere. */
public final class Progress implements AutoCloseable {

    private static final long REDRAW_NANOS = Duration.ofMillis(200).toNanos();
    private static final int BAR = 24;

    private final Terminal terminal;
    private final String job;
    private final String unit;
    private final long total;
    private final LongSupplier nanos;
    private final long started;
    private long drawn;
    private int width;

    private Progress(Terminal terminal, String job, String unit, long total, LongSupplier nanos) {
        this.terminal = terminal;
        this.job = job;
        this.unit = unit;
        this.total = total;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
        this.drawn = started;
    }

    /**
     * Starts a job.
     *
     * @param terminal where to draw
     * @param job      what is done, such as {@code Importing}
     * @param unit     what is counted, such as {@code rows}
     * @param total    how many there are, or 0 if that is not known
     * @return the progress, to be closed at the end of the job
     */
    public static Progress of(Terminal terminal, String job, String unit, long total) {
        return new Progress(terminal, job, unit, total, System::nanoTime);
    }

    /**
     * Starts a job that is timed by another clock.
     *
     * @param terminal where to draw
     * @param job      what is done
     * @param unit     what is counted
     * @param total    how many there are, or 0
     * @param nanos    the clock, in nanoseconds
     * @return the progress
     */
    public static Progress of(Terminal terminal, String job, String unit, long total, LongSupplier nanos) {
        return new Progress(terminal, job, unit, total, nanos);
    }

    /**
     * Says how far the job has come.
     *
     * @param done how many are done
     */
    public void at(long done) {
        long now = nanos.getAsLong();
        if (terminal.interactive() && now - drawn >= REDRAW_NANOS) {
            drawn = now;
            draw(line(done, (now - started) / 1e9));
        }
    }

    private String line(long done, double seconds) {
        double rate = done / seconds;
        String counted = String.format(Locale.ROOT, "%,d %s", done, unit);
        String speed = String.format(Locale.ROOT, "%,.0f/s", rate);
        if (total <= 0) {
            return job + "  " + counted + "  " + speed;
        }
        double share = Math.min(1, (double) done / total);
        int full = (int) Math.round(share * BAR);
        return String.format(
                Locale.ROOT,
                "%s  [%s%s] %3.0f %%  %s  %s  %s left",
                job,
                "#".repeat(full),
                "-".repeat(BAR - full),
                share * 100,
                counted,
                speed,
                rate > 0 ? inWords(Math.round(Math.max(0, total - done) / rate)) : "?");
    }

    private static String inWords(long seconds) {
        return seconds >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    private void draw(String line) {
        terminal.err().print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        terminal.err().flush();
        width = line.length();
    }

    /** Removes the line, so that something else can be written. */
    public void finish() {
        if (width > 0) {
            terminal.err().print("\r" + " ".repeat(width) + "\r");
            terminal.err().flush();
            width = 0;
        }
    }

    @Override
    public void close() {
        finish();
    }
}
