package org.volunteerledger.console.certificate;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.console.store.OpenLedger;
import picocli.CommandLine.Option;

/** What every command line has that leaves a record. */
final class ActOptions {

    @Option(names = "--because", paramLabel = "TEXT", description = "Why. Some steps need it. Not for personal data.")
    private @Nullable String reason;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The idempotency key: the same one again changes nothing. Default: a new one")
    private @Nullable String key;

    Command command(OpenLedger open) {
        return command(open, null);
    }

    Command command(OpenLedger open, @Nullable String usual) {
        String id = key == null ? "console-" + UUID.randomUUID() : key;
        return new Command(id, open.actor(), reason == null ? usual : reason);
    }
}
