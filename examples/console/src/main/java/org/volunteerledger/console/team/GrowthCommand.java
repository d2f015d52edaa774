package org.volunteerledger.console.team;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.team.TeamId;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code team growth}. */
@CommandLine.Command(
        name = "growth",
        description =
                "Shows how the members of a team became more or fewer: the first day, and each on which somebody came or went.",
        footer = {"", "Example:", "  team growth 小喇叭 --from 2026-01-01 --to 2026-12-31 --with-below"},
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class GrowthCommand implements Callable<Integer> {

    private static final List<Column> COLUMNS =
            List.of(Column.text("day"), Column.number("joined"), Column.number("left"), Column.number("members"));

    private final Terminal terminal;
    private final Stores stores;

    @Parameters(paramLabel = "TEAM", description = "The name or id.")
    private String team = "";

    @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first day.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day. Default: today")
    private @Nullable LocalDate to;

    @Option(
            names = "--with-below",
            description = "With the teams that are below it today; who is in two of them counts twice.")
    private boolean below;

    @Mixin
    private LineOptions options = new LineOptions();

    GrowthCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        return options.show(
                terminal,
                stores,
                COLUMNS,
                (open, table) -> open.ledger()
                        .memberships()
                        .growth(teams(open), from, open.orToday(to))
                        .forEach(
                                day -> table.row(List.of(day.day().toString(), day.joined(), day.left(), day.size()))));
    }

    private Collection<TeamId> teams(OpenLedger open) {
        TeamId asked = new Find(open).team(team);
        return below ? open.ledger().teams().treeOn(open.today()).subtree(asked) : List.of(asked);
    }
}
