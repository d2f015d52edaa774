package org.volunteerledger.console.place;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Times;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.Station;
import org.volunteerledger.place.StationId;
import org.volunteerledger.place.StationKind;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code place station}: practice centres, offices, stations and bases. */
@CommandLine.Command(
        name = "station",
        description = "Practice centres, offices, stations and bases.",
        footer = {"", "Examples:", "  place station open 满城驿站 --area 640106001", "  place station list --in 640106"},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class StationCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    StationCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @CommandLine.Command(
            name = "open",
            description = "Opens a practice centre, office, station or base.",
            footer = {"", "Example:", "  place station open 满城驿站 --area 640106001 --kind STATION"},
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int open(
            @Parameters(paramLabel = "NAME", description = "The name.") String name,
            @Option(names = "--area", paramLabel = "CODE", required = true, description = "The area that it serves.")
                    String area,
            @Option(
                            names = "--kind",
                            paramLabel = "KIND",
                            defaultValue = "STATION",
                            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
                    StationKind kind,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day. Default: today") @Nullable LocalDate from,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            LocalDate first = open.orToday(from);
            StationId id =
                    open.ledger().places().openStation(options.command(), name, kind, new Find(open).area(area), first);
            return "station " + id.value() + " " + name + " is open from " + first;
        });
    }

    @CommandLine.Command(
            name = "close",
            description = "Closes a station.",
            footer = {"", "Example:", "  place station close 满城驿站 --from 2026-12-01"},
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int close(
            @Parameters(paramLabel = "STATION", description = "The name or id.") String station,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day without it. Default: today")
                    @Nullable LocalDate from,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            LocalDate last = open.orToday(from);
            open.ledger().places().closeStation(options.command(), new Find(open).station(station), last);
            return "station " + station + " is closed from " + last;
        });
    }

    @CommandLine.Command(
            name = "list",
            description = "Lists the stations that are not closed.",
            footer = {"", "Example:", "  place station list --in 640106 --kind STATION"},
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--in", paramLabel = "CODE", description = "Only in this area and what is below it.")
                    @Nullable String in,
            @Option(names = "--kind", paramLabel = "KIND", description = "Only of this kind: ${COMPLETION-CANDIDATES}.")
                    @Nullable StationKind kind,
            @Option(names = "--all", description = "Also those that are closed.") boolean all,
            @Mixin LineOptions options) {
        List<Column> columns = List.of(
                Column.text("station"),
                Column.text("name"),
                Column.text("kind"),
                Column.text("area"),
                Column.text("open"),
                Column.text("closed"));
        return options.show(terminal, stores, columns, (open, table) -> {
            Find find = new Find(open);
            Set<AreaId> within = in == null ? null : find.within(in);
            List<Station> stations = Pages.all(
                            open.storage(),
                            Station.KIND,
                            kind == null ? Filter.ALL : Filter.is(Station.STATION_KIND, kind))
                    .stream()
                    .map(Versioned::entity)
                    .filter(station -> all || station.closedOn() == null)
                    .filter(station -> within == null || within.contains(station.area()))
                    .toList();
            Map<Long, String> codes =
                    find.words(Area.KIND, stations.stream().map(Station::area).toList(), Area::code);
            stations.forEach(station -> table.row(Arrays.asList(
                    Long.toString(station.id().value()),
                    station.name(),
                    station.kind().name(),
                    codes.get(station.area().value()),
                    station.openedOn().toString(),
                    Times.text(station.closedOn()))));
        });
    }
}
