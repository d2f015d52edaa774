package org.volunteerledger.console.request;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.request.Need;
import org.volunteerledger.request.NewServiceRequest;
import org.volunteerledger.request.RequestChannel;
import org.volunteerledger.request.RequestKind;
import org.volunteerledger.request.Requester;
import org.volunteerledger.request.ServiceRequestId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code request submit}. */
@Command(
        name = "submit",
        description = "Brings a request in, and prints its id.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class SubmitCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Option(names = "--title", required = true, paramLabel = "TEXT", description = "What is needed, in a few words.")
    private String title = "";

    @Option(names = "--area", required = true, paramLabel = "CODE", description = "Where: the code of the area.")
    private String area = "";

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Who asks. Kept encrypted.")
    private String name = "";

    @Option(names = "--phone", paramLabel = "NUMBER", description = "The phone number. Kept encrypted.")
    private @Nullable String phone;

    @Option(names = "--address", paramLabel = "TEXT", description = "Where exactly. Kept encrypted.")
    private @Nullable String address;

    @Option(names = "--details", paramLabel = "TEXT", description = "What happened. Kept encrypted.")
    private @Nullable String details;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "SERVICE",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private RequestKind kind = RequestKind.SERVICE;

    @Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            defaultValue = "DESK",
            description = "How it came in: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private RequestChannel channel = RequestChannel.DESK;

    @Option(names = "--reference", paramLabel = "TEXT", description = "The number of the line, column or ticket.")
    private @Nullable String reference;

    @Option(names = "--category", paramLabel = "CODE", description = "The category of service.")
    private @Nullable String category;

    @Option(names = "--skill", paramLabel = "TEXT", description = "The skill that it takes.")
    private @Nullable String skill;

    @Option(names = "--risks", paramLabel = "TEXT", description = "What may be dangerous.")
    private @Nullable String risks;

    @Mixin
    private CommandOptions options = new CommandOptions();

    SubmitCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        ServiceRequestId id = options.with(stores, open -> {
            open.keys();
            NewServiceRequest request =
                    new NewServiceRequest(need(open), channel, reference, new Requester(name, phone, address, details));
            return open.ledger().serviceRequests().submit(options.command(), request);
        });
        terminal.out().println(id.value());
        return ExitCode.OK;
    }

    private Need need(OpenLedger open) {
        Find find = new Find(open);
        return new Need(
                kind, title, risks, find.area(area), category == null ? null : find.category(category), skill, null);
    }
}
