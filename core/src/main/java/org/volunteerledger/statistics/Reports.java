package org.volunteerledger.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.aggregation.SortKey;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.place.Places;
import org.volunteerledger.storage.Storage;

/** Answers reports in the words of people. Thread-safe. */
public final class Reports {

    private final Storage storage;
    private final Places places;

    private Reports(Storage storage, Places places) {
        this.storage = storage;
        this.places = places;
    }

    /**
     * Over a storage.
     *
     * @param storage the storage
     * @param places  knows the areas
     * @return the reports
     */
    public static Reports over(Storage storage, Places places) {
        return new Reports(storage, places);
    }

    /**
     * The names of all columns.
     *
     * @return the names, in the order in which to show them
     */
    public Set<String> columns() {
        return new Columns(storage, AreaTree.of(List.of(), LocalDate.EPOCH)).names();
    }

    /**
     * Answers a report.
     *
     * @param request   the report
     * @param structure the day whose tree of areas, with its names, is used
     * @return the report
     * @throws InvalidInput if a column, or a value of a filter, does not exist, or the report is too large
     */
    public Report run(ReportRequest request, LocalDate structure) {
        Prepared prepared = prepare(List.of(request), structure).get(0);
        return prepared.report(storage.aggregate(prepared.query()));
    }

    /** Finds out what several reports ask of the ledger, with one look at the areas. */
    List<Prepared> prepare(List<ReportRequest> requests, LocalDate structure) {
        AreaTree tree = places.treeOn(structure);
        Columns columns = new Columns(storage, tree);
        return requests.stream()
                .map(request -> {
                    List<ReportColumn> by =
                            request.by().stream().map(columns::get).toList();
                    HourQuery query = new HourQuery(
                            by.stream().map(ReportColumn::grouping).toList(),
                            request.measures(),
                            filter(request, columns, tree),
                            request.order().stream()
                                    .map(order -> sortKey(request, order))
                                    .toList(),
                            request.top());
                    return new Prepared(request, by, query);
                })
                .toList();
    }

    /**
     * The statement of a year, over the whole ledger. Asked for in a year that is not over, it is the statement so far.
     *
     * @param year     the calendar year, 1900 to 2199
     * @param topTeams how many teams it names, 1 to {@value HourQuery#MAX_GROUPS}
     * @return the statement
     */
    public YearlyStatement yearlyStatement(int year, int topTeams) {
        Check.range("year", year, 1900, 2199);
        return new StatementFigures(storage, this, year).compute(topTeams);
    }

    /**
     * Which entries a report counts.
     *
     * @param request   the report
     * @param structure the day whose tree of areas is used
     * @return the filter
     * @throws InvalidInput if a column, or a value of a filter, does not exist
     */
    public HourFilter filter(ReportRequest request, LocalDate structure) {
        AreaTree tree = places.treeOn(structure);
        return filter(request, new Columns(storage, tree), tree);
    }

    private static HourFilter filter(ReportRequest request, Columns columns, AreaTree tree) {
        HourFilter filter = HourFilter.SERVICE.in(request.books()).within(request.from(), request.to());
        AreaId area = request.within();
        if (area != null) {
            filter = filter.where(
                    Dimension.AREA,
                    tree.subtree(area).stream().map(AreaId::value).toList());
        }
        for (Map.Entry<String, Set<String>> condition : request.where().entrySet()) {
            ReportColumn column = columns.get(condition.getKey());
            Set<Long> keys = new HashSet<>();
            for (String value : condition.getValue()) {
                Set<Long> found = column.keys().apply(value);
                if (found.isEmpty()) {
                    throw new InvalidInput(
                            StatisticsError.UNKNOWN_VALUE,
                            "There is no " + condition.getKey() + " of that name or code.",
                            Map.of("column", condition.getKey()));
                }
                keys.addAll(found);
            }
            filter = filter.where(column.grouping().dimension(), keys);
        }
        return filter;
    }

    private static SortKey sortKey(ReportRequest request, ReportRequest.Order order) {
        int column = request.by().indexOf(order.column());
        if (column < 0) {
            column = IntStream.range(0, request.measures().size())
                    .filter(i -> name(request.measures().get(i)).equals(order.column()))
                    .map(i -> request.by().size() + i)
                    .findFirst()
                    .orElseThrow(() -> new InvalidInput(
                            StatisticsError.UNKNOWN_COLUMN,
                            "The report has no column of that name to sort by.",
                            Map.of(
                                    "columns",
                                    request.by().size() + request.measures().size())));
        }
        return new SortKey(column, order.descending());
    }

    private static String name(Measure measure) {
        return measure.name().toLowerCase(Locale.ROOT);
    }

    private static Set<Long> keys(HourTable table, int column) {
        Set<Long> keys = new HashSet<>();
        for (int row = 0; row < table.rows(); row++) {
            keys.add(table.key(row, column));
        }
        return keys;
    }

    /** A report whose query is known and not yet answered. */
    record Prepared(ReportRequest request, List<ReportColumn> by, HourQuery query) {

        Report report(HourTable table) {
            List<Map<Long, String>> labels = new ArrayList<>();
            for (int i = 0; i < by.size(); i++) {
                labels.add(by.get(i).labels().apply(keys(table, i)));
            }
            return new Report(table, request.by(), labels);
        }
    }
}
