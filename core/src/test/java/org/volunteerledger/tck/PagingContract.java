package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.Counts;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.Versioned;

/** Filters let in what they say, and the pages of a list joined are the list. */
public abstract class PagingContract extends StorageContract {

    private static final String ORDER =
            "PageRequest: by the attribute and then the id; an absent value is the smallest; descending reverses all of it";
    private static final String PAGES = "PageRequest: the next page is found by the last row of the one before";
    private static final String CURSOR = "Storage.list: InvalidInput if the cursor does not belong to the query";

    /** For subclasses. */
    protected PagingContract() {}

    @Test
    final void equalLetsInExactlyTheValue() {
        create(
                Item.of(1, "a").with(5L).in(Shade.DARK).on(LocalDate.EPOCH),
                Item.of(2, "A").with(-5L).in(Shade.LIGHT).on(LocalDate.EPOCH.minusDays(1)),
                Item.of(3, "ab"));

        expectIds(Filter.equal(TckKinds.NAME, "a"), 1);
        expectIds(Filter.equal(TckKinds.AMOUNT, -5L), 2);
        expectIds(Filter.is(TckKinds.SHADE, Shade.DARK), 1);
        expectIds(Filter.equal(TckKinds.SERVED_ON, -1L), 2);
        expectIds(Filter.equal(TckKinds.SERVED_ON, 0L), 1);
        expectIds(Filter.equal(TckKinds.NAME, "b"));
    }

    @Test
    final void inLetsInItsValuesOnly() {
        create(Item.of(1, "a").with(5L), Item.of(2, "b").with(6L), Item.of(3, "c"));

        expectIds(Filter.in(TckKinds.NAME, List.of("c", "a", "x")), 1, 3);
        expectIds(Filter.in(TckKinds.AMOUNT, List.of(6L, 7L)), 2);
        expectIds(Filter.in(TckKinds.AMOUNT, List.of()));
    }

    @Test
    final void aRangeHoldsItsLeastValueAndNotItsUpperBound() {
        create(
                Item.of(1, "a").with(9L),
                Item.of(2, "a").with(10L),
                Item.of(3, "a").with(11L),
                Item.of(4, "a").with(12L),
                Item.of(5, "a"),
                Item.of(6, "a").with(Long.MIN_VALUE),
                Item.of(7, "a").with(Long.MAX_VALUE));

        expectIds(Filter.range(TckKinds.AMOUNT, 10L, 12L), 2, 3);
        expectIds(Filter.range(TckKinds.AMOUNT, 10L, 10L));
        expectIds(Filter.range(TckKinds.AMOUNT, null, 10L), 1, 6);
        expectIds(Filter.range(TckKinds.AMOUNT, 12L, null), 4, 7);
        expectIds(Filter.range(TckKinds.AMOUNT, Long.MIN_VALUE, Long.MAX_VALUE), 1, 2, 3, 4, 6);
        expectIds(Filter.range(TckKinds.AMOUNT, null, null), 1, 2, 3, 4, 6, 7);
    }

    @Test
    final void aRangeOfDaysHoldsItsFirstDayAndNotItsUpperBound() {
        LocalDate day = LocalDate.of(2026, 3, 8);
        create(
                Item.of(1, "a").on(day.minusDays(1)),
                Item.of(2, "a").on(day),
                Item.of(3, "a").on(day.plusDays(1)));

        expectIds(
                Filter.range(
                        TckKinds.SERVED_ON, day.toEpochDay(), day.plusDays(1).toEpochDay()),
                2);
    }

    @Test
    final void aPrefixIsTakenLiterally() {
        create(
                Item.of(1, "100%"),
                Item.of(2, "100x"),
                Item.of(3, "a_b"),
                Item.of(4, "axb"),
                Item.of(5, "c\\d"),
                Item.of(6, "c\\\\"),
                Item.of(7, "100% sure"),
                Item.of(8, "Ab"),
                Item.of(9, "'; drop"));

        expectIds(Filter.prefix(TckKinds.NAME, "100%"), 1, 7);
        expectIds(Filter.prefix(TckKinds.NAME, "a_"), 3);
        expectIds(Filter.prefix(TckKinds.NAME, "a"), 3, 4);
        expectIds(Filter.prefix(TckKinds.NAME, "c\\"), 5, 6);
        expectIds(Filter.prefix(TckKinds.NAME, "c\\\\"), 6);
        expectIds(Filter.prefix(TckKinds.NAME, "'"), 9);
        expectIds(Filter.prefix(TckKinds.NAME, "100% sure and more"));
    }

    @Test
    final void aPrefixMayEndInTheGreatestCharacters() {
        create(
                Item.of(1, "\uD7FF\uD7FF1"),
                Item.of(2, "\uD7FF"),
                Item.of(3, "𠮷1"),
                Item.of(4, "𠮸1"),
                Item.of(5, "~~"));

        expectIds(Filter.prefix(TckKinds.NAME, "\uD7FF"), 1, 2);
        expectIds(Filter.prefix(TckKinds.NAME, "\uD7FF\uD7FF"), 1);
        expectIds(Filter.prefix(TckKinds.NAME, "𠮷"), 3);
        expectIds(Filter.prefix(TckKinds.NAME, "~"), 5);
    }

    @Test
    final void absentLetsInWhatHasNoValue() {
        create(
                Item.of(1, "a").with(0L),
                Item.of(2, "a").noted("n"),
                Item.of(3, "a").in(Shade.LIGHT));

        expectIds(Filter.absent(TckKinds.AMOUNT), 2, 3);
        expectIds(Filter.absent(TckKinds.NOTE), 1, 3);
        expectIds(Filter.absent(TckKinds.NAME));
    }

    @Test
    final void conditionsHoldTogether() {
        create(
                Item.of(1, "ab").with(1L).in(Shade.DARK),
                Item.of(2, "ac").with(2L).in(Shade.DARK),
                Item.of(3, "b").with(1L).in(Shade.DARK),
                Item.of(4, "ad").with(1L));

        expectIds(
                Filter.all(
                        Filter.prefix(TckKinds.NAME, "a"),
                        Filter.all(Filter.range(TckKinds.AMOUNT, 1L, 2L), Filter.is(TckKinds.SHADE, Shade.DARK))),
                1);
        expectIds(Filter.all(Filter.equal(TckKinds.AMOUNT, 1L), Filter.equal(TckKinds.AMOUNT, 2L)));
        expectIds(Filter.ALL, 1, 2, 3, 4);
        expectIds(Filter.all(Filter.ALL, Filter.all()), 1, 2, 3, 4);
    }

    @Test
    final void filtersSeeTheNewestValueOnly() {
        create(Item.of(1, "old").with(1L));
        storage()
                .commit(samples()
                        .changing()
                        .replace(
                                TckKinds.ITEM,
                                storage().find(TckKinds.ITEM, 1).orElseThrow(),
                                Item.of(1, "new").noted("n"))
                        .build());

        expectIds(Filter.equal(TckKinds.NAME, "old"));
        expectIds(Filter.equal(TckKinds.AMOUNT, 1L));
        expectIds(Filter.equal(TckKinds.NAME, "new"), 1);
        expectIds(Filter.absent(TckKinds.AMOUNT), 1);
        expectIds(Filter.absent(TckKinds.NOTE));
    }

    @Test
    final void pagesOfEverySizeJoinToTheWholeInEveryOrder() {
        createSeventeen();
        for (Attribute<Item> attribute : TckKinds.ITEM.attributes()) {
            for (boolean descending : new boolean[] {false, true}) {
                PageRequest whole = new PageRequest(100, null, attribute.name(), descending);
                List<Long> expected = sorted(attribute, descending);
                Expect.equal(ORDER + " (" + attribute + ")", expected, ids(Filter.ALL, whole));
                for (int size : new int[] {1, 2, 3, 16, 17}) {
                    PageRequest paged = new PageRequest(size, null, attribute.name(), descending);
                    Expect.equal(PAGES + " (" + attribute + ", " + size + ")", expected, ids(Filter.ALL, paged));
                }
            }
        }
    }

    @Test
    final void withoutAnAttributeTheOrderIsThatOfTheIds() {
        create(Item.of(9, "a"), Item.of(100, "b"), Item.of(Long.MAX_VALUE, "c"), Item.of(10, "d"));
        for (int size = 1; size <= 5; size++) {
            Expect.equal(ORDER, List.of(9L, 10L, 100L, Long.MAX_VALUE), ids(Filter.ALL, PageRequest.first(size)));
            Expect.equal(
                    ORDER,
                    List.of(Long.MAX_VALUE, 100L, 10L, 9L),
                    ids(Filter.ALL, PageRequest.first(size).reversed()));
        }
    }

    @Test
    final void aFilteredListIsPagedAlike() {
        createSeventeen();
        Filter filter =
                Filter.all(Filter.is(TckKinds.SHADE, Shade.DARK), Filter.in(TckKinds.NAME, List.of("n0", "n1", "n2")));
        PageRequest byAmount = PageRequest.first(100).ordered(TckKinds.AMOUNT);
        List<Long> expected = ids(filter, byAmount);

        Expect.that(PAGES, "more than 2 records", expected.size() > 2, "only " + expected + " to page through");
        for (int size : new int[] {1, 2, 3}) {
            Expect.equal(PAGES, expected, ids(filter, PageRequest.first(size).ordered(TckKinds.AMOUNT)));
        }
    }

    @Test
    final void theLastPageHasNoCursor() {
        create(Item.of(1, "a"), Item.of(2, "b"), Item.of(3, "c"));
        String rule = "Slice.next: null if this is the last";

        Expect.equal(rule, null, list(Filter.ALL, PageRequest.first(3)).next());
        Expect.that(
                rule,
                "a cursor, since there is more",
                list(Filter.ALL, PageRequest.first(2)).next() != null,
                "none");
        Expect.equal(
                rule,
                null,
                list(Filter.equal(TckKinds.NAME, "x"), PageRequest.first(1)).next());
    }

    @Test
    final void aPageIsAsLongAsItsLimitUnlessItIsTheLast() {
        ChangeSet.Builder set = samples().changing();
        for (long id = 1; id <= PageRequest.MAX_LIMIT + 1; id++) {
            set.create(TckKinds.PLAIN, new Plain(id, "p"));
        }
        storage().commit(set.build());
        String rule = "Slice.items: as many as the limit, fewer only if this is the last page";
        PageRequest page = PageRequest.first(PageRequest.MAX_LIMIT);

        Slice<Versioned<Plain>> first = storage().list(TckKinds.PLAIN, Filter.ALL, page);
        Expect.equal(rule, PageRequest.MAX_LIMIT, first.items().size());
        Slice<Versioned<Plain>> second = storage().list(TckKinds.PLAIN, Filter.ALL, page.after(first.next()));
        Expect.equal(rule, 1, second.items().size());
        Expect.equal("Slice.next: null if this is the last", null, second.next());
    }

    @Test
    final void asManyValuesAreLookedForAsTheLimitSays() {
        String last = "n" + (100_000 + Filter.MAX_VALUES);
        create(
                Item.of(1, last).with((long) Filter.MAX_VALUES),
                Item.of(2, "m").with(0L),
                Item.of(3, "n100000").with(Filter.MAX_VALUES + 1L));
        List<Long> numbers =
                LongStream.rangeClosed(1, Filter.MAX_VALUES).boxed().toList();
        List<String> texts = numbers.stream().map(i -> "n" + (100_000 + i)).toList();

        for (Filter filter : List.of(Filter.in(TckKinds.AMOUNT, numbers), Filter.in(TckKinds.NAME, texts))) {
            String rule = "Filter.In: each of up to Filter.MAX_VALUES values is looked for, the last as well";
            Expect.equal(rule, List.of(1L), ids(filter, PageRequest.first(10)));
            Expect.equal(
                    rule,
                    List.of(1L),
                    ids(filter, PageRequest.first(10).ordered(TckKinds.NAME).reversed()));
            Expect.equal(rule, Map.of(List.of(), 1L), counts(filter));
            Expect.equal(rule, Map.of(List.of(last), 1L), counts(filter, "name"));
        }
    }

    @Test
    final void rowsThatComeAndGoBetweenPagesMoveNoOther() {
        create(
                Item.of(1, "a").with(10L),
                Item.of(2, "a").with(20L),
                Item.of(3, "a").with(30L),
                Item.of(4, "a").with(40L));
        PageRequest request = PageRequest.first(2).ordered(TckKinds.AMOUNT);
        Slice<Versioned<Item>> first = list(Filter.ALL, request);

        create(Item.of(5, "a").with(5L), Item.of(6, "a").with(35L));
        move(2, 7L);
        move(3, 50L);
        Slice<Versioned<Item>> second = list(Filter.ALL, new PageRequest(10, first.next(), "amount", false));

        Expect.equal(PAGES, List.of(1L, 2L), idsOf(first));
        Expect.equal(PAGES, List.of(6L, 4L, 3L), idsOf(second));
    }

    @Test
    final void aCursorOfAnotherQueryIsRefused() {
        createSeventeen();
        String cursor = list(Filter.ALL, PageRequest.first(2)).next();

        badCursor(Filter.equal(TckKinds.AMOUNT, 1L), PageRequest.first(2).after(cursor));
        badCursor(Filter.ALL, PageRequest.first(2).ordered(TckKinds.AMOUNT).after(cursor));
        badCursor(Filter.ALL, PageRequest.first(2).reversed().after(cursor));
        Expect.error(
                CURSOR,
                InvalidInput.class,
                StorageError.BAD_CURSOR,
                () -> storage()
                        .list(TckKinds.PLAIN, Filter.ALL, PageRequest.first(2).after(cursor)));
    }

    @Test
    final void aMalformedCursorIsRefused() {
        createSeventeen();
        String cursor = String.valueOf(list(Filter.ALL, PageRequest.first(2)).next());

        for (String bad : List.of(
                "", "x", "1", "%", cursor + "A", cursor.substring(1), base64(""), base64("0 n1"), base64("\0"))) {
            badCursor(Filter.ALL, PageRequest.first(2).after(bad));
        }
    }

    @Test
    final void aCursorThatWasAlteredIsAnsweredOrRefused() {
        createSeventeen();
        PageRequest two = PageRequest.first(2);
        for (PageRequest page : List.of(
                two,
                two.ordered(TckKinds.NAME),
                two.ordered(TckKinds.AMOUNT),
                two.ordered(TckKinds.AMOUNT).reversed())) {
            AlteredCursors.expectPageOrRefusal(page, asked -> list(Filter.ALL, asked));
        }
    }

    @Test
    final void anAttributeOfAnotherKindIsRefused() {
        String rule = "Storage.list, Storage.count: InvalidInput if an attribute does not belong to the kind";
        PageRequest page = PageRequest.first(1);

        for (Filter filter : List.of(
                new Filter.Equal("foreign", 1L),
                new Filter.In("foreign", Set.of(1L)),
                new Filter.Range("foreign", 1L, 2L),
                new Filter.Prefix("foreign", "p"),
                new Filter.Absent("id"),
                Filter.all(new Filter.Absent("version")))) {
            Expect.error(rule, InvalidInput.class, () -> storage().list(TckKinds.ITEM, filter, page));
            Expect.error(rule, InvalidInput.class, () -> storage().count(TckKinds.ITEM, filter, List.of()));
        }
        PageRequest foreign = new PageRequest(1, null, "foreign", false);
        Expect.error(rule, InvalidInput.class, () -> storage().list(TckKinds.ITEM, Filter.ALL, foreign));
        Expect.error(rule, InvalidInput.class, () -> storage().count(TckKinds.ITEM, Filter.ALL, List.of("foreign")));
    }

    @Test
    final void countsAreThoseOfTheGroups() {
        String rule = "Storage.count: the groups that have at least one entity";
        create(
                Item.of(1, "a").with(1L).in(Shade.DARK),
                Item.of(2, "a").with(1L).in(Shade.DARK),
                Item.of(3, "b").in(Shade.DARK),
                Item.of(4, "b").with(1L));

        Expect.equal(rule, Map.of(List.of(), 4L), counts(Filter.ALL));
        Expect.equal(rule + ", so over nothing there is no row", Map.of(), counts(Filter.equal(TckKinds.NAME, "c")));
        Expect.equal(rule, Map.of(List.of("a"), 2L, List.of("b"), 2L), counts(Filter.ALL, "name"));
        Expect.equal(rule, Map.of(key((Object) null), 1L, key(1L), 3L), counts(Filter.ALL, "amount"));
        Expect.equal(
                rule,
                Map.of(key("DARK", 1L), 2L, key("DARK", null), 1L, key(null, 1L), 1L),
                counts(Filter.ALL, "shade", "amount"));
        Expect.equal(rule, Map.of(key("a"), 2L, key("b"), 1L), counts(Filter.equal(TckKinds.AMOUNT, 1L), "name"));
        Expect.equal(rule, Map.of(), counts(Filter.equal(TckKinds.NAME, "c"), "amount"));
        Expect.equal(
                "Counts.total: how many entities there are in all groups",
                3L,
                storage()
                        .count(TckKinds.ITEM, Filter.equal(TckKinds.AMOUNT, 1L), List.of("name"))
                        .total());
    }

    /** Ties and absent values in every attribute. */
    private void createSeventeen() {
        List<Item> items = new ArrayList<>();
        for (int i = 1; i <= 17; i++) {
            Item item = Item.of(i * 37 % 101, "n" + i % 5).noted(i % 6 == 0 ? null : "note" + i % 4);
            items.add(item.with(i % 4 == 0 ? null : (long) (i % 7 - 3))
                    .on(i % 5 == 0 ? null : LocalDate.EPOCH.plusDays(i % 3 - 1L))
                    .in(i % 3 == 0 ? null : i % 2 == 0 ? Shade.DARK : Shade.LIGHT));
        }
        create(items.toArray(Item[]::new));
    }

    private List<Long> sorted(Attribute<Item> attribute, boolean descending) {
        List<Versioned<Item>> all =
                new ArrayList<>(list(Filter.ALL, PageRequest.first(100)).items());
        all.sort((a, b) -> {
            int order = compare(attribute.valueOf(a.entity()), attribute.valueOf(b.entity()));
            order = order != 0 ? order : Long.compare(a.id(), b.id());
            return descending ? -order : order;
        });
        return all.stream().map(Versioned::id).toList();
    }

    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        return a instanceof Long number ? number.compareTo((Long) b) : ((String) a).compareTo((String) b);
    }

    private void move(long id, long amount) {
        Versioned<Item> before = storage().find(TckKinds.ITEM, id).orElseThrow();
        storage()
                .commit(samples()
                        .changing()
                        .replace(TckKinds.ITEM, before, before.entity().with(amount))
                        .build());
    }

    private void badCursor(Filter filter, PageRequest page) {
        Expect.error(CURSOR, InvalidInput.class, StorageError.BAD_CURSOR, () -> list(filter, page));
    }

    private void expectIds(Filter filter, long... ids) {
        String rule = "Filter." + filter.getClass().getSimpleName() + " (" + filter + ")";
        List<Long> expected = java.util.Arrays.stream(ids).boxed().toList();
        Expect.equal(rule, expected, ids(filter, PageRequest.first(100)));
        Expect.equal(
                rule + ", counted",
                (long) ids.length,
                storage().count(TckKinds.ITEM, filter, List.of()).total());
        List<Long> byName = new ArrayList<>(ids(filter, PageRequest.first(2).ordered(TckKinds.NAME)));
        byName.sort(null);
        Expect.equal(rule + ", ordered by name and paged", expected, byName);
    }

    private List<Long> ids(Filter filter, PageRequest request) {
        List<Long> ids = new ArrayList<>();
        PageRequest page = request;
        while (true) {
            Slice<Versioned<Item>> slice = list(filter, page);
            Expect.that(
                    "PageRequest.limit: the most rows",
                    "at most " + request.limit() + " rows, and an end",
                    slice.items().size() <= request.limit() && ids.size() <= 1000,
                    slice.items().size() + " rows, " + ids.size() + " in all");
            ids.addAll(idsOf(slice));
            if (slice.next() == null) {
                return ids;
            }
            page = page.after(slice.next());
        }
    }

    private Slice<Versioned<Item>> list(Filter filter, PageRequest page) {
        return storage().list(TckKinds.ITEM, filter, page);
    }

    private static List<Long> idsOf(Slice<Versioned<Item>> slice) {
        return slice.items().stream().map(Versioned::id).toList();
    }

    private Map<List<@Nullable Object>, Long> counts(Filter filter, String... by) {
        Map<List<@Nullable Object>, Long> counts = new HashMap<>();
        for (Counts.Row row :
                storage().count(TckKinds.ITEM, filter, List.of(by)).rows()) {
            Expect.equal("Counts: each group once", null, counts.put(row.keys(), row.count()));
        }
        return counts;
    }

    private static List<@Nullable Object> key(@Nullable Object... values) {
        return new ArrayList<>(java.util.Arrays.asList(values));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
