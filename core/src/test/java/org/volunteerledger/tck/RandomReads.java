package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.aggregation.Rollup;
import org.volunteerledger.aggregation.SortKey;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** Asks both sides the same random question. */
final class RandomReads {

    private static final List<Attribute<Item>> ATTRIBUTES = TckKinds.ITEM.attributes();

    private final Random random;
    private final Storage tested;
    private final Storage model;

    RandomReads(Random random, Storage tested, Storage model) {
        this.random = random;
        this.tested = tested;
        this.model = model;
    }

    void compare(List<ChangeSet> sent) {
        switch (random.nextInt(10)) {
            case 0 -> records();
            case 1, 7 -> list();
            case 2 -> count();
            case 3 -> owners(sent);
            case 4 -> accounts();
            case 5 -> entries();
            case 6 -> changes(sent);
            default -> aggregate();
        }
    }

    private void records() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(1L + random.nextInt(25));
        }
        same("Storage.findAll of " + ids, storage -> storage.findAll(TckKinds.ITEM, ids));
        same("Storage.find of " + ids.get(0), storage -> storage.find(TckKinds.ITEM, ids.get(0)));
    }

    private void list() {
        Filter filter = filter();
        Attribute<Item> attribute = any(ATTRIBUTES);
        String orderBy = random.nextInt(3) == 0 ? null : attribute.name();
        PageRequest page = new PageRequest(1 + random.nextInt(6), null, orderBy, random.nextBoolean());
        same("Storage.list of " + filter + " in pages " + page, storage -> pages(storage, filter, page));
    }

    private static List<List<Versioned<Item>>> pages(Storage storage, Filter filter, PageRequest first) {
        List<List<Versioned<Item>>> pages = new ArrayList<>();
        PageRequest page = first;
        while (pages.size() < 100) {
            Slice<Versioned<Item>> slice = storage.list(TckKinds.ITEM, filter, page);
            pages.add(slice.items());
            if (slice.next() == null) {
                return pages;
            }
            page = page.after(slice.next());
        }
        return pages;
    }

    private void count() {
        Filter filter = filter();
        List<String> by = new ArrayList<>();
        for (Attribute<Item> attribute : ATTRIBUTES) {
            if (random.nextInt(3) == 0) {
                by.add(attribute.name());
            }
        }
        same("Storage.count of " + filter + " by " + by, storage -> {
            Map<Object, Long> counts = new HashMap<>();
            storage.count(TckKinds.ITEM, filter, by).rows().forEach(row -> counts.put(row.keys(), row.count()));
            return counts;
        });
    }

    private void owners(List<ChangeSet> sent) {
        List<UniqueKey> keys = new ArrayList<>();
        sent.forEach(set -> set.claims().forEach(claim -> keys.add(claim.key())));
        same("Storage.owners", storage -> storage.owners(keys));
    }

    private void accounts() {
        List<AccountId> ids = List.of(new AccountId(3), new AccountId(1), new AccountId(5), new AccountId(9));
        same("Storage.accounts of " + ids, storage -> storage.accounts(ids));
        same(
                "Storage.accounts",
                storage -> storage.accounts(PageRequest.first(3)).items());
    }

    private void entries() {
        EntryFilter filter = random.nextBoolean()
                ? EntryFilter.matching(hours())
                : new EntryFilter(hours(), java.util.Set.of(new AccountId(1), new AccountId(4)), null, null);
        int size = 1 + random.nextInt(20);
        same("Storage.entries of " + filter + " in pages of " + size, storage -> {
            List<List<HourEntry>> pages = new ArrayList<>();
            PageRequest page = PageRequest.first(size);
            Slice<HourEntry> slice = storage.entries(filter, page);
            pages.add(slice.items());
            while (slice.next() != null && pages.size() < 10) {
                slice = storage.entries(filter, page.after(slice.next()));
                pages.add(slice.items());
            }
            return pages;
        });
    }

    private void changes(List<ChangeSet> sent) {
        List<String> keys = new ArrayList<>();
        sent.forEach(set -> set.records().forEach(record -> keys.add(record.key())));
        same("Storage.changes", storage -> sorted(storage.changes(keys)));
        same(
                "Storage.changesAfter, apart from the order within a commit",
                storage -> sorted(storage.changesAfter(0, PageRequest.MAX_LIMIT).stream()
                        .map(RecordedChange::record)
                        .toList()));
    }

    private void aggregate() {
        List<Grouping> by = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Dimension dimension = any(List.of(Dimension.values()));
            boolean rolled = dimension.isId() && random.nextInt(3) == 0;
            by.add(new Grouping(dimension, rolled ? new Rollup("parity", Map.of(1L, 1L, 2L, 2L, 3L, 1L)) : null));
        }
        List<Measure> measures = new ArrayList<>(List.of(Measure.values()));
        java.util.Collections.shuffle(measures, random);
        measures.subList(1 + random.nextInt(measures.size()), measures.size()).clear();
        List<SortKey> order = random.nextBoolean()
                ? List.of()
                : List.of(new SortKey(random.nextInt(by.size() + measures.size()), random.nextBoolean()));
        HourQuery query = new HourQuery(by, measures, hours(), order, 1 + random.nextInt(40));
        same("Storage.aggregate of " + query, storage -> storage.aggregate(query));
    }

    private HourFilter hours() {
        LocalDate from = LocalDate.of(2025, 12, 20).plusDays(random.nextInt(20));
        HourFilter filter = random.nextBoolean() ? HourFilter.EVERYTHING : HourFilter.SERVICE;
        filter = random.nextInt(3) == 0 ? filter.within(from, from.plusDays(random.nextInt(15))) : filter;
        if (random.nextInt(3) == 0) {
            filter = filter.where(any(List.of(Dimension.TEAM, Dimension.AREA, Dimension.VOLUNTEER)), List.of(1L, 2L));
        }
        return filter;
    }

    private Filter filter() {
        Attribute<Item> attribute = any(ATTRIBUTES);
        if (random.nextInt(4) == 0) {
            return Filter.all(filter(), filter());
        }
        if (random.nextInt(4) == 0) {
            return random.nextBoolean() ? Filter.ALL : Filter.absent(attribute);
        }
        long number = random.nextInt(6) - 2L;
        if (attribute.type() == Attribute.Type.NUMBER) {
            return switch (random.nextInt(3)) {
                case 0 -> Filter.equal(attribute, number);
                case 1 -> Filter.in(attribute, List.of(number, number + 2));
                default -> Filter.range(attribute, number, random.nextBoolean() ? null : number + random.nextInt(3));
            };
        }
        String text = any(List.of("n1", "n2%", "n3", "note1", "Note1", "DARK", "n4", "n5%"));
        return switch (random.nextInt(3)) {
            case 0 -> Filter.equal(attribute, text);
            case 1 -> Filter.in(attribute, List.of(text, "LIGHT", "n0"));
            default -> Filter.prefix(attribute, text.substring(0, 1 + random.nextInt(text.length())));
        };
    }

    private void same(String rule, Function<Storage, Object> question) {
        Expect.equal(rule, question.apply(model), Workers.untilNotBusy(() -> question.apply(tested)));
    }

    private static List<ChangeRecord> sorted(List<ChangeRecord> changes) {
        List<ChangeRecord> sorted = new ArrayList<>(changes);
        sorted.sort(Comparator.comparing(ChangeRecord::key));
        return sorted;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
