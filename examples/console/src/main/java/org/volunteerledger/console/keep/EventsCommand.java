package org.volunteerledger.console.keep;

import java.util.List;
import java.util.concurrent.Callable;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.json.JsonCodec;
import org.volunteerledger.json.PublishedChange;
import org.volunteerledger.storage.RecordedChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code events}: what happened, as other systems read it. */
@Command(
        name = "events",
        description = {
            "Prints the changes with their events as JSON lines, in the order in which they became visible. The position of the"
                    + " last line is where to go on, by --after; no change is ever missed."
        },
        footer = {"", "Example:", "  events --after 1200 --limit 100"},
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class EventsCommand implements Callable<Integer> {

    private static final int PART = 500;

    private final Terminal terminal;
    private final Stores stores;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(
            names = "--after",
            defaultValue = "0",
            description = "The position to go on from. Default: ${DEFAULT-VALUE}")
    private long after;

    @Option(names = "--limit", description = "The most changes. Default: all that there are")
    private long limit = Long.MAX_VALUE;

    /**
     * Makes the command.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     */
    public EventsCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        JsonCodec json = JsonCodec.create();
        try (OpenLedger open = stores.open(store, Stores.Access.READ)) {
            long position = after;
            long left = limit;
            while (left > 0) {
                List<RecordedChange> part = open.storage().changesAfter(position, (int) Math.min(PART, left));
                if (part.isEmpty()) {
                    break;
                }
                part.forEach(change -> terminal.out().println(json.write(PublishedChange.of(change))));
                position = part.get(part.size() - 1).position();
                left -= part.size();
            }
        }
        return ExitCode.OK;
    }
}
