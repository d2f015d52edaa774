package org.volunteerledger.console.honour;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.console.store.OpenLedger;
import picocli.CommandLine.Option;

/** What every command that changes something is told. */
final class ActOptions {

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The key of the request: sent again under the same key, it is done once. Default: a new one")
    private @Nullable String key;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why. Some commands ask for it.")
    private @Nullable String reason;

    Command command(OpenLedger open) {
        String once = key == null ? UUID.randomUUID().toString() : key;
        return new Command(once, open.actor(), reason);
    }
}
