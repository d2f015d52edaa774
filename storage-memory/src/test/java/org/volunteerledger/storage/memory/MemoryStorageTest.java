package org.volunteerledger.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageCursor;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.tck.Item;
import org.volunteerledger.tck.ReferenceStorage;
import org.volunteerledger.tck.SampleData;
import org.volunteerledger.tck.Shade;
import org.volunteerledger.tck.TckKinds;

/** What is particular to this storage; the rest is the contract kit's. */
final class MemoryStorageTest {

    private final SampleData samples = new SampleData();
    private final MemoryStorage storage = MemoryStorage.create();
    private final ReferenceStorage model = ReferenceStorage.create();

    @Test
    void selectiveAndBroadConditionsGiveThePagesOfTheModel() {
        fill(3_000);
        List<Filter> filters = List.of(
                Filter.equal(TckKinds.AMOUNT, 7L),
                Filter.is(TckKinds.SHADE, Shade.DARK),
                Filter.all(Filter.is(TckKinds.SHADE, Shade.DARK), Filter.range(TckKinds.AMOUNT, 100L, 103L)),
                Filter.all(Filter.prefix(TckKinds.NAME, "name1"), Filter.absent(TckKinds.NOTE)),
                Filter.in(TckKinds.AMOUNT, List.of(1L, 2L, 3L, Long.MAX_VALUE)),
                Filter.prefix(TckKinds.NAME, "\uFFDC"),
                Filter.ALL);
        for (Filter filter : filters) {
            for (Attribute<Item> attribute : TckKinds.ITEM.attributes()) {
                for (int size : new int[] {7, 400}) {
                    PageRequest page = PageRequest.first(size).ordered(attribute);
                    assertEquals(firstPages(model, filter, page), firstPages(storage, filter, page));
                    PageRequest down = page.reversed();
                    assertEquals(firstPages(model, filter, down), firstPages(storage, filter, down));
                }
            }
        }
    }

    @Test
    void aConditionThatDoesNotFitTheAttributeIsRefused() {
        fill(1);
        for (Filter filter : List.of(
                new Filter.Equal("amount", "1"),
                new Filter.Equal("name", 1L),
                new Filter.In("amount", Set.of("1")),
                new Filter.Prefix("amount", "1"),
                new Filter.Range("name", 1L, 2L))) {
            assertThrows(InvalidInput.class, () -> storage.list(TckKinds.ITEM, filter, PageRequest.first(1)));
        }
    }

    @Test
    void aForgedCursorIsRefused() {
        fill(3);
        List<Object> query = List.of(TckKinds.ITEM.name(), Filter.ALL, "amount", false);
        for (List<Object> keys : List.<List<Object>>of(List.of("text", 1L), List.of(1L, "text"))) {
            PageRequest page = PageRequest.first(1).ordered(TckKinds.AMOUNT).after(PageCursor.encode(query, keys));
            InvalidInput error = assertThrows(InvalidInput.class, () -> storage.list(TckKinds.ITEM, Filter.ALL, page));
            assertEquals(StorageError.BAD_CURSOR, error.code());
        }
        PageRequest zero = PageRequest.first(1).after(PageCursor.encode(List.of("accounts"), List.of(0L)));
        assertThrows(InvalidInput.class, () -> storage.accounts(zero));
    }

    @Test
    void accountsComeInOneOrderOnly() {
        assertThrows(
                InvalidInput.class, () -> storage.accounts(PageRequest.first(1).reversed()));
    }

    private void fill(int size) {
        ChangeSet.Builder set = samples.changing();
        for (long id = 1; id <= size; id++) {
            Item item = Item.of(id, "name" + id % 97)
                    .with(id % 5 == 0 ? null : id % 211)
                    .in(id % 3 == 0 ? Shade.DARK : null)
                    .noted(id % 2 == 0 ? "note" + id % 11 : null);
            set.create(TckKinds.ITEM, item);
        }
        ChangeSet whole = set.build();
        storage.commit(whole);
        model.commit(whole);
    }

    private static List<List<Versioned<Item>>> firstPages(
            org.volunteerledger.storage.Storage from, Filter filter, PageRequest first) {
        List<List<Versioned<Item>>> pages = new ArrayList<>();
        PageRequest page = first;
        for (int i = 0; i < 4; i++) {
            Slice<Versioned<Item>> slice = from.list(TckKinds.ITEM, filter, page);
            pages.add(slice.items());
            if (slice.next() == null) {
                return pages;
            }
            page = page.after(slice.next());
        }
        return pages;
    }
}
