package org.volunteerledger.aggregation.column;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.aggregation.Rollup;
import org.volunteerledger.aggregation.SortKey;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.HourEntry;

/** Draws queries of every shape, about keys that a ledger has. */
final class RandomQueries {

    private final Random random;
    private final List<HourEntry> entries;

    RandomQueries(long seed, List<HourEntry> entries) {
        this.random = new Random(seed);
        this.entries = entries;
    }

    HourQuery next() {
        List<Grouping> by = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            by.add(grouping());
        }
        List<Measure> measures = new ArrayList<>(Arrays.asList(Measure.values()));
        Collections.shuffle(measures, random);
        measures = measures.subList(0, 1 + random.nextInt(measures.size()));
        List<SortKey> order = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            order.add(new SortKey(random.nextInt(by.size() + measures.size()), random.nextBoolean()));
        }
        int top = random.nextBoolean() ? HourQuery.MAX_GROUPS : 1 + random.nextInt(50);
        return new HourQuery(by, measures, filter(), order, top);
    }

    private Grouping grouping() {
        Dimension dimension = dimension();
        return dimension.isId() && random.nextInt(3) == 0
                ? new Grouping(dimension, rollup(dimension))
                : Grouping.by(dimension);
    }

    private Rollup rollup(Dimension dimension) {
        Map<Long, Long> groups = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            groups.put(key(dimension), (long) random.nextInt(5) - 1);
        }
        return new Rollup("some", groups);
    }

    private HourFilter filter() {
        HourFilter filter = random.nextBoolean() ? HourFilter.EVERYTHING : HourFilter.SERVICE;
        if (random.nextInt(5) == 0) {
            filter = filter.in(EnumSet.of(Book.TRAINING));
        }
        if (random.nextInt(3) == 0) {
            LocalDate from = LocalDate.ofEpochDay(key(Dimension.DAY));
            filter = filter.within(random.nextInt(4) == 0 ? null : from, from.plusDays(random.nextInt(200)));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            Dimension dimension = dimension();
            List<Long> keys = new ArrayList<>();
            for (int k = random.nextInt(12); k > 0; k--) {
                keys.add(random.nextInt(20) == 0 ? random.nextLong() >>> 1 : key(dimension));
            }
            filter = filter.where(dimension, keys);
        }
        return filter;
    }

    private Dimension dimension() {
        return List.of(Dimension.values()).get(random.nextInt(Dimension.values().length));
    }

    private long key(Dimension dimension) {
        return dimension.keyOf(entries.get(random.nextInt(entries.size())));
    }
}
