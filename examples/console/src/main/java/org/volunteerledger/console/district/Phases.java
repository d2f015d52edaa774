package org.volunteerledger.console.district;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.volunteerledger.console.terminal.Progress;
import org.volunteerledger.console.terminal.Terminal;

/** Says which phase of a long job is going on, and after each how long it took. */
final class Phases {

    private final Terminal terminal;
    private final LongSupplier nanos;

    Phases(Terminal terminal, LongSupplier nanos) {
        this.terminal = terminal;
        this.nanos = nanos;
    }

    void run(String name, String unit, long total, Consumer<Progress> phase) {
        long begun = nanos.getAsLong();
        try (Progress progress = Progress.of(terminal, name, unit, total, nanos)) {
            phase.accept(progress);
        }
        double seconds = (nanos.getAsLong() - begun) / 1e9;
        terminal.err()
                .println(String.format(
                        Locale.ROOT,
                        "%-12s %,11d %-12s %6.1f s  %,9.0f/s",
                        name,
                        total,
                        unit,
                        seconds,
                        total / seconds));
    }

    /** A line in between, for whoever reads a file instead of a terminal. */
    void note(String line) {
        if (!terminal.interactive()) {
            terminal.err().println(line);
        }
    }
}
