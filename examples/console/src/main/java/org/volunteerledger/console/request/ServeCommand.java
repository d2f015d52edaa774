package org.volunteerledger.console.request;

import java.util.List;
import java.util.concurrent.Callable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.request.ServiceRequestId;
import org.volunteerledger.service.ActivityId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code request serve}. */
@Command(
        name = "serve",
        description = "Begins service or goes on with it, and links the activities in which it is given.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Parameters(paramLabel = "ID", description = "The request.")
    private long id;

    @Mixin
    private AssigneeOptions assignee = new AssigneeOptions();

    @Option(
            names = "--activity",
            paramLabel = "NAME|ID",
            description = "An activity of the team or organisation. Repeatable; a wish needs none.")
    private List<String> activities = List.of();

    @Mixin
    private CommandOptions options = new CommandOptions();

    ServeCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        options.step(terminal, stores, id, open -> {
            Find find = new Find(open);
            List<ActivityId> linked = activities.stream().map(find::activity).toList();
            open.ledger()
                    .requestFulfilment()
                    .serve(options.command(), new ServiceRequestId(id), assignee.in(open), linked);
        });
        return ExitCode.OK;
    }
}
