package org.volunteerledger.console.keep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code restore}: fills a store from a file that {@code export} wrote. */
@Command(
        name = "restore",
        description = {
            "Fills an empty store from a file that export wrote. What is there already and is the same is left alone: a restore"
                    + " that was interrupted is completed by running it again. To read the personal data, name the file of"
                    + " keys of the store that was exported."
        },
        footer = {"", "Example:", "  restore ledger.jsonl --store h2:./copy --keys ledger.keys"},
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    /**
     * Makes the command.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     */
    public RestoreCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() throws IOException {
        Archives.requireReadable(file);
        try (OpenLedger open = stores.open(store, Stores.Access.WRITE)) {
            return Archives.restore(open, file, terminal);
        }
    }
}
