package org.volunteerledger.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Versioned;

/** Texts come back as they were given, whatever their characters, and are compared code unit by code unit. */
public abstract class TextContract extends StorageContract {

    private static final String KEPT =
            "Attribute.Type.TEXT: case, accents and trailing blanks matter; every character is kept";

    /** Names that real systems have lost: rare characters, middle dots, combining marks, pictures, blanks. */
    private static final List<String> TEXTS = List.of(
            "古丽·阿不都",
            "古丽•阿不都",
            "𠮷",
            "𡈽",
            "䶮",
            "㛃",
            "𬱖",
            "👨👩👧",
            "👍🏽",
            "e\u0301",
            "é",
            "e",
            "E",
            "ｅ",
            "trailing",
            "trailing ",
            "trailing  ",
            " leading",
            "new\nline",
            "tab\tstop",
            "quote\"'`",
            "back\\slash",
            "null",
            "NULL",
            "%",
            "_",
            "{\"a\":1}",
            "=1+1",
            "\u00a0hard\u3000blank",
            "\uFFE5",
            "ﬁ",
            "fi");

    /** For subclasses. */
    protected TextContract() {}

    @Test
    final void everyTextComesBack() {
        List<Item> items = items();
        create(items.toArray(Item[]::new));
        for (Item item : items) {
            Expect.equal(
                    KEPT,
                    Optional.of(new Versioned<>(item.id(), 1, item)),
                    storage().find(TckKinds.ITEM, item.id()));
        }
    }

    @Test
    final void everyTextIsFoundByItselfOnly() {
        List<Item> items = items();
        create(items.toArray(Item[]::new));
        for (Item item : items) {
            Expect.equal(KEPT + ": " + item.name(), List.of(item.id()), ids(Filter.equal(TckKinds.NAME, item.name())));
            Expect.equal(
                    KEPT + ": " + item.name(),
                    List.of(item.id()),
                    ids(Filter.in(TckKinds.NOTE, List.of(item.name(), "none"))));
        }
        Expect.equal(
                "Storage.count: groups of texts that differ in anything are apart",
                items.size(),
                storage()
                        .count(TckKinds.ITEM, Filter.ALL, List.of("name"))
                        .rows()
                        .size());
    }

    @Test
    final void pagesByTextHoldEveryRowOnce() {
        List<Item> items = items();
        create(items.toArray(Item[]::new));
        for (int size : new int[] {1, 5}) {
            List<Long> ids = new ArrayList<>();
            PageRequest page = PageRequest.first(size).ordered(TckKinds.NAME);
            Slice<Versioned<Item>> slice = storage().list(TckKinds.ITEM, Filter.ALL, page);
            slice.items().forEach(row -> ids.add(row.id()));
            while (slice.next() != null && ids.size() <= items.size()) {
                slice = storage().list(TckKinds.ITEM, Filter.ALL, page.after(slice.next()));
                slice.items().forEach(row -> ids.add(row.id()));
            }
            ids.sort(null);
            Expect.equal(
                    "PageRequest: no row twice or not at all",
                    items.stream().map(Item::id).toList(),
                    ids);
        }
    }

    @Test
    final void textsAreInTheOrderOfTheirCharacters() {
        List<String> texts = new ArrayList<>(List.of(
                "a", "a ", "a b", "a!", "a0", "a9", "aB", "ab", "a{", "A", "B", "b", "Z", "z", "ä", "中", "中 文", "中文"));
        TEXTS.stream().filter(TextContract::isOfOneUnitEach).forEach(texts::add);
        List<Item> items = new ArrayList<>();
        // Ids that say nothing about the order of the texts.
        texts.forEach(text -> items.add(Item.of(1 + items.size() * 37L % 101, text)));
        create(items.toArray(Item[]::new));
        List<String> expected = texts.stream().sorted().toList();
        String rule = "PageRequest.orderBy: texts are ordered by code unit or by code point";

        for (int size : new int[] {3, texts.size()}) {
            Expect.equal(
                    rule + ", pages of " + size,
                    expected,
                    names(PageRequest.first(size).ordered(TckKinds.NAME)));
        }
        List<String> reversed = new ArrayList<>(expected);
        java.util.Collections.reverse(reversed);
        Expect.equal(
                rule + ", largest first",
                reversed,
                names(PageRequest.first(5).ordered(TckKinds.NAME).reversed()));
    }

    /** By code unit and by code point they have the same order. */
    private static boolean isOfOneUnitEach(String text) {
        return text.codePointCount(0, text.length()) == text.length();
    }

    private List<String> names(PageRequest first) {
        List<String> names = new ArrayList<>();
        PageRequest page = first;
        Slice<Versioned<Item>> slice;
        do {
            slice = storage().list(TckKinds.ITEM, Filter.ALL, page);
            slice.items().forEach(row -> names.add(row.entity().name()));
            page = page.after(slice.next());
        } while (slice.next() != null && names.size() <= 10_000);
        return names;
    }

    @Test
    final void prefixesSplitNoCharacter() {
        create(items().toArray(Item[]::new));

        Expect.equal("Filter.Prefix", List.of(1L), ids(Filter.prefix(TckKinds.NAME, "古丽·")));
        Expect.equal("Filter.Prefix", List.of(3L), ids(Filter.prefix(TckKinds.NAME, "𠮷")));
        Expect.equal("Filter.Prefix", List.of(15L, 16L, 17L), ids(Filter.prefix(TckKinds.NAME, "trailing")));
        Expect.equal("Filter.Prefix", List.of(16L, 17L), ids(Filter.prefix(TckKinds.NAME, "trailing ")));
        Expect.equal("Filter.Prefix", List.of(10L, 12L), ids(Filter.prefix(TckKinds.NAME, "e")));
    }

    @Test
    final void theLongestTextIsKeptInFull() {
        String longest = "𠮷".repeat(Attribute.MAX_TEXT);
        Item item = Item.of(1, longest).noted("👍".repeat(Attribute.MAX_TEXT)).keyed(longest, null);
        create(item);

        Expect.equal(
                "Attribute.MAX_TEXT: code points",
                Optional.of(new Versioned<>(1, 1, item)),
                storage().find(TckKinds.ITEM, 1));
        Expect.equal("Attribute.MAX_TEXT: code points", List.of(1L), ids(Filter.equal(TckKinds.NAME, longest)));
    }

    @Test
    final void aLargeRecordIsKeptInFull() {
        Plain plain = new Plain(1, "𠮷a\u0000\n".repeat(50_000));
        storage().commit(samples().changing().create(TckKinds.PLAIN, plain).build());

        Expect.equal(
                "Storage.find: the record as it was written, also what no attribute shows",
                Optional.of(new Versioned<>(1, 1, plain)),
                storage().find(TckKinds.PLAIN, 1));
    }

    @Test
    final void textsOfEntriesComeBack() {
        AccountState empty = samples().account();
        AccountState state = empty;
        List<HourEntry> entries = new ArrayList<>();
        for (String text : TEXTS) {
            HourEntry entry = samples()
                    .grant(state)
                    .key(text)
                    .reason(text)
                    .recorded(text, SampleData.RECORDED_AT)
                    .build();
            entries.add(entry);
            state = state.after(entry);
        }
        storage().commit(samples().appending(empty, entries.toArray(HourEntry[]::new)));

        Expect.equal(
                "HourEntry: every field comes back as it was appended",
                entries,
                storage().entries(EntryFilter.ALL, PageRequest.first(100)).items());
    }

    private static List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (String text : TEXTS) {
            items.add(Item.of(items.size() + 1L, text).noted(text).keyed(text, null));
        }
        return items;
    }

    private List<Long> ids(Filter filter) {
        return storage().list(TckKinds.ITEM, filter, PageRequest.first(100)).items().stream()
                .map(Versioned::id)
                .toList();
    }
}
