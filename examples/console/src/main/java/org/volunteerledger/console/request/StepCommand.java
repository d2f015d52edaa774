package org.volunteerledger.console.request;

import java.util.concurrent.Callable;
import org.volunteerledger.command.Command;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.request.RequestAction;
import org.volunteerledger.request.ServiceRequestId;
import org.volunteerledger.request.ServiceRequests;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A step of the centre or the requester that needs no more than the request. */
@picocli.CommandLine.Command(sortOptions = false, mixinStandardHelpOptions = true)
final class StepCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;
    private final RequestAction action;

    @Parameters(paramLabel = "ID", description = "The request.")
    private long id;

    @Mixin
    private CommandOptions options = new CommandOptions();

    StepCommand(Terminal terminal, Stores stores, RequestAction action) {
        this.terminal = terminal;
        this.stores = stores;
        this.action = action;
    }

    @Override
    public Integer call() {
        options.step(terminal, stores, id, open -> {
            ServiceRequests requests = open.ledger().serviceRequests();
            ServiceRequestId request = new ServiceRequestId(id);
            Command command = options.command();
            switch (action) {
                case REVIEW -> requests.review(command, request);
                case REJECT -> requests.reject(command, request);
                case OFFER -> requests.offer(command, request);
                case CLOSE -> requests.close(command, request);
                case CANCEL -> requests.cancel(command, request);
                case TIME_OUT -> requests.timeOut(command, request);
                default -> throw new IllegalStateException(action + " needs more than the request");
            }
        });
        return ExitCode.OK;
    }
}
