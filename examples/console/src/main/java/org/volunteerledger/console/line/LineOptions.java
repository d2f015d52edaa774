package org.volunteerledger.console.line;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.volunteerledger.command.Command;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableFormat;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a command line has that takes a step or shows a table. */
public final class LineOptions {

    @Mixin
    private ActOptions act = new ActOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description = "How to show tables: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private TableFormat format = TableFormat.TABLE;

    @Mixin
    private StoreOptions store = new StoreOptions();

    /** For picocli. */
    public LineOptions() {}

    /**
     * Who asks, why, and under which key.
     *
     * @return the command
     */
    public Command command() {
        return act.command(store.actor());
    }

    /**
     * Changes something in a ledger that is there, and says what came of it.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     * @param work     the change; answers what to say
     * @return the exit code
     */
    public int change(Terminal terminal, Stores stores, Function<OpenLedger, String> work) {
        return change(terminal, stores, Stores.Access.CHANGE, work);
    }

    /**
     * Changes something, in a new ledger if there is none, and says what came of it.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     * @param work     the change; answers what to say
     * @return the exit code
     */
    public int begin(Terminal terminal, Stores stores, Function<OpenLedger, String> work) {
        return change(terminal, stores, Stores.Access.WRITE, work);
    }

    /**
     * Shows a table.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     * @param columns  the columns
     * @param rows     writes the rows
     * @return the exit code
     */
    public int show(Terminal terminal, Stores stores, List<Column> columns, BiConsumer<OpenLedger, TableWriter> rows) {
        return table(terminal, stores, Stores.Access.READ, columns, rows);
    }

    /**
     * Shows personal data as a table, with the keys to it. What is read leaves a record in the ledger.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     * @param columns  the columns
     * @param rows     reads the data under {@link #command()}, and writes the rows
     * @return the exit code
     */
    public int disclose(
            Terminal terminal, Stores stores, List<Column> columns, BiConsumer<OpenLedger, TableWriter> rows) {
        return table(terminal, stores, Stores.Access.CHANGE, columns, (open, table) -> {
            open.keys();
            rows.accept(open, table);
        });
    }

    private int table(
            Terminal terminal,
            Stores stores,
            Stores.Access access,
            List<Column> columns,
            BiConsumer<OpenLedger, TableWriter> rows) {
        return stores.with(store, access, open -> {
            TableWriter table = TableWriter.of(format, columns, terminal.out(), false);
            rows.accept(open, table);
            table.finish(List.of());
            return ExitCode.OK;
        });
    }

    private int change(Terminal terminal, Stores stores, Stores.Access access, Function<OpenLedger, String> work) {
        terminal.out().println(stores.with(store, access, work));
        return ExitCode.OK;
    }
}
