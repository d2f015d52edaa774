package org.volunteerledger.console.request;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.report.OutputOptions;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Outputs;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.place.Area;
import org.volunteerledger.request.RequestDimension;
import org.volunteerledger.request.RequestFigures;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code request stats}. */
@Command(
        name = "stats",
        description = "Counts requests, first answers in time, and ratings with their average.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class StatsCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Option(
            names = "--by",
            paramLabel = "BY",
            split = ",",
            defaultValue = "STATUS",
            description = "What to group by: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private List<RequestDimension> by = List.of();

    @Mixin
    private RequestFilterOptions filter = new RequestFilterOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    StatsCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        try (OpenLedger open = stores.open(store, Stores.Access.READ)) {
            List<RequestFigures> groups = open.ledger().requestBoard().figures(filter.in(open), by);
            List<RequestFigures> total = open.ledger().requestBoard().figures(filter.in(open), List.of());
            List<Map<Long, String>> names = new ArrayList<>();
            for (int i = 0; i < by.size(); i++) {
                names.add(names(open, by.get(i), keys(groups, i)));
            }
            output.write(terminal, Outputs.of(store), columns(), table -> {
                groups.forEach(group -> table.row(row(labels(group, names), group)));
                if (total.isEmpty() || by.isEmpty()) {
                    table.finish(List.of());
                } else {
                    List<@Nullable Object> label = new ArrayList<>();
                    by.forEach(each -> label.add(label.isEmpty() ? "total" : null));
                    table.finish(row(label, total.get(0)));
                }
            });
        }
        return ExitCode.OK;
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        by.forEach(each -> columns.add(Column.text(each.name().toLowerCase(Locale.ROOT))));
        for (String name : List.of("requests", "answered", "in_time", "in_time_%", "rated", "average")) {
            columns.add(Column.number(name));
        }
        return columns;
    }

    private static List<@Nullable Object> row(List<@Nullable Object> labels, RequestFigures figures) {
        List<@Nullable Object> row = new ArrayList<>(labels);
        row.add(figures.requests());
        row.add(figures.answered());
        row.add(figures.inTime());
        row.add(hundredths(figures.inTimeShare()));
        row.add(figures.rated());
        row.add(hundredths(figures.averageHundredths()));
        return row;
    }

    private static @Nullable BigDecimal hundredths(OptionalLong value) {
        return value.isEmpty() ? null : BigDecimal.valueOf(value.getAsLong(), 2);
    }

    private static List<@Nullable Object> labels(RequestFigures group, List<Map<Long, String>> names) {
        List<@Nullable Object> labels = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Object key = group.keys().get(i);
            labels.add(key instanceof Long id ? names.get(i).getOrDefault(id, id.toString()) : key);
        }
        return labels;
    }

    private static Set<Long> keys(List<RequestFigures> groups, int column) {
        return groups.stream()
                .map(group -> group.keys().get(column))
                .filter(Long.class::isInstance)
                .map(key -> (Long) Objects.requireNonNull(key))
                .collect(Collectors.toSet());
    }

    private static Map<Long, String> names(OpenLedger open, RequestDimension by, Set<Long> ids) {
        return switch (by) {
            case TEAM -> read(open, Team.KIND, ids, Team::name);
            case ORGANISATION -> read(open, Organisation.KIND, ids, Organisation::name);
            case CATEGORY -> read(open, ServiceCategory.KIND, ids, ServiceCategory::code);
            case AREA, DISTRICT, STREET, COMMUNITY -> read(open, Area.KIND, ids, area -> area.nameOn(open.today()));
            default -> Map.of();
        };
    }

    private static <E> Map<Long, String> read(OpenLedger open, Kind<E> kind, Set<Long> ids, Function<E, String> name) {
        Map<Long, String> names = new HashMap<>();
        Pages.byId(open.storage(), kind, ids).forEach((id, found) -> names.put(id, name.apply(found.entity())));
        return names;
    }
}
