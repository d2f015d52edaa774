package org.volunteerledger.console.care;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.place.AreaLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code care carer}: the volunteers who care. */
@Command(
        name = "carer",
        description = "The volunteers who care for recipients.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class CarerCommand {

    private final Terminal terminal;
    private final Stores stores;

    CarerCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Command(description = "Registers a volunteer as a carer.", mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Option(
                            names = "--base",
                            required = true,
                            paramLabel = "CODE",
                            description = "Where the volunteer goes from.")
                    String base,
            @Option(names = "--within", paramLabel = "CODE", description = "Register a new base within this area.")
                    @Nullable String within,
            @Option(
                            names = "--level",
                            paramLabel = "LEVEL",
                            defaultValue = "BUILDING",
                            description = "The level of a new base.")
                    AreaLevel level,
            @Option(
                            names = "--capacity",
                            paramLabel = "N",
                            defaultValue = "5",
                            description = "How many recipients at most. Default: ${DEFAULT-VALUE}")
                    int capacity,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            desk.care()
                    .pairings()
                    .registerCarer(desk.command(), desk.volunteer(number), desk.home(base, within, level), capacity);
            desk.say("carer " + number);
        });
    }

    @Command(
            description = "Ends a volunteer's time as a carer; the recipients are proposed to others near by.",
            mixinStandardHelpOptions = true)
    int leave(
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Option(names = "--because", paramLabel = "TEXT", required = true, description = "Why.") String reason,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            var handOver = desk.care()
                    .pairings()
                    .handOver(desk.because(reason), desk.volunteer(number), desk.tree(), desk.rules());
            desk.say(handOver.proposed().size() + " recipients proposed to others, "
                    + handOver.left().size() + " left without anybody");
            handOver.left().forEach(recipient -> desk.say("without anybody: recipient " + recipient.value()));
        });
    }
}
