package org.volunteerledger.console.request;

import java.util.concurrent.Callable;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.request.ServiceRequestId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code request follow-up}. */
@Command(
        name = "follow-up",
        description = "Notes what the requester said when asked how it went; --because has the words.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class FollowUpCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Parameters(paramLabel = "ID", description = "The request.")
    private long id;

    @Option(names = "--unconfirmed", description = "The requester does not confirm the outcome.")
    private boolean unconfirmed;

    @Mixin
    private CommandOptions options = new CommandOptions();

    FollowUpCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        options.step(terminal, stores, id, open -> {
            open.ledger().serviceRequests().followUp(options.command(), new ServiceRequestId(id), !unconfirmed);
        });
        return ExitCode.OK;
    }
}
