package org.volunteerledger.console.team;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.place.Station;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Ceremony;
import org.volunteerledger.team.CeremonyId;
import org.volunteerledger.team.CeremonyKind;
import org.volunteerledger.team.NewCeremony;
import org.volunteerledger.team.Team;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code team ceremony}: name plates, flags, pledges and openings. */
@CommandLine.Command(
        name = "ceremony",
        description = "The ceremonies of teams and stations: name plates, flags, pledges, openings.",
        footer = {
            "",
            "Examples:",
            "  team ceremony add 授旗仪式 --kind FLAG --team 小喇叭 --day 2026-11-08",
            "  team ceremony list --team 小喇叭"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class CeremonyCommand extends Group {

    private static final List<Column> COLUMNS = List.of(
            Column.text("ceremony"),
            Column.text("title"),
            Column.text("kind"),
            Column.text("day"),
            Column.text("team"),
            Column.text("station"),
            Column.text("called_off"));

    private final Terminal terminal;
    private final Stores stores;

    CeremonyCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @CommandLine.Command(
            name = "add",
            description = "Records a ceremony of a team, of a station, or of a team at a station.",
            footer = {"", "Example:", "  team ceremony add 授旗仪式 --kind FLAG --team 小喇叭 --day 2026-11-08"},
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "TITLE", description = "What it is called. No personal data.") String title,
            @Option(names = "--kind", paramLabel = "KIND", required = true, description = "${COMPLETION-CANDIDATES}")
                    CeremonyKind kind,
            @Option(names = "--team", paramLabel = "NAME|ID", description = "The team.") @Nullable String team,
            @Option(names = "--station", paramLabel = "NAME|ID", description = "The station.") @Nullable String station,
            @Option(names = "--day", paramLabel = "DAY", description = "The day, which may be ahead. Default: today")
                    @Nullable LocalDate day,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            Find find = new Find(open);
            NewCeremony wanted = new NewCeremony(
                    kind,
                    title,
                    open.orToday(day),
                    team == null ? null : find.team(team),
                    station == null ? null : find.station(station));
            CeremonyId id = open.ledger().ceremonies().record(options.command(), wanted);
            return "ceremony " + id.value() + " is on " + wanted.day();
        });
    }

    @CommandLine.Command(
            name = "cancel",
            description = "Takes a ceremony back; --because says why.",
            footer = {"", "Example:", "  team ceremony cancel 4711 --because 'heavy rain'"},
            mixinStandardHelpOptions = true)
    int cancel(
            @Parameters(paramLabel = "CEREMONY", description = "The id of the ceremony.") long id,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            open.ledger().ceremonies().cancel(options.command(), new CeremonyId(id));
            return "ceremony " + id + " is called off";
        });
    }

    @CommandLine.Command(
            name = "list",
            description = "Lists ceremonies by day.",
            footer = {"", "Example:", "  team ceremony list --team 小喇叭 --from 2026-01-01"},
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--team", paramLabel = "NAME|ID", description = "Only of this team.") @Nullable String team,
            @Option(names = "--station", paramLabel = "NAME|ID", description = "Only of this station.") @Nullable String station,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day. Default: any") @Nullable LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", description = "The last day. Default: any") @Nullable LocalDate to,
            @Option(names = "--all", description = "Also those that were called off.") boolean all,
            @Mixin LineOptions options) {
        return options.show(terminal, stores, COLUMNS, (open, table) -> {
            Find find = new Find(open);
            List<Filter> asked = new ArrayList<>();
            if (team != null) {
                asked.add(Filter.equal(Ceremony.TEAM, find.team(team).value()));
            }
            if (station != null) {
                asked.add(Filter.equal(Ceremony.STATION, find.station(station).value()));
            }
            asked.add(Filter.range(
                    Ceremony.DAY,
                    from == null ? null : from.toEpochDay(),
                    to == null ? null : to.plusDays(1).toEpochDay()));
            List<Ceremony> ceremonies =
                    Pages.all(open.storage(), Ceremony.KIND, Filter.all(asked.toArray(Filter[]::new))).stream()
                            .map(Versioned::entity)
                            .filter(each -> all || !each.cancelled())
                            .sorted(Comparator.comparing(Ceremony::day))
                            .toList();
            Map<Long, String> teams = find.words(
                    Team.KIND,
                    ceremonies.stream()
                            .flatMap(each -> Optional.ofNullable(each.team()).stream())
                            .toList(),
                    Team::name);
            Map<Long, String> stations = find.words(
                    Station.KIND,
                    ceremonies.stream()
                            .flatMap(each -> Optional.ofNullable(each.station()).stream())
                            .toList(),
                    Station::name);
            ceremonies.forEach(each -> table.row(Arrays.asList(
                    Long.toString(each.id().value()),
                    each.title(),
                    each.kind().name(),
                    each.day().toString(),
                    each.team() == null ? null : teams.get(each.team().value()),
                    each.station() == null ? null : stations.get(each.station().value()),
                    each.cancelled() ? "yes" : "no")));
        });
    }
}
