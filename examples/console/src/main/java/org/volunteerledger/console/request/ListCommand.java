package org.volunteerledger.console.request;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.report.OutputOptions;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Outputs;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.request.RequestBoard;
import org.volunteerledger.request.RequestFilter;
import org.volunteerledger.request.ServiceRequest;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Versioned;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code request list} and {@code request overdue}. */
@Command(
        name = "list",
        description = "Lists requests in the order in which they came in.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;
    private final boolean overdue;

    @Mixin
    private RequestFilterOptions filter = new RequestFilterOptions();

    @Option(
            names = "--limit",
            defaultValue = "100",
            paramLabel = "N",
            description = "How many at most. Default: ${DEFAULT-VALUE}")
    private int limit = 100;

    @Option(names = "--after", paramLabel = "CURSOR", description = "Go on after a page; it says with what.")
    private @Nullable String after;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    ListCommand(Terminal terminal, Stores stores, boolean overdue) {
        this.terminal = terminal;
        this.stores = stores;
        this.overdue = overdue;
    }

    @Override
    public Integer call() {
        try (OpenLedger open = stores.open(store, Stores.Access.READ)) {
            RequestBoard board = open.ledger().requestBoard();
            RequestFilter which = filter.in(open);
            Slice<Versioned<ServiceRequest>> page = overdue
                    ? board.overdue(which, limit, after)
                    : board.list(which, PageRequest.first(limit).after(after));
            List<ServiceRequest> requests =
                    page.items().stream().map(Versioned::entity).toList();
            Instant now = open.now();
            RequestRows rows = RequestRows.of(open, requests, now);
            output.write(terminal, Outputs.of(store), RequestRows.COLUMNS, table -> {
                requests.forEach(request -> table.row(rows.row(request)));
                table.finish(List.of());
            });
            if (page.next() != null) {
                terminal.err().println("there are more: --after " + page.next());
            }
        }
        return ExitCode.OK;
    }
}
