package org.volunteerledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.Terminal;

/** A person at the console, in a folder of their own, with one store. */
@NullMarked
final class Session {

    private static final Instant NOW = Instant.parse("2026-11-01T04:00:00Z");

    private final Path folder;
    private final String store;
    private final Stores stores = Stores.of(this::now, new SecureRandom());
    private Instant now = NOW;

    private Session(Path folder, String store) {
        this.folder = folder;
        this.store = store;
    }

    static Session inMemory(Path folder) {
        return new Session(folder, "memory");
    }

    static Session onH2(Path folder) {
        return onH2(folder, "ledger");
    }

    static Session onH2(Path folder, String name) {
        return new Session(folder, "h2:" + folder.resolve(name));
    }

    private Instant now() {
        return now;
    }

    /** Lets days pass. */
    void later(int days) {
        now = now.plus(Duration.ofDays(days));
    }

    /** Runs a command on the store. */
    Result run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--store");
        all.add(store);
        return plain(all.toArray(String[]::new));
    }

    /** Runs a command line as it is. */
    Result plain(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        // At one instant two processes could draw the same node, and make the same ids.
        now = now.plusMillis(1);
        int code = Main.run(Terminal.of(out, err, false), stores, args);
        return new Result(code, out.toString(), err.toString());
    }

    /** A command that has to work; its output. */
    String output(String... args) {
        Result result = run(args);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    Path file(String name, String text) {
        return file(name, text, StandardCharsets.UTF_8);
    }

    Path file(String name, String text, Charset charset) {
        try {
            return Files.write(folder.resolve(name), text.getBytes(charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /**
     * What came of a command.
     *
     * @param code the exit code
     * @param out  the output
     * @param err  what was said about it
     */
    record Result(int code, String out, String err) {}
}
