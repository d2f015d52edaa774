package org.volunteerledger.console.request;

import java.util.function.Consumer;
import java.util.function.Function;
import org.volunteerledger.command.Command;
import org.volunteerledger.console.line.ActOptions;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.request.ServiceRequest;
import org.volunteerledger.request.ServiceRequestId;
import picocli.CommandLine.Mixin;

/** What every command line has that changes a request. */
final class CommandOptions {

    @Mixin
    private ActOptions act = new ActOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    Command command() {
        return act.command(store.actor());
    }

    /** Opens the ledger, which must be there, and answers. */
    <T> T with(Stores stores, Function<OpenLedger, T> work) {
        return stores.with(store, Stores.Access.CHANGE, work);
    }

    /** Takes a step and says where the request stands. */
    void step(Terminal terminal, Stores stores, long id, Consumer<OpenLedger> step) {
        with(stores, open -> {
            step.accept(open);
            open.ledger()
                    .requestBoard()
                    .find(new ServiceRequestId(id))
                    .ifPresent(request -> terminal.out().println(line(request, open)));
            return null;
        });
    }

    static String line(ServiceRequest request, OpenLedger open) {
        var due = request.stage().dueAt();
        String until = due == null ? "" : ", due " + RequestRows.local(due, open.zone());
        return "request " + request.id().value() + " is " + request.status() + until;
    }
}
