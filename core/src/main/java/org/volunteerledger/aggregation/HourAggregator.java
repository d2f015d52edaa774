package org.volunteerledger.aggregation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.HourEntry;

/**
 * The kernel: takes entries, or sums that a storage made of entries, and answers a query. It works on primitive columns with open
 * addressing and keeps exact distinct counts under voids: a volunteer counts in a group as long as the grants there outnumber the
 * voids. One thread at a time; the order in which rows are added does not matter.
 */
public final class HourAggregator {

    private final HourQuery query;
    private final TupleIndex groups;
    private final LongColumn minutes = new LongColumn();
    private final LongColumn participations = new LongColumn();
    private final LongColumn visits = new LongColumn();
    private final LongColumn effective = new LongColumn();
    private final DistinctCounter volunteers;
    private final DistinctCounter activities;
    private final long[] key;

    private HourAggregator(HourQuery query) {
        this.query = query;
        this.key = new long[query.by().size()];
        this.groups = new TupleIndex(key.length);
        this.volunteers = new DistinctCounter(query.measures().contains(Measure.VOLUNTEERS));
        this.activities = new DistinctCounter(query.measures().contains(Measure.ACTIVITIES));
    }

    /**
     * Starts a report.
     *
     * @param query the query
     * @return an aggregator without rows
     */
    public static HourAggregator of(HourQuery query) {
        return new HourAggregator(query);
    }

    /**
     * Adds an entry if the query's filter lets it in.
     *
     * @param entry the entry
     * @throws InvalidInput if there are more groups than {@link HourQuery#MAX_GROUPS}
     */
    public void add(HourEntry entry) {
        if (!query.filter().matches(entry)) {
            return;
        }
        for (int i = 0; i < key.length; i++) {
            key[i] = query.by().get(i).keyOf(entry);
        }
        add(
                entry.attribution().volunteer(),
                entry.attribution().activity(),
                entry.minutes(),
                entry.participations(),
                entry.beneficiaryVisits(),
                entry.kind().sign());
    }

    /**
     * Adds sums that a storage has made over entries that the filter lets in, all of one group, and of one volunteer or activity
     * where the query counts those.
     *
     * @param keys           the keys of the query's groupings before any roll-up, in their order
     * @param volunteer      the volunteer of the entries; only looked at if the query counts volunteers
     * @param activity       the activity of the entries; only looked at if the query counts activities
     * @param minutes        the sum of minutes
     * @param participations the sum of participations
     * @param visits         the sum of beneficiary visits
     * @param effective      grants less voids
     * @throws InvalidInput if there are more groups than {@link HourQuery#MAX_GROUPS}
     */
    public void add(
            long[] keys,
            long volunteer,
            long activity,
            long minutes,
            long participations,
            long visits,
            long effective) {
        for (int i = 0; i < key.length; i++) {
            key[i] = query.by().get(i).groupOf(keys[i]);
        }
        add(volunteer, activity, minutes, participations, visits, effective);
    }

    /**
     * The answer over everything that was added.
     *
     * @return the table
     */
    public HourTable finish() {
        int width = query.by().size() + query.measures().size();
        List<long[]> columns = new ArrayList<>(width);
        for (int i = 0; i < key.length; i++) {
            columns.add(groups.column(i));
        }
        for (Measure measure : query.measures()) {
            columns.add(column(measure));
        }
        int[] rows = effectiveRows();
        List<long[]> effectiveColumns =
                columns.stream().map(column -> pick(column, rows)).toList();
        return HourTable.sorted(query, rows.length, effectiveColumns);
    }

    private void add(long volunteer, long activity, long minutes, long participations, long visits, long effective) {
        int group = groups.indexOf(key);
        if (groups.size() > HourQuery.MAX_GROUPS) {
            throw new InvalidInput(
                    AggregationError.TOO_MANY_GROUPS,
                    "The report has more than " + HourQuery.MAX_GROUPS + " groups.",
                    Map.of("limit", HourQuery.MAX_GROUPS));
        }
        this.minutes.add(group, minutes);
        this.participations.add(group, participations);
        this.visits.add(group, visits);
        this.effective.add(group, effective);
        volunteers.add(group, volunteer, effective);
        activities.add(group, activity, effective);
    }

    private long[] column(Measure measure) {
        int size = groups.size();
        return switch (measure) {
            case MINUTES -> minutes.toArray(size);
            case PARTICIPATIONS -> participations.toArray(size);
            case BENEFICIARY_VISITS -> visits.toArray(size);
            case ENTRIES -> effective.toArray(size);
            case VOLUNTEERS -> volunteers.countByGroup(size);
            case ACTIVITIES -> activities.countByGroup(size);
        };
    }

    private int[] effectiveRows() {
        long[] counts = effective.toArray(groups.size());
        return IntStream.range(0, counts.length).filter(row -> counts[row] > 0).toArray();
    }

    private static long[] pick(long[] column, int[] rows) {
        return Arrays.stream(rows).mapToLong(row -> column[row]).toArray();
    }
}
