package org.volunteerledger.console.care;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.care.Carer;
import org.volunteerledger.console.line.Times;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
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

    private static final List<Column> COLUMNS = List.of(
            Column.text("volunteer"),
            Column.text("base"),
            Column.number("recipients"),
            Column.number("capacity"),
            Column.text("since"),
            Column.text("left_on"));

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

    @Command(description = "Lists carers with how many recipients they have.", mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--area", paramLabel = "CODE", description = "Whose base is within this area.") @Nullable String area,
            @Option(names = "--all", description = "Also those who no longer care.") boolean all,
            @Mixin CareOptions options) {
        return CareDesk.read(terminal, stores, options, desk -> {
            Set<AreaId> bases = desk.within(area);
            List<Carer> carers = Pages.all(desk.ledger().storage(), Carer.KIND, Filter.ALL).stream()
                    .map(Versioned::entity)
                    .filter(carer -> all || carer.leftOn() == null)
                    .filter(carer -> bases == null || bases.contains(carer.base()))
                    .toList();
            Map<VolunteerId, String> numbers =
                    desk.numbers(carers.stream().map(Carer::volunteer).toList());
            Map<AreaId, String> codes =
                    desk.codes(carers.stream().map(Carer::base).toList());
            desk.show(
                    COLUMNS,
                    table -> carers.forEach(carer -> table.row(Arrays.asList(
                            numbers.get(carer.volunteer()),
                            codes.get(carer.base()),
                            carer.load(),
                            carer.capacity(),
                            carer.since().toString(),
                            Times.text(carer.leftOn())))));
        });
    }
}
