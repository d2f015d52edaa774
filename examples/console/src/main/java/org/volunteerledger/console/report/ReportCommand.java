package org.volunteerledger.console.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Outputs;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.cube.Cube;
import org.volunteerledger.statistics.Report;
import org.volunteerledger.statistics.ReportRequest;
import org.volunteerledger.statistics.Reports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code report}: figures by any columns. */
@Command(
        name = "report",
        description = {
            "Adds up effective entries by any columns, by the day of the service.",
            "",
            "Columns: volunteer, activity, project, team, organisation, area, station, category; team.sponsor, team.speciality,"
                    + " team.brand, project.brand, station.kind; district, street, community, grid, building; evidence, book;"
                    + " day, week, month, quarter, year.",
            "",
            "Measures: minutes, hours (minutes / 60, rounded once), participations, visits, entries, and volunteers and"
                    + " activities, which count different ones and do not add up: they have no total.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  report",
            "  report --by team,month --measure hours,participations,volunteers --from 2026-01-01 --to 2026-12-31",
            "  report --by team --order hours:desc --top 100 --format csv --out teams.csv",
            "  report --by category --area 360802 --where team.sponsor=SOCIAL_ORGANISATION --format md"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Option(names = "--by", split = ",", paramLabel = "COLUMN", description = "The columns to group by, at most six.")
    private List<String> by = List.of();

    @Option(
            names = "--measure",
            split = ",",
            paramLabel = "MEASURE",
            defaultValue = "hours,participations,volunteers",
            description = "What to compute. Default: ${DEFAULT-VALUE}")
    private List<String> measures = List.of();

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Option(
            names = "--order",
            split = ",",
            paramLabel = "COLUMN[:desc]",
            description = "The order of the rows: columns or measures. Default: that of the groups")
    private List<String> order = List.of();

    @Option(names = "--top", paramLabel = "N", description = "How many rows at most.")
    private int top = HourQuery.MAX_GROUPS;

    @Option(
            names = "--cube",
            paramLabel = "FILE",
            description =
                    "Answers from the cube that is kept in this file. It is made when the file is missing, and brought up to"
                            + " date otherwise, so that only what has changed since is read.")
    private @Nullable Path cube;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    /**
     * Makes the command.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     */
    public ReportCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() throws IOException {
        List<Figure> figures = measures.stream().map(Figure::of).distinct().toList();
        List<ReportRequest.Order> keys =
                order.stream().map(ReportCommand::order).toList();
        Set<Measure> needed = new LinkedHashSet<>();
        figures.forEach(figure -> needed.add(figure.measure()));
        order.stream()
                .map(ReportCommand::column)
                .filter(Figure::isFigure)
                .forEach(column -> needed.add(Figure.of(column).measure()));
        List<String> columns = by.stream().map(ReportCommand::column).toList();
        try (OpenLedger open = stores.open(store, Stores.Access.READ)) {
            List<Measure> asked = List.copyOf(needed);
            ReportRequest request = filter.request(open, columns, asked, keys, top);
            Reports reports = reports(open);
            Report report = reports.run(request, open.today());
            boolean cut = report.table().rows() == top;
            HourTable totals = cut
                    ? reports.run(filter.request(open, List.of(), asked, List.of(), 1), open.today())
                            .table()
                    : report.table();
            output.write(
                    terminal,
                    Outputs.of(store).sparing(cube),
                    headings(columns, figures),
                    table -> rows(table, report, totals, figures));
            if (cut) {
                terminal.err().println("there may be more rows than --top shows; the totals are those of all");
            }
        }
        return ExitCode.OK;
    }

    private Reports reports(OpenLedger open) throws IOException {
        Path file = cube;
        if (file == null) {
            return open.ledger().reports();
        }
        Outputs.of(store).checked(file);
        Cube.Builder builder = Cube.over(open.storage());
        Cube kept = Files.exists(file) ? builder.restore(file) : builder.load();
        kept.save(file);
        return Reports.over(
                kept.storage(Cube.Freshness.LAST_REFRESH),
                open.ledger().places(),
                open.ledger().zone());
    }

    private static List<Column> headings(List<String> columns, List<Figure> figures) {
        List<Column> headings = new ArrayList<>();
        columns.forEach(column -> headings.add(Column.text(column)));
        figures.forEach(figure -> headings.add(Column.number(figure.label())));
        return headings;
    }

    private static void rows(TableWriter writer, Report report, HourTable totals, List<Figure> figures) {
        HourTable table = report.table();
        int columns = report.columns().size();
        for (int row = 0; row < table.rows(); row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                values.add(report.label(row, column));
            }
            for (Figure figure : figures) {
                values.add(figure.shown(table.value(row, index(table, figure))));
            }
            writer.row(values);
        }
        if (columns == 0 && table.rows() == 0) {
            writer.row(figures.stream()
                    .<@Nullable Object>map(figure -> figure.shown(0))
                    .toList());
        }
        writer.finish(columns == 0 ? List.of() : totals(totals, columns, figures));
    }

    private static List<@Nullable Object> totals(HourTable table, int columns, List<Figure> figures) {
        List<@Nullable Object> totals = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            totals.add(column == 0 ? "total" : null);
        }
        for (Figure figure : figures) {
            boolean adds = !figure.measure().isDistinct();
            totals.add(adds ? figure.shown(table.total(index(table, figure))) : null);
        }
        return totals;
    }

    private static int index(HourTable table, Figure figure) {
        return table.query().measures().indexOf(figure.measure());
    }

    private static ReportRequest.Order order(String key) {
        String column = column(key);
        boolean descending = key.toLowerCase(Locale.ROOT).endsWith(":desc");
        String name =
                Figure.isFigure(column) ? Figure.of(column).measure().name().toLowerCase(Locale.ROOT) : column;
        return new ReportRequest.Order(name, descending);
    }

    private static String column(String key) {
        return key.strip().toLowerCase(Locale.ROOT).replaceFirst(":(asc|desc)$", "");
    }
}
