package org.volunteerledger.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.DomainEvent;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.tck.Item;
import org.volunteerledger.tck.Plain;
import org.volunteerledger.tck.SampleData;
import org.volunteerledger.tck.TckKinds;

/** Rows that were edited by hand, and calls that do not fit. */
@NullMarked
final class CorruptionTest {

    private static final String CANARY = "canary-11010519491231002X";

    private final TestDatabase database = Databases.h2Memory();
    private final Samples samples = new Samples();
    private final Storage storage = opened();

    private Storage opened() {
        JdbcStorage.Builder builder = JdbcStorage.builder(database.dataSource()).kinds(TckKinds.ALL);
        builder.schema().migrate();
        Storage opened = builder.open();
        opened.commit(samples.first());
        return opened;
    }

    @AfterEach
    void removeDatabase() {
        database.close();
    }

    @Test
    void recordsThatCannotBeReadAreNamed() {
        edit("UPDATE vl_tck_item SET body = '{\"name\":\"" + CANARY + "\"}' WHERE id = 10");
        corrupt(() -> storage.find(TckKinds.ITEM, 10), "Row 10 of table vl_tck_item");
        edit("UPDATE vl_tck_item SET body = '{\"id\":77,\"name\":\"" + CANARY + "\"}' WHERE id = 10");
        corrupt(() -> storage.findAll(TckKinds.ITEM, List.of(10L)), "Row 10 of table vl_tck_item");
    }

    @Test
    void entriesThatCannotBeReadAreNamed() {
        for (String edit : List.of(
                "kind = 3", "book = 9", "evidence = 99", "reductions = 'x'", "reductions = '1:x'", "minutes = -5")) {
            edit("UPDATE vl_entry SET " + edit);
            corrupt(() -> storage.entries(EntryFilter.ALL, PageRequest.first(5)), "entry 1 of account 7");
            edit("UPDATE vl_entry SET kind = 1, book = 1, evidence = 1, reductions = NULL, minutes = 60");
        }
    }

    @Test
    void accountsAndChangesThatCannotBeReadAreNamed() {
        edit("UPDATE vl_account SET version = -1");
        corrupt(() -> storage.accounts(List.of(new AccountId(7))), "account 7");
        edit("UPDATE vl_change_log SET events = '" + CANARY + "'");
        corrupt(() -> storage.changesAfter(0, 10), "change ");
        edit("UPDATE vl_change_log SET events = NULL, command = ' '");
        corrupt(() -> storage.changesAfter(0, 10), "change ");
    }

    @Test
    void idsThatAreTakenThoughTheyShouldBeFreeAreNamed() {
        ChangeRecord taken = storage.changesAfter(0, 1).get(0).record();
        ChangeSet sameId = ChangeSet.builder()
                .record(new ChangeRecord(
                        taken.id(),
                        "other-key",
                        "d1",
                        "sample",
                        "tester",
                        null,
                        SampleData.RECORDED_AT,
                        null,
                        List.of()))
                .build();
        corrupt(() -> storage.commit(sameId), "change " + taken.id());
        ChangeRecord one = samples.data().change("one");
        ChangeSet twice = ChangeSet.builder()
                .record(one)
                .record(new ChangeRecord(
                        one.id(), "two", "d1", "sample", "tester", null, SampleData.RECORDED_AT, null, List.of()))
                .build();
        corrupt(() -> storage.commit(twice), "change " + one.id());
        edit("DELETE FROM vl_account");
        AccountState empty = AccountState.empty(new AccountId(7));
        ChangeSet again =
                samples.data().appending(empty, samples.data().grant(empty).build());
        corrupt(() -> storage.commit(again), "account 7");
    }

    @Test
    void whatIsTooLongForTheDatabaseIsRefusedBeforeIt() {
        Kind<Plain> plain = TckKinds.PLAIN;
        ChangeSet large = samples.data()
                .changing()
                .create(plain, new Plain(1, "x".repeat(JdbcStorage.MAX_JSON)))
                .build();
        tooLong(() -> storage.commit(large));
        List<DomainEvent> events = new ArrayList<>();
        for (int i = 0; i < ChangeRecord.MAX_EVENTS; i++) {
            events.add(new DomainEvent(
                    "t", "s", 1, Map.of("a", "x".repeat(500), "b", "x".repeat(500), "c", "x".repeat(500))));
        }
        ChangeRecord loud =
                new ChangeRecord(5, "loud", "d1", "sample", "tester", null, SampleData.RECORDED_AT, null, events);
        tooLong(() -> storage.commit(ChangeSet.builder().record(loud).build()));
    }

    @Test
    void textsThatCannotBeStoredAreSimplyNotFound() {
        for (String odd : List.of("a\0b", "\ud800", "\udc00x")) {
            for (Filter filter : List.of(
                    new Filter.Equal("name", odd),
                    new Filter.In("name", java.util.Set.of(odd)),
                    new Filter.Prefix("name", odd))) {
                assertThat(storage.list(TckKinds.ITEM, filter, PageRequest.first(1))
                                .items())
                        .isEmpty();
            }
            assertThat(storage.changes(List.of(odd))).isEmpty();
        }
    }

    @Test
    void anOpenRangeLetsInWhatHasAValue() {
        assertThat(storage.count(TckKinds.ITEM, new Filter.Range("amount", null, null), List.of())
                        .total())
                .isEqualTo(2);
    }

    @Test
    void aKindThatWasNotGivenIsAMistakeOfTheProgram() {
        Kind<Item> other = Kind.named("tck_item", Item.class, Item::id).build();

        assertThatThrownBy(() -> storage.find(other, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anErrorOfTheDatabaseIsPassedOnByItsNumbersOnly() {
        edit("ALTER TABLE vl_unique_key ALTER COLUMN key_text VARCHAR(10)");
        ChangeSet set = samples.data()
                .changing()
                .create(TckKinds.ITEM, Samples.item(50, CANARY))
                .build();

        assertThatThrownBy(() -> storage.commit(set)).isInstanceOfSatisfying(StorageUnavailable.class, e -> {
            assertThat(e.code()).isEqualTo(StorageError.UNREACHABLE);
            assertThat(e.fields()).containsEntry("sqlState", "22001");
            assertThat(e).hasNoCause().hasNoSuppressedExceptions();
            assertThat(e.getMessage() + e.fields()).doesNotContain(CANARY);
        });
    }

    private static void corrupt(ThrowingCallable call, String named) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Corrupt.class, e -> assertThat(e.code()).isEqualTo(StorageError.UNREADABLE))
                .hasMessageContaining(named)
                .hasMessageNotContaining(CANARY)
                .hasNoCause();
    }

    private static void tooLong(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.code()).isEqualTo(InputError.TOO_LONG));
    }

    private void edit(String sql) {
        Databases.execute(database.dataSource(), sql);
    }
}
