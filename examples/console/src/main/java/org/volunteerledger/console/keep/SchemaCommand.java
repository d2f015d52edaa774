package org.volunteerledger.console.keep;

import java.util.concurrent.Callable;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.StoreSchema;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code schema}: the tables of a store. */
@Command(
        name = "schema",
        description = {
            "Makes, checks or shows the tables of a store.",
            "",
            "migrate makes them or brings them up to date; validate says whether they fit; sql prints the statements for a"
                    + " database administrator. A new embedded store gets its tables by itself; a server only by migrate."
        },
        footer = {
            "",
            "Examples:",
            "  schema migrate --store jdbc:postgresql://db/volunteers --user ledger --password --keys ledger.keys",
            "  schema sql --dialect mariadb"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class SchemaCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "TASK", description = "${COMPLETION-CANDIDATES}")
    private Task task = Task.VALIDATE;

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            defaultValue = "H2",
            description = "For sql: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private StoreSchema.Script dialect = StoreSchema.Script.H2;

    /** What to do. */
    enum Task {
        MIGRATE,
        VALIDATE,
        SQL
    }

    /**
     * Makes the command.
     *
     * @param terminal where to write
     * @param stores   opens the store
     */
    public SchemaCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        switch (task) {
            case SQL -> terminal.out().print(StoreSchema.sql(dialect));
            case MIGRATE -> {
                try (StoreSchema schema = stores.schema(store, Stores.Access.MIGRATE)) {
                    schema.migrate();
                }
                terminal.out().println("the tables are up to date");
            }
            case VALIDATE -> {
                try (StoreSchema schema = stores.schema(store, Stores.Access.READ)) {
                    schema.validate();
                }
                terminal.out().println("the tables fit");
            }
        }
        return ExitCode.OK;
    }
}
