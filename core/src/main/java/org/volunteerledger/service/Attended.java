package org.volunteerledger.service;

import com.google.common.collect.Lists;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Storage;

/** Which activities were held: somebody came, or the ledger has an entry of them that stands. That one was closed is not enough. */
public final class Attended {

    /** Somebody came, and nobody has reviewed it yet; of what was reviewed the ledger knows whether it counts. */
    private static final List<String> CAME =
            List.of(EnrolmentStatus.CHECKED_IN.name(), EnrolmentStatus.ATTENDED.name());

    private Attended() {}

    /**
     * The activities that were held.
     *
     * @param storage    where everything is kept
     * @param activities those that are asked for
     * @return the ids of those of them to which somebody came
     */
    public static Set<Long> of(Storage storage, Collection<ActivityId> activities) {
        Set<Long> attended = new HashSet<>();
        List<Long> ids = activities.stream().map(ActivityId::value).distinct().toList();
        for (List<Long> part : Lists.partition(ids, Filter.MAX_VALUES)) {
            Filter came = Filter.all(Filter.in(Enrolment.ACTIVITY, part), Filter.in(Enrolment.STATUS, CAME));
            storage.count(Enrolment.KIND, came, List.of(Enrolment.ACTIVITY.name()))
                    .rows()
                    .forEach(row -> attended.add(
                            (Long) Objects.requireNonNull(row.keys().get(0))));
            HourTable recorded = storage.aggregate(HourQuery.of(
                    List.of(Grouping.by(Dimension.ACTIVITY)),
                    List.of(Measure.ENTRIES),
                    HourFilter.EVERYTHING.where(Dimension.ACTIVITY, part)));
            for (int row = 0; row < recorded.rows(); row++) {
                if (recorded.value(row, 0) > 0) {
                    attended.add(recorded.key(row, 0));
                }
            }
        }
        return attended;
    }
}
