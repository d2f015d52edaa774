package org.volunteerledger.console.keep;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.volunteerledger.console.report.OutputOptions;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Outputs;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.error.Check;
import org.volunteerledger.json.JsonCodec;
import org.volunteerledger.json.PublishedChange;
import org.volunteerledger.storage.EventType;
import org.volunteerledger.storage.RecordedChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code events}: what happened, as other systems read it. */
@Command(
        name = "events",
        description = {
            "Prints the changes with their events as JSON lines, in the order in which they became visible. The position of the"
                    + " last line is where to go on, by --after; no change is ever missed.",
            "--types prints which events there are, what data they carry, and what they say."
        },
        footer = {"", "Examples:", "  events --after 1200 --limit 100", "  events --types --format CSV"},
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class EventsCommand implements Callable<Integer> {

    private static final int PART = 500;

    private static final List<Column> COLUMNS =
            List.of(Column.text("type"), Column.text("subject"), Column.text("fields"), Column.text("meaning"));

    private final Terminal terminal;
    private final Stores stores;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(
            names = "--after",
            paramLabel = "N",
            defaultValue = "0",
            description = "The position to go on from. Default: ${DEFAULT-VALUE}")
    private long after;

    @Option(names = "--limit", paramLabel = "N", description = "The most changes. Default: all that there are")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = "--types",
            description =
                    "Print the catalogue of events instead, without a ledger. A field with ? is not in every event.")
    private boolean types;

    @Mixin
    private OutputOptions output = new OutputOptions();

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
        if (types) {
            output.write(terminal, Outputs.of(store), COLUMNS, EventsCommand::writeTypes);
            return ExitCode.OK;
        }
        Check.range("--after", after, 0, Long.MAX_VALUE);
        Check.range("--limit", limit, 1, Long.MAX_VALUE);
        JsonCodec json = JsonCodec.shared();
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

    private static void writeTypes(TableWriter table) {
        for (EventType type : EventType.all()) {
            Stream<String> optional = type.optional().stream().map(field -> field + "?");
            String fields = Stream.concat(type.fields().stream(), optional).collect(Collectors.joining(" "));
            table.row(List.of(type.name(), type.subject(), fields, type.meaning()));
        }
        table.finish(List.of());
    }
}
