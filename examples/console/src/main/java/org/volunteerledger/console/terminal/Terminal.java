package org.volunteerledger.console.terminal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the program writes: results to the one side, words about them to the other. Always in UTF-8. */
public final class Terminal {

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean interactive;

    private Terminal(Writer out, Writer err, boolean interactive) {
        this.out = new PrintWriter(out, false);
        this.err = new PrintWriter(err, true);
        this.interactive = interactive;
    }

    /**
     * The terminal, file or pipe that the process was started with.
     *
     * @return the terminal
     */
    public static Terminal ofProcess() {
        return new Terminal(utf8(FileDescriptor.out), utf8(FileDescriptor.err), isInteractive());
    }

    /**
     * Two writers in place of a terminal.
     *
     * @param out         where results go
     * @param err         where words about them go
     * @param interactive whether a person looks on, so that progress is drawn
     * @return the terminal
     */
    public static Terminal of(Writer out, Writer err, boolean interactive) {
        return new Terminal(out, err, interactive);
    }

    /**
     * Where results go.
     *
     * @return a writer that is flushed at the end of the program
     */
    public PrintWriter out() {
        return out;
    }

    /**
     * Where words about the results go: progress, counts, errors.
     *
     * @return a writer that is flushed at each line
     */
    public PrintWriter err() {
        return err;
    }

    /**
     * Whether a person looks on.
     *
     * @return true on a terminal, false for files and pipes
     */
    public boolean interactive() {
        return interactive;
    }

    private static Writer utf8(FileDescriptor descriptor) {
        return new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8);
    }

    private static boolean isInteractive() {
        return Optional.ofNullable(System.console())
                .filter(Terminal::isTerminal)
                .isPresent();
    }

    /** Since Java 22 there is a console even where there is no terminal, and a method that says so. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
