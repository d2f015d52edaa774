package org.volunteerledger.request;

import com.google.common.collect.Lists;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.honour.Evaluations;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;

/** The ratings of requests, as evaluations of those who have credited time in their activities. Immutable. */
final class RatedService implements Evaluations {

    private static final int HUNDREDTHS = 100;
    /** Few enough that all who served in them fit into one report. */
    private static final int ACTIVITIES = 100;

    private final Map<Long, Map<ServiceRequestId, Scored>> scores = new HashMap<>();

    private RatedService() {}

    static RatedService read(Storage storage, ZoneId zone) {
        Map<Long, Map<ServiceRequestId, Scored>> rated = new HashMap<>();
        Pages.visit(storage, ServiceRequest.KIND, Filter.range(ServiceRequest.SCORE, 1L, null), read -> {
            ServiceRequest request = read.entity();
            Rating rating = Objects.requireNonNull(request.rating(), "it was asked for by its score");
            Scored scored = new Scored(rating.at().atZone(zone).toLocalDate(), rating.score());
            for (ActivityId activity : request.activities()) {
                rated.computeIfAbsent(activity.value(), each -> new HashMap<>()).put(request.id(), scored);
            }
        });
        RatedService service = new RatedService();
        for (List<Long> some : Lists.partition(List.copyOf(rated.keySet()), ACTIVITIES)) {
            service.addThoseWhoServed(storage, some, rated);
        }
        return service;
    }

    @Override
    public Map<VolunteerId, Integer> averages(Collection<VolunteerId> volunteers, LocalDate day) {
        Map<VolunteerId, Integer> averages = new HashMap<>();
        for (VolunteerId volunteer : volunteers) {
            LongStream counting = scores.getOrDefault(volunteer.value(), Map.of()).values().stream()
                    .filter(scored -> !scored.day().isAfter(day))
                    .mapToLong(Scored::score);
            var sum = counting.summaryStatistics();
            if (sum.getCount() > 0) {
                averages.put(volunteer, Math.toIntExact(sum.getSum() * HUNDREDTHS / sum.getCount()));
            }
        }
        return averages;
    }

    private void addThoseWhoServed(
            Storage storage, List<Long> activities, Map<Long, Map<ServiceRequestId, Scored>> rated) {
        HourTable table = storage.aggregate(HourQuery.of(
                List.of(Grouping.by(Dimension.ACTIVITY), Grouping.by(Dimension.VOLUNTEER)),
                List.of(Measure.MINUTES),
                HourFilter.SERVICE.where(Dimension.ACTIVITY, activities)));
        for (int row = 0; row < table.rows(); row++) {
            if (table.value(row, 0) > 0) {
                scores.computeIfAbsent(table.key(row, 1), each -> new HashMap<>())
                        .putAll(Objects.requireNonNull(rated.get(table.key(row, 0))));
            }
        }
    }

    private record Scored(LocalDate day, int score) {}
}
