package org.volunteerledger.console.request;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.request.Assignee;
import org.volunteerledger.request.Dispatch;
import org.volunteerledger.request.ServiceRequestId;
import org.volunteerledger.request.ServiceRequests;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code request dispatch}. */
@Command(
        name = "dispatch",
        description = "Sends a request to a team or organisation that leads, and to others that support it.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class DispatchCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Parameters(paramLabel = "ID", description = "The request.")
    private long id;

    @Mixin
    private AssigneeOptions lead = new AssigneeOptions();

    @Option(names = "--support-team", paramLabel = "NAME|ID", description = "A team that supports. Repeatable.")
    private List<String> teams = List.of();

    @Option(
            names = "--support-organisation",
            paramLabel = "NAME|ID",
            description = "An organisation that supports. Repeatable.")
    private List<String> organisations = List.of();

    @Option(names = "--again", description = "Take it from whoever has it; --because says why.")
    private boolean again;

    @Mixin
    private CommandOptions options = new CommandOptions();

    DispatchCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        options.step(terminal, stores, id, open -> {
            ServiceRequests requests = open.ledger().serviceRequests();
            Dispatch dispatch = new Dispatch(lead.in(open), supporters(open));
            if (again) {
                requests.redispatch(options.command(), new ServiceRequestId(id), dispatch);
            } else {
                requests.dispatch(options.command(), new ServiceRequestId(id), dispatch);
            }
        });
        return ExitCode.OK;
    }

    private List<Assignee> supporters(OpenLedger open) {
        Find find = new Find(open);
        List<Assignee> supporters = new ArrayList<>();
        teams.forEach(team -> supporters.add(Assignee.of(find.team(team))));
        organisations.forEach(organisation -> supporters.add(Assignee.of(find.organisation(organisation))));
        return supporters;
    }
}
