package org.volunteerledger.console.request;

import java.util.List;
import java.util.concurrent.Callable;
import org.volunteerledger.console.report.OutputOptions;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Outputs;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.request.Proposal;
import org.volunteerledger.request.ServiceRequestId;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code request match}. */
@Command(
        name = "match",
        description = "Proposes teams for a request, the best first, with the parts of each score.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class MatchCommand implements Callable<Integer> {

    private static final List<Column> COLUMNS =
            List.of(Column.text("team"), Column.text("name"), Column.number("score"), Column.text("because"));

    private final Terminal terminal;
    private final Stores stores;

    @Parameters(paramLabel = "ID", description = "The request.")
    private long id;

    @Option(names = "--top", defaultValue = "10", paramLabel = "N", description = "How many. Default: ${DEFAULT-VALUE}")
    private int top = 10;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    MatchCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        try (OpenLedger open = stores.open(store, Stores.Access.READ)) {
            List<Proposal> proposals = open.ledger().requestBoard().proposals(new ServiceRequestId(id), top);
            var teams = Pages.byId(
                    open.storage(),
                    Team.KIND,
                    proposals.stream()
                            .map(each -> each.candidate().team().value())
                            .toList());
            output.write(terminal, Outputs.of(store), COLUMNS, table -> {
                for (Proposal each : proposals) {
                    long team = each.candidate().team().value();
                    Versioned<Team> found = teams.get(team);
                    table.row(List.of(
                            Long.toString(team),
                            found == null ? "" : found.entity().name(),
                            each.score(),
                            each.explain()));
                }
                table.finish(List.of());
            });
        }
        return ExitCode.OK;
    }
}
