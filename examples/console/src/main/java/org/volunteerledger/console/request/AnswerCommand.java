package org.volunteerledger.console.request;

import java.util.concurrent.Callable;
import org.volunteerledger.command.Command;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.request.Assignee;
import org.volunteerledger.request.RequestAction;
import org.volunteerledger.request.RequestFulfilment;
import org.volunteerledger.request.ServiceRequestId;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What those say who serve: yes, no, ours, not ours after all. */
@picocli.CommandLine.Command(sortOptions = false, mixinStandardHelpOptions = true)
final class AnswerCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;
    private final RequestAction action;

    @Parameters(paramLabel = "ID", description = "The request.")
    private long id;

    @Mixin
    private AssigneeOptions assignee = new AssigneeOptions();

    @Mixin
    private CommandOptions options = new CommandOptions();

    AnswerCommand(Terminal terminal, Stores stores, RequestAction action) {
        this.terminal = terminal;
        this.stores = stores;
        this.action = action;
    }

    @Override
    public Integer call() {
        options.step(terminal, stores, id, open -> {
            RequestFulfilment servers = open.ledger().requestFulfilment();
            ServiceRequestId request = new ServiceRequestId(id);
            Command command = options.command();
            Assignee who = assignee.in(open);
            switch (action) {
                case ACCEPT -> servers.accept(command, request, who);
                case DECLINE -> servers.decline(command, request, who);
                case CLAIM -> servers.claim(command, request, who);
                case RETURN -> servers.giveBack(command, request, who);
                default -> throw new IllegalStateException(action + " is not an answer");
            }
        });
        return ExitCode.OK;
    }
}
