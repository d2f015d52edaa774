package org.volunteerledger.console.line;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import picocli.CommandLine.Option;

/** What a command line has that leaves a record. */
public final class ActOptions {

    @Option(names = "--because", paramLabel = "TEXT", description = "Why. Some steps need it. Not for personal data.")
    private @Nullable String reason;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The idempotency key: the same one again changes nothing. Default: a new one")
    private @Nullable String key;

    /** For picocli. */
    public ActOptions() {}

    /**
     * Who asks, why, and under which key.
     *
     * @param actor who asks
     * @return the command
     */
    public Command command(String actor) {
        return command(actor, null);
    }

    /**
     * Who asks, why, and under which key.
     *
     * @param actor who asks
     * @param usual why, if nothing else is said, or null
     * @return the command
     */
    public Command command(String actor, @Nullable String usual) {
        return new Command(key == null ? "console-" + UUID.randomUUID() : key, actor, reason == null ? usual : reason);
    }
}
