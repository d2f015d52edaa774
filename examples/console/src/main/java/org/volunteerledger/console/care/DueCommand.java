package org.volunteerledger.console.care;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.care.CarePairing;
import org.volunteerledger.care.CarePairingId;
import org.volunteerledger.care.DueStatus;
import org.volunteerledger.care.DueVisit;
import org.volunteerledger.care.DueVisits;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Pages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code care due} and {@code care overdue}: the visits that are expected. */
abstract class DueCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;
    private final Set<DueStatus> usual;

    @Option(names = "--area", paramLabel = "CODE", description = "Within this area. Default: everywhere")
    private @Nullable String area;

    @Option(names = "--on", paramLabel = "DATE", description = "As things stand on this day. Default: today")
    private @Nullable LocalDate on;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "How many days to look back. Default: ${DEFAULT-VALUE}")
    private int days = 90;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            split = ",",
            description = "Other ones: ${COMPLETION-CANDIDATES}.")
    private @Nullable Set<DueStatus> statuses;

    @Mixin
    private CareOptions options = new CareOptions();

    DueCommand(Terminal terminal, Stores stores, Set<DueStatus> usual) {
        this.terminal = terminal;
        this.stores = stores;
        this.usual = usual;
    }

    static DueCommand due(Terminal terminal, Stores stores) {
        return new Due(terminal, stores);
    }

    static DueCommand overdue(Terminal terminal, Stores stores) {
        return new Overdue(terminal, stores);
    }

    /** {@code care due}. */
    @Command(
            name = "due",
            description = "Lists the visits that are expected now: their time has begun, and nobody was met yet.",
            mixinStandardHelpOptions = true)
    private static final class Due extends DueCommand {

        Due(Terminal terminal, Stores stores) {
            super(terminal, stores, EnumSet.of(DueStatus.DUE));
        }
    }

    /** {@code care overdue}. */
    @Command(
            name = "overdue",
            description = "Lists the visits whose time is over, of recipients whom nobody has met since.",
            mixinStandardHelpOptions = true)
    private static final class Overdue extends DueCommand {

        Overdue(Terminal terminal, Stores stores) {
            super(terminal, stores, EnumSet.of(DueStatus.OVERDUE));
        }
    }

    @Override
    public final Integer call() {
        return CareDesk.read(
                terminal,
                stores,
                options,
                desk -> desk.show(
                        List.of(
                                Column.text("recipient"),
                                Column.text("from"),
                                Column.text("to"),
                                Column.text("status"),
                                Column.text("carer")),
                        table -> list(desk, table)));
    }

    private void list(CareDesk desk, TableWriter table) {
        LocalDate today = desk.or(on);
        Set<AreaId> homes = desk.within(area);
        Set<DueStatus> asked = statuses == null ? usual : statuses;
        // A window that is open now ends later, by as much as the longest cycle lasts.
        LocalDate to = today.plusDays(Math.max(0, DueVisits.MAX_DAYS - 1L - days));
        Listing.pages(
                page -> desk.care().due().list(homes, today.minusDays(days), to, asked, today, page),
                due -> rows(desk, due, table));
    }

    private static void rows(CareDesk desk, List<DueVisit> due, TableWriter table) {
        Map<CarePairingId, VolunteerId> carers = new HashMap<>();
        Pages.byId(
                        desk.ledger().storage(),
                        CarePairing.KIND,
                        due.stream()
                                .map(DueVisit::pairing)
                                .filter(Objects::nonNull)
                                .map(CarePairingId::value)
                                .toList())
                .values()
                .forEach(read -> carers.put(read.entity().id(), read.entity().volunteer()));
        Map<VolunteerId, String> numbers = desk.numbers(carers.values());
        due.forEach(each -> {
            CarePairingId pairing = each.pairing();
            VolunteerId carer = pairing == null ? null : carers.get(pairing);
            table.row(Arrays.asList(
                    Long.toString(each.recipient().value()),
                    each.window().first().toString(),
                    each.window().last().toString(),
                    each.status().name(),
                    carer == null ? null : numbers.get(carer)));
        });
    }
}
