package org.volunteerledger.console.honour;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Needed;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableFormat;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.honour.Board;
import org.volunteerledger.honour.Honour;
import org.volunteerledger.honour.HonourFilter;
import org.volunteerledger.honour.HonourKind;
import org.volunteerledger.honour.HonourLevel;
import org.volunteerledger.honour.HonourStatus;
import org.volunteerledger.honour.PublicationCounts;
import org.volunteerledger.honour.Recipient;
import org.volunteerledger.honour.Selection;
import org.volunteerledger.place.Area;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Versioned;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honour list}: the register of good people. */
@Command(
        name = "list",
        description =
                "Shows the register: honours by area, year, kind and level; counts by level; boards with what they show.",
        footer = {
            "",
            "Examples:",
            "  honour list --area 360802 --year 2026",
            "  honour list --status announced",
            "  honour list --counts",
            "  honour list --boards"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    private static final List<Column> COLUMNS = List.of(
            Column.text("id"),
            Column.text("kind"),
            Column.text("level"),
            Column.number("year"),
            Column.text("recipient"),
            Column.text("area"),
            Column.text("status"),
            Column.text("notice until"),
            Column.text("awarded on"),
            Column.number("number"));

    private final Terminal terminal;
    private final Stores stores;

    @Option(names = "--area", paramLabel = "CODE", description = "An area with all that lies within.")
    private @Nullable String area;

    @Option(names = "--year", paramLabel = "YEAR", description = "The year.")
    private @Nullable Integer year;

    @Option(names = "--kind", paramLabel = "CODE", description = "The kind of honour.")
    private @Nullable String kind;

    @Option(names = "--level", paramLabel = "LEVEL", description = "${COMPLETION-CANDIDATES}")
    private @Nullable HonourLevel level;

    @Option(
            names = "--recipient",
            paramLabel = "RECIPIENT",
            description = "person:NUMBER, team:NAME, project:NAME or community:CODE.")
    private @Nullable String recipient;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            split = ",",
            completionCandidates = Statuses.class,
            description = "${COMPLETION-CANDIDATES}, or all. Default: those that are held")
    private List<String> statuses = List.of();

    @Option(names = "--counts", description = "Count by level instead.")
    private boolean counts;

    @Option(names = "--boards", description = "Show the boards and how many honours each shows instead.")
    private boolean boards;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private TableFormat format = TableFormat.TABLE;

    @Mixin
    private StoreOptions store = new StoreOptions();

    ListCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        try (OpenLedger open = stores.open(store, Stores.Access.READ)) {
            if (boards) {
                boards(open);
            } else if (counts) {
                counts(open);
            } else {
                honours(open);
            }
        }
        return ExitCode.OK;
    }

    private HonourFilter filter(Names names) {
        HonourFilter filter = HonourFilter.STANDING;
        filter = area == null ? filter : filter.within(names.area(area));
        filter = year == null ? filter : filter.of(year);
        filter = kind == null ? filter : filter.of(names.kind(kind).id());
        filter = level == null ? filter : filter.of(level);
        filter = recipient == null
                ? filter
                : filter.to(names.recipient(recipient).recipient());
        return statuses.isEmpty() ? filter : filter.standing(asked());
    }

    private Set<HonourStatus> asked() {
        Set<HonourStatus> asked = EnumSet.noneOf(HonourStatus.class);
        for (String status : statuses) {
            String name = status.strip().toUpperCase(Locale.ROOT);
            asked.addAll(name.equals("ALL") ? EnumSet.allOf(HonourStatus.class) : Set.of(status(name)));
        }
        return asked;
    }

    private static HonourStatus status(String name) {
        return Arrays.stream(HonourStatus.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> Needed.wrong("--status", "is one of " + String.join(", ", new Statuses()) + ", or all"));
    }

    /** The words for the help. */
    static final class Statuses implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(HonourStatus.values()).map(HonourStatus::name).iterator();
        }
    }

    private void honours(OpenLedger open) {
        Names names = new Names(open);
        HonourFilter filter = filter(names);
        TableWriter table = TableWriter.of(format, COLUMNS, terminal.out(), false);
        PageRequest page = PageRequest.first(1_000);
        Slice<Versioned<Honour>> slice;
        do {
            slice = open.ledger().honours().list(filter, page);
            rows(
                    open,
                    names,
                    table,
                    slice.items().stream().map(Versioned::entity).toList());
            page = page.after(slice.next());
        } while (slice.next() != null);
        table.finish(List.of());
        terminal.err().println(table.rows() + (table.rows() == 1 ? " honour" : " honours"));
    }

    private static void rows(OpenLedger open, Names names, TableWriter table, List<Honour> honours) {
        Map<Recipient, String> recipients =
                names.labels(honours.stream().map(Honour::recipient).toList());
        Map<Long, String> kinds = names.labels(
                HonourKind.KIND,
                honours.stream().map(each -> each.kind().value()).toList(),
                HonourKind::name);
        Map<Long, String> areas = names.labels(
                Area.KIND,
                honours.stream().map(each -> each.area().value()).toList(),
                each -> each.nameOn(open.today()));
        for (Honour honour : honours) {
            Selection selection = honour.selection();
            table.row(Arrays.asList(
                    Long.toString(honour.id().value()),
                    kinds.get(honour.kind().value()),
                    honour.level().name(),
                    honour.year(),
                    recipients.get(honour.recipient()),
                    areas.get(honour.area().value()),
                    honour.status().name(),
                    selection == null ? null : selection.noticeUntil(),
                    honour.awardedOn(),
                    honour.number()));
        }
    }

    private void counts(OpenLedger open) {
        Map<HonourLevel, Long> byLevel = open.ledger().honours().countByLevel(filter(new Names(open)));
        TableWriter table =
                TableWriter.of(format, List.of(Column.text("level"), Column.number("honours")), terminal.out(), false);
        byLevel.forEach((each, count) -> table.row(List.of(each.name(), count)));
        table.finish(List.of(
                "total", byLevel.values().stream().mapToLong(Long::longValue).sum()));
    }

    private void boards(OpenLedger open) {
        PublicationCounts shown = open.ledger().boards().counts(year);
        TableWriter table = TableWriter.of(
                format,
                List.of(Column.text("id"), Column.text("board"), Column.text("channel"), Column.number("publications")),
                terminal.out(),
                false);
        Pages.visit(open.storage(), Board.KIND, Filter.ALL, row -> {
            Board board = row.entity();
            table.row(List.of(
                    Long.toString(board.id().value()),
                    board.name(),
                    board.channel().name(),
                    shown.byBoard().getOrDefault(board.id(), 0L)));
        });
        table.finish(Arrays.asList("total", null, null, shown.total()));
        shown.byChannel().forEach((channel, count) -> terminal.err().println(channel + ": " + count));
    }
}
