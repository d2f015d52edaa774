package org.volunteerledger.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Counts;
import org.volunteerledger.storage.Storage;

/** Counts requests: one count of the storage, grouped by answer and score besides, and added up here. */
final class FigureCount {

    private static final int MAX_DIMENSIONS = 4;

    private static final Comparator<RequestFigures> BY_KEYS = (a, b) -> {
        for (int i = 0; i < a.keys().size(); i++) {
            int order = compare(a.keys().get(i), b.keys().get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    private final Storage storage;
    private final AreaTree tree;

    FigureCount(Storage storage, AreaTree tree) {
        this.storage = storage;
        this.tree = tree;
    }

    List<RequestFigures> count(RequestFilter filter, List<RequestDimension> by) {
        Check.range("dimensions", by.size(), 0, MAX_DIMENSIONS);
        if (by.stream().distinct().count() != by.size()) {
            throw new InvalidInput(InputError.CONTRADICTION, "Requests are grouped by a dimension once.", Map.of());
        }
        List<String> attributes = Stream.concat(
                        by.stream().map(RequestDimension::attribute),
                        Stream.of(ServiceRequest.ANSWER, ServiceRequest.SCORE))
                .map(Attribute::name)
                .distinct()
                .toList();
        Map<List<@Nullable Object>, RequestFigures> groups = new LinkedHashMap<>();
        for (Counts.Row row : storage.count(ServiceRequest.KIND, filter.conditions(), attributes)
                .rows()) {
            RequestFigures figures = figures(row, by, attributes);
            groups.merge(figures.keys(), figures, RequestFigures::plus);
        }
        return groups.values().stream().sorted(BY_KEYS).toList();
    }

    private RequestFigures figures(Counts.Row row, List<RequestDimension> by, List<String> attributes) {
        List<@Nullable Object> keys = new ArrayList<>();
        for (RequestDimension each : by) {
            Object key = row.keys().get(attributes.indexOf(each.attribute().name()));
            AreaLevel level = each.level();
            keys.add(level == null || key == null ? key : at((Long) key, level));
        }
        Object answer = row.keys().get(attributes.size() - 2);
        Object score = row.keys().get(attributes.size() - 1);
        return new RequestFigures(
                keys,
                row.count(),
                answer == null ? 0 : row.count(),
                AnswerTime.IN_TIME.name().equals(answer) ? row.count() : 0,
                score == null ? 0 : row.count(),
                score == null ? 0 : row.count() * (Long) score);
    }

    private @Nullable Long at(long area, AreaLevel level) {
        return tree.at(new AreaId(area), level).map(AreaId::value).orElse(null);
    }

    /** Absent ones first. */
    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        return a instanceof Long number ? number.compareTo((Long) b) : ((String) a).compareTo((String) b);
    }
}
