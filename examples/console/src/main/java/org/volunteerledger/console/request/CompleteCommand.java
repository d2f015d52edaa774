package org.volunteerledger.console.request;

import java.util.concurrent.Callable;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.request.RequestOutcome;
import org.volunteerledger.request.ServiceRequestId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code request complete}. */
@Command(
        name = "complete",
        description = "Reports that service is over; --because says what was done.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class CompleteCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Parameters(paramLabel = "ID", description = "The request.")
    private long id;

    @Mixin
    private AssigneeOptions assignee = new AssigneeOptions();

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            defaultValue = "SOLVED",
            description = "What came of it: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private RequestOutcome outcome = RequestOutcome.SOLVED;

    @Mixin
    private CommandOptions options = new CommandOptions();

    CompleteCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        options.step(terminal, stores, id, open -> {
            open.ledger()
                    .requestFulfilment()
                    .complete(options.command(), new ServiceRequestId(id), assignee.in(open), outcome);
        });
        return ExitCode.OK;
    }
}
