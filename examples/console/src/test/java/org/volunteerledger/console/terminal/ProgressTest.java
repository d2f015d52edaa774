package org.volunteerledger.console.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
final class ProgressTest {

    private final StringWriter err = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aPersonSeesShareRateAndTheTimeLeft() {
        try (Progress progress = progress(true, 1_000)) {
            nanos.set(TimeUnit.SECONDS.toNanos(2));
            progress.at(250);
            nanos.addAndGet(1);
            progress.at(251);
        }

        assertThat(err.toString())
                .startsWith("\rImporting  [######------------------]  25 %  250 rows  125/s  0:06 left")
                .doesNotContain("251")
                .endsWith("\r");
    }

    @Test
    void withoutATotalOnlyCountAndRateAreShown() {
        try (Progress progress = progress(true, 0)) {
            nanos.set(TimeUnit.SECONDS.toNanos(1));
            progress.at(5_000);
        }

        assertThat(err.toString()).startsWith("\rImporting  5,000 rows  5,000/s");
    }

    @Test
    void longJobsAreCountedInHours() {
        try (Progress progress = progress(true, 3_601)) {
            nanos.set(TimeUnit.SECONDS.toNanos(1));
            progress.at(1);
        }

        assertThat(err.toString()).contains("1:00:00 left");
    }

    @Test
    void aFileSeesNothing() {
        try (Progress progress = progress(false, 1_000)) {
            nanos.set(TimeUnit.SECONDS.toNanos(2));
            progress.at(250);
        }

        assertThat(err.toString()).isEmpty();
    }

    private Progress progress(boolean interactive, long total) {
        Terminal terminal = Terminal.of(new StringWriter(), err, interactive);
        return Progress.of(terminal, "Importing", "rows", total, nanos::get);
    }
}
