package org.volunteerledger.console.report;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.statistics.ReportRequest;
import org.volunteerledger.statistics.StatisticsError;
import picocli.CommandLine.Option;

/** Which entries count: the options that a report and the list of its entries share. */
final class FilterOptions {

    @Option(names = "--from", paramLabel = "DATE", description = "The first service day, such as 2026-01-01.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last service day, inclusive.")
    private @Nullable LocalDate to;

    @Option(names = "--area", paramLabel = "CODE", description = "An area with all that lies within, by its code.")
    private @Nullable String area;

    @Option(
            names = "--where",
            paramLabel = "COLUMN=VALUE[,VALUE]",
            description =
                    "Only some values of a column, as reports show them. Repeatable. Write \\, for a comma in a value, and - for what"
                            + " has none, as in team=-. A team"
                            + " is without those below it: name them too, as in team=总队,一队.")
    private List<String> where = List.of();

    @Option(
            names = "--book",
            paramLabel = "BOOK",
            description = "service, training or all. Default: service, or those that --where book=... names")
    private @Nullable String book;

    ReportRequest request(
            OpenLedger open, List<String> by, List<Measure> measures, List<ReportRequest.Order> order, int top) {
        return new ReportRequest(by, measures, from, to, within(open), conditions(), books(conditions()), order, top);
    }

    ReportRequest everything(OpenLedger open) {
        return request(open, List.of(), List.of(Measure.MINUTES), List.of(), HourQuery.MAX_GROUPS);
    }

    private @Nullable AreaId within(OpenLedger open) {
        String code = area;
        if (code == null) {
            return null;
        }
        return open.ledger()
                .places()
                .areaByCode(code)
                .orElseThrow(() -> new InvalidInput(StatisticsError.UNKNOWN_VALUE, "There is no area of that code."))
                .id();
    }

    private Map<String, Set<String>> conditions() {
        Map<String, Set<String>> conditions = new LinkedHashMap<>();
        for (String condition : where) {
            int equals = condition.indexOf('=');
            if (equals < 1) {
                throw new InvalidInput(
                        InputError.BAD_FORMAT, "--where takes a column and its values, as in category=env.");
            }
            Set<String> values = conditions.computeIfAbsent(
                    condition.substring(0, equals).strip().toLowerCase(Locale.ROOT), column -> new LinkedHashSet<>());
            for (String value : condition.substring(equals + 1).split("(?<!\\\\),", -1)) {
                values.add(value.replace("\\,", ","));
            }
        }
        return conditions;
    }

    private Set<Book> books(Map<String, Set<String>> conditions) {
        if (book == null) {
            return conditions.containsKey("book") ? EnumSet.allOf(Book.class) : EnumSet.of(Book.SERVICE);
        }
        return switch (book.toLowerCase(Locale.ROOT)) {
            case "service" -> EnumSet.of(Book.SERVICE);
            case "training" -> EnumSet.of(Book.TRAINING);
            case "all" -> EnumSet.allOf(Book.class);
            default -> throw new InvalidInput(InputError.BAD_FORMAT, "--book takes service, training or all.");
        };
    }
}
