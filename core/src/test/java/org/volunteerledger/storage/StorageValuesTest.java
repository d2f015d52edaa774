package org.volunteerledger.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.tck.Item;
import org.volunteerledger.tck.SampleData;
import org.volunteerledger.tck.Shade;
import org.volunteerledger.tck.TckKinds;

final class StorageValuesTest {

    private static final List<Object> QUERY = List.of("kind", Filter.ALL);

    private final SampleData samples = new SampleData();

    @Test
    void aCursorGivesItsKeysBack() {
        List<Object> keys = Arrays.asList(Long.MIN_VALUE, null, "𠮷 -n1", "", 0L);

        assertThat(PageCursor.decode(QUERY, PageCursor.encode(QUERY, keys), 5)).isEqualTo(keys);
    }

    @Test
    void aCursorFitsItsQueryAndNumberOfKeysOnly() {
        String cursor = PageCursor.encode(QUERY, List.of(1L));

        for (List<?> other : List.of(List.of("kind"), List.of("other", Filter.ALL))) {
            refused(StorageError.BAD_CURSOR, () -> PageCursor.decode(other, cursor, 1));
        }
        refused(StorageError.BAD_CURSOR, () -> PageCursor.decode(QUERY, cursor, 2));
        for (String bad : List.of("", "%", "x", "AAAA" + cursor)) {
            refused(StorageError.BAD_CURSOR, () -> PageCursor.decode(QUERY, bad, 1));
        }
    }

    @Test
    void aChangeSetSortsItsParts() {
        AccountState a = samples.account();
        AccountState b = samples.account();
        ChangeSet set = samples.changing()
                .create(TckKinds.PLAIN, new org.volunteerledger.tck.Plain(1, "p"))
                .create(TckKinds.ITEM, Item.of(2, "b").keyed("z", "y"))
                .create(TckKinds.ITEM, Item.of(1, "a").keyed("x", null))
                .append(b, List.of(samples.grant(b).build()))
                .append(a, List.of(samples.grant(a).build()))
                .build();

        assertThat(set.puts().stream().map(put -> put.kind() + " " + put.id()))
                .containsExactly("tck_item 1", "tck_item 2", "tck_item_plain 1");
        assertThat(set.claims().stream().map(claim -> claim.key().text())).containsExactly("y", "x", "z");
        assertThat(set.appends().stream().map(LedgerAppend::account)).containsExactly(a.account(), b.account());
    }

    @Test
    void anExpectationOfARecordThatIsWrittenIsLeftOut() {
        ChangeSet set = samples.changing()
                .expect(TckKinds.ITEM, 1, 0)
                .expect(TckKinds.ITEM, 2, 5)
                .create(TckKinds.ITEM, Item.of(1, "a"))
                .build();

        assertThat(set.expectations()).containsExactly(new ChangeSet.Expectation(TckKinds.ITEM, 2, 5));
    }

    @Test
    void mergedChangeSetsDoWhatTheirPartsDo() {
        AccountState empty = samples.account();
        HourEntry first = samples.grant(empty).build();
        HourEntry second = samples.grant(empty.after(first)).build();
        ChangeSet whole = ChangeSet.merge(List.of(
                samples.changing()
                        .expect(TckKinds.ITEM, 9, 1)
                        .append(empty, List.of(first))
                        .build(),
                samples.changing().append(empty.after(first), List.of(second)).build()));

        assertThat(whole.records()).hasSize(2);
        assertThat(whole.appends()).containsExactly(LedgerAppend.of(empty, List.of(first, second)));
        assertThat(whole.expectations()).hasSize(1);
        ChangeSet item = samples.creating(Item.of(1, "a"));
        refused(InputError.CONTRADICTION, () -> ChangeSet.merge(List.of(item, item)));
    }

    @Test
    void aBuilderKnowsTheStateAfterItsEntries() {
        AccountState empty = samples.account();
        HourEntry entry = samples.grant(empty).build();
        ChangeSet.Builder set = samples.changing();

        assertThat(set.stateOf(empty.account())).isNull();
        set.append(empty, List.of(entry));
        assertThat(set.stateOf(empty.account())).isEqualTo(empty.after(entry));
        assertThatThrownBy(() -> set.append(empty, List.of(entry))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void limitsAreKept() {
        refused(InputError.OUT_OF_RANGE, () -> PageRequest.first(0));
        refused(InputError.OUT_OF_RANGE, () -> PageRequest.first(PageRequest.MAX_LIMIT + 1));
        refused(InputError.OUT_OF_RANGE, () -> new ChangeSet.Put<>(TckKinds.ITEM, 1, 3, 3, Item.of(1, "a")));
        refused(
                InputError.OUT_OF_RANGE,
                () -> new ChangeRecord(1, "k", "d", "c", "a", null, Instant.ofEpochSecond(0, 1), null, List.of()));
        refused(InputError.TOO_LONG, () -> new UniqueKey("s", "x".repeat(UniqueKey.MAX_TEXT + 1)));
        refused(InputError.TOO_LONG, () -> TckKinds.NAME.valueOf(Item.of(1, "x".repeat(Attribute.MAX_TEXT + 1))));
        refused(InputError.MISSING, () -> TckKinds.NAME.valueOf(Item.of(1, "")));
    }

    @Test
    void aUniqueKeyDoesNotShowItsText() {
        assertThat(new UniqueKey("scope", "secret")).hasToString("UniqueKey[scope]");
    }

    @Test
    void aKindIsDescribedWithoutContradiction() {
        Kind.Builder<Item> kind =
                Kind.named("k", Item.class, Item::id).attribute(TckKinds.NAME).unique("u", Item::code);

        for (Runnable wrong : List.<Runnable>of(
                () -> kind.attribute(TckKinds.NAME),
                () -> kind.attribute(Attribute.number("id", Item::amount)),
                () -> kind.attribute(Attribute.number("version", Item::amount)),
                () -> kind.attribute(Attribute.number("body", Item::amount)),
                () -> kind.unique("u", Item::alias),
                () -> Kind.named("Bad Name", Item.class, Item::id),
                () -> Attribute.number("Bad", Item::amount),
                () -> kind.build().uniqueKey("other", "x"))) {
            assertThatThrownBy(wrong::run).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(kind.build().attribute("name")).contains(TckKinds.NAME);
        assertThat(TckKinds.NAME).hasToString("name");
        assertThat(TckKinds.NAME.limit()).isEqualTo(Attribute.MAX_TEXT);
    }

    @Test
    void attributesHaveAStoredForm() {
        Attribute<Instant> at = Attribute.instant("at", instant -> instant.equals(Instant.EPOCH) ? null : instant);

        assertThat(at.valueOf(Instant.ofEpochMilli(-5))).isEqualTo(-5L);
        assertThat(at.valueOf(Instant.EPOCH)).isNull();
        assertThat(TckKinds.SHADE.valueOf(Item.of(1, "a").in(Shade.DARK))).isEqualTo("DARK");
        assertThat(TckKinds.SHADE.valueOf(Item.of(1, "a"))).isNull();
        assertThat(at.type()).isEqualTo(Attribute.Type.NUMBER);
    }

    @Test
    void everyCodeHasAHint() {
        for (ErrorCode code : StorageError.values()) {
            assertThat(code.hint()).endsWith(".");
        }
        for (ErrorCode code : InputError.values()) {
            assertThat(code.hint()).endsWith(".");
        }
    }

    @Test
    void anEventsDataAreInAStableOrder() {
        assertThat(new DomainEvent("t", "s", 1, Map.of("b", "2", "a", "1"))
                        .data()
                        .keySet())
                .containsExactly("a", "b");
    }

    private static void refused(ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.code()).isEqualTo(code));
    }
}
