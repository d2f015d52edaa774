package org.volunteerledger.console.place;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.place.Places;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code place area}: the tree of areas. */
@CommandLine.Command(
        name = "area",
        description = "The areas of the city: districts, streets, communities, grids and buildings.",
        footer = {
            "",
            "Examples:",
            "  place area add 640106 金凤区 --level DISTRICT",
            "  place area add 640106001 满城中路 --level STREET --in 640106",
            "  place area rename 640106001 满城路 --from 2026-12-01",
            "  place area list --in 640106"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class AreaCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    AreaCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @CommandLine.Command(
            name = "add",
            description = "Adds an area, the first of a city without --in.",
            footer = {
                "",
                "Examples:",
                "  place area add 640106 金凤区 --level DISTRICT",
                "  place area add 640106001 满城中路 --level STREET --in 640106 --from 2026-01-01"
            },
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(index = "0", paramLabel = "CODE", description = "The official code.") String code,
            @Parameters(index = "1", paramLabel = "NAME", description = "The name.") String name,
            @Option(names = "--level", paramLabel = "LEVEL", required = true, description = "${COMPLETION-CANDIDATES}.")
                    AreaLevel level,
            @Option(
                            names = "--in",
                            paramLabel = "CODE",
                            description = "The area above, of a higher level. Default: none")
                    @Nullable String above,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day. Default: today") @Nullable LocalDate from,
            @Mixin LineOptions options) {
        return options.begin(terminal, stores, open -> {
            LocalDate first = open.orToday(from);
            AreaId parent = above == null ? null : new Find(open).area(above);
            open.ledger().places().addArea(options.command(), new Places.NewArea(code, name, level, parent, first));
            return "area " + code + " " + name + " is there from " + first;
        });
    }

    @CommandLine.Command(
            name = "rename",
            description = "Gives an area another name from a day on; before it, the old one stays.",
            footer = {"", "Example:", "  place area rename 640106001 满城路 --from 2026-12-01"},
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int rename(
            @Parameters(index = "0", paramLabel = "CODE", description = "The official code.") String code,
            @Parameters(index = "1", paramLabel = "NAME", description = "The new name.") String name,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day. Default: today") @Nullable LocalDate from,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            LocalDate first = open.orToday(from);
            open.ledger().places().renameArea(options.command(), new Find(open).area(code), name, first);
            return "area " + code + " is called " + name + " from " + first;
        });
    }

    @CommandLine.Command(
            name = "move",
            description =
                    "Puts an area with all below it into another from a day on; without --in it stands alone. Entries stay as they are.",
            footer = {"", "Example:", "  place area move 640106001 --in 640104 --from 2026-12-01"},
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int move(
            @Parameters(paramLabel = "CODE", description = "The official code.") String code,
            @Option(
                            names = "--in",
                            paramLabel = "CODE",
                            description = "The area above, of a higher level. Default: none")
                    @Nullable String above,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day. Default: today") @Nullable LocalDate from,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            LocalDate first = open.orToday(from);
            Find find = new Find(open);
            AreaId parent = above == null ? null : find.area(above);
            open.ledger().places().moveArea(options.command(), find.area(code), parent, first);
            return "area " + code + (above == null ? " stands alone" : " lies in " + above) + " from " + first;
        });
    }

    @CommandLine.Command(
            name = "list",
            description = "Lists areas from the top down, as they stand on a day.",
            footer = {
                "",
                "Examples:",
                "  place area list --in 640106 --level COMMUNITY",
                "  place area list --on 2026-12-01"
            },
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--in", paramLabel = "CODE", description = "Only this area and what is below it.") @Nullable String in,
            @Option(
                            names = "--level",
                            paramLabel = "LEVEL",
                            description = "Only of this level: ${COMPLETION-CANDIDATES}.")
                    @Nullable AreaLevel level,
            @Option(names = "--on", paramLabel = "DAY", description = "The day. Default: today") @Nullable LocalDate on,
            @Mixin LineOptions options) {
        List<Column> columns = List.of(
                Column.text("area"),
                Column.text("name"),
                Column.text("level"),
                Column.text("in"),
                Column.text("in_name"));
        return options.show(terminal, stores, columns, (open, table) -> {
            LocalDate day = open.orToday(on);
            AreaTree tree = open.ledger().places().treeOn(day);
            Set<AreaId> within = in == null ? null : tree.subtree(new Find(open).area(in));
            tree.areas().stream()
                    .filter(area -> within == null || within.contains(area.id()))
                    .filter(area -> level == null || area.level() == level)
                    .sorted(Comparator.comparing(Area::level).thenComparing(Area::code))
                    .forEach(area -> {
                        Optional<Area> above = area.parentOn(day).flatMap(tree::find);
                        table.row(Arrays.asList(
                                area.code(),
                                area.nameOn(day),
                                area.level().name(),
                                above.map(Area::code).orElse(null),
                                above.map(each -> each.nameOn(day)).orElse(null)));
                    });
        });
    }
}
