package org.volunteerledger.console.keep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Outputs;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code export}: writes a whole store to a file. */
@Command(
        name = "export",
        description = {
            "Writes the whole store as JSON lines: changes, records and entries. Personal data stays encrypted: keep the file"
                    + " of keys too, apart from it. Export while nobody writes."
        },
        footer = {"", "Example:", "  export ledger.jsonl"},
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "FILE", description = "Where to write; replaced if it is there.")
    private Path file = Path.of("");

    /**
     * Makes the command.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     */
    public ExportCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() throws IOException {
        try (OpenLedger open = stores.open(store, Stores.Access.READ)) {
            Archives.export(open, file, Outputs.of(store), terminal);
        }
        return ExitCode.OK;
    }
}
