package org.volunteerledger.storage.jdbc;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.tck.Item;
import org.volunteerledger.tck.SampleData;
import org.volunteerledger.tck.Shade;
import org.volunteerledger.tck.TckKinds;

/** Change sets that touch every table, and what they leave behind. */
@NullMarked
final class Samples {

    private static final long OLD_ITEM = 10;
    private static final long READ_ITEM = 20;
    private static final AccountId ACCOUNT = new AccountId(7);

    private final SampleData data = new SampleData();

    static Item item(long id, String code) {
        return new Item(id, "name", 5L, LocalDate.of(2026, 3, 8), Shade.DARK, null, code, null);
    }

    SampleData data() {
        return data;
    }

    /** Two items and an account with an entry. */
    ChangeSet first() {
        AccountState empty = AccountState.empty(ACCOUNT);
        return data.changing()
                .create(TckKinds.ITEM, item(OLD_ITEM, "old-code"))
                .create(TckKinds.ITEM, item(READ_ITEM, "read-code"))
                .append(empty, List.of(data.grant(empty).build()))
                .build();
    }

    /** An insert, an update, both sorts of expectations, a release, claims, entries to a known and a new account. */
    ChangeSet second(Storage storage) {
        Versioned<Item> old = storage.find(TckKinds.ITEM, OLD_ITEM).orElseThrow();
        AccountState known = storage.accounts(List.of(ACCOUNT)).get(0);
        AccountState fresh = AccountState.empty(new AccountId(8));
        return data.changing()
                .replace(TckKinds.ITEM, old, old.entity().keyed("new-code", null))
                .create(TckKinds.ITEM, item(30, "third-code"))
                .expect(TckKinds.ITEM, READ_ITEM, 1)
                .expect(TckKinds.PLAIN, 40, 0)
                .append(known, List.of(data.grant(known).build()))
                .append(fresh, List.of(data.grant(fresh).build()))
                .build();
    }

    /** Everything that a storage of these samples holds, to compare. */
    static List<Object> content(Storage storage) {
        List<HourEntry> entries =
                storage.entries(EntryFilter.ALL, PageRequest.first(1000)).items();
        return List.of(
                storage.list(TckKinds.ITEM, Filter.ALL, PageRequest.first(100)).items(),
                storage.list(TckKinds.PLAIN, Filter.ALL, PageRequest.first(100)).items(),
                entries,
                storage.accounts(PageRequest.first(100)).items(),
                storage.owners(List.of(
                        TckKinds.ITEM.uniqueKey("code", "old-code"),
                        TckKinds.ITEM.uniqueKey("code", "new-code"),
                        TckKinds.ITEM.uniqueKey("code", "third-code"))),
                storage.changesAfter(0, 100));
    }
}
