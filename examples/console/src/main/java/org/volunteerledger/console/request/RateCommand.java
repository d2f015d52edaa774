package org.volunteerledger.console.request;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.request.ServiceRequestId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code request rate}. */
@Command(
        name = "rate",
        description = "Rates what was done, once, for the requester.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class RateCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Parameters(paramLabel = "ID", description = "The request.")
    private long id;

    @Option(names = "--score", required = true, paramLabel = "N", description = "1 for bad to 5 for good.")
    private int score;

    @Option(names = "--comment", paramLabel = "TEXT", description = "What else there is to say, without personal data.")
    private @Nullable String comment;

    @Mixin
    private CommandOptions options = new CommandOptions();

    RateCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        options.step(terminal, stores, id, open -> {
            open.ledger().serviceRequests().rate(options.command(), new ServiceRequestId(id), score, comment);
        });
        return ExitCode.OK;
    }
}
