package org.volunteerledger.console.keep;

import java.util.List;
import java.util.concurrent.Callable;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableFormat;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.storage.Counts;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code info}: how much a store holds. */
@Command(
        name = "info",
        description =
                "Counts what the store holds: records of each kind, effective entries, and minutes of both books.",
        footer = {"", "Example:", "  info --format json"},
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class InfoCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description = "How to show it: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private TableFormat format = TableFormat.TABLE;

    /**
     * Makes the command.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     */
    public InfoCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        TableWriter table =
                TableWriter.of(format, List.of(Column.text("what"), Column.number("count")), terminal.out(), false);
        try (OpenLedger open = stores.open(store, Stores.Access.READ)) {
            for (Kind<?> kind : VolunteerLedger.KINDS) {
                Counts counts = open.storage().count(kind, Filter.ALL, List.of());
                table.row(List.of(kind.name(), counts.total()));
            }
            List<Measure> measures = List.of(Measure.values());
            HourTable ledger = open.storage().aggregate(HourQuery.of(List.of(), measures, HourFilter.EVERYTHING));
            for (int i = 0; i < measures.size(); i++) {
                long value = ledger.rows() == 0 ? 0 : ledger.value(0, i);
                table.row(List.of("ledger " + measures.get(i).name().toLowerCase(java.util.Locale.ROOT), value));
            }
        }
        table.finish(List.of());
        return ExitCode.OK;
    }
}
