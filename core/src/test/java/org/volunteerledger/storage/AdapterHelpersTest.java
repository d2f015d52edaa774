package org.volunteerledger.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.tck.Item;
import org.volunteerledger.tck.SampleData;
import org.volunteerledger.tck.TckKinds;

/** What adapters need not write themselves. */
final class AdapterHelpersTest {

    private static final Item AB = Item.of(1, "ab").with(5L);

    private final SampleData samples = new SampleData();

    @Test
    void everyConditionLetsInWhatItSays() {
        assertThat(lets(Filter.ALL)).isTrue();
        assertThat(lets(Filter.equal(TckKinds.NAME, "ab"))).isTrue();
        assertThat(lets(Filter.equal(TckKinds.NAME, "a"))).isFalse();
        assertThat(lets(Filter.in(TckKinds.AMOUNT, Set.of(4L, 5L)))).isTrue();
        assertThat(lets(Filter.in(TckKinds.AMOUNT, Set.of()))).isFalse();
        assertThat(lets(Filter.range(TckKinds.AMOUNT, 5L, 6L))).isTrue();
        assertThat(lets(Filter.range(TckKinds.AMOUNT, 4L, 5L))).isFalse();
        assertThat(lets(Filter.range(TckKinds.AMOUNT, 6L, null))).isFalse();
        assertThat(lets(Filter.prefix(TckKinds.NAME, "a"))).isTrue();
        assertThat(lets(Filter.prefix(TckKinds.NAME, "b"))).isFalse();
        assertThat(lets(Filter.absent(TckKinds.NOTE))).isTrue();
        assertThat(lets(Filter.absent(TckKinds.NAME))).isFalse();
    }

    @Test
    void conditionsInOneAnotherAllHold() {
        Filter five = Filter.equal(TckKinds.AMOUNT, 5L);

        assertThat(Conditions.of(TckKinds.ITEM, Filter.all(five, Filter.all(five, Filter.ALL)))
                        .all())
                .hasSize(2);
        assertThat(lets(Filter.all(five, Filter.prefix(TckKinds.NAME, "a")))).isTrue();
        assertThat(lets(Filter.all(five, Filter.prefix(TckKinds.NAME, "b")))).isFalse();
    }

    @Test
    void aConditionThatDoesNotFitIsRefused() {
        for (Filter filter : List.of(
                new Filter.Equal("foreign", 1L),
                new Filter.Equal("amount", "5"),
                new Filter.In("name", Set.of(1L)),
                new Filter.Range("name", 1L, null),
                new Filter.Prefix("amount", "5"))) {
            refused(InputError.CONTRADICTION, () -> Conditions.of(TckKinds.ITEM, Filter.all(filter)));
        }
        refused(InputError.CONTRADICTION, () -> Conditions.attribute(TckKinds.ITEM, "id"));
    }

    @Test
    void aReplayIsAnsweredInTheOrderOfTheRequest() {
        ChangeRecord first = samples.change();
        ChangeRecord second = samples.change();
        ChangeSet set = ChangeSet.builder().record(first).record(second).build();

        assertThat(CommitReceipt.replayOf(set, List.of())).isEmpty();
        assertThat(CommitReceipt.replayOf(ChangeSet.builder().build(), List.of()))
                .isEmpty();
        assertThat(CommitReceipt.replayOf(set, List.of(second, first)))
                .isEqualTo(Optional.of(new CommitReceipt(true, List.of(first, second))));
    }

    @Test
    void aKeyOfOtherContentIsRefusedAndAPartToo() {
        ChangeRecord first = samples.change("key", "digest", null);
        ChangeRecord other = samples.change("key", "other digest", null);
        ChangeSet set =
                ChangeSet.builder().record(first).record(samples.change()).build();

        refused(StorageError.PARTLY_APPLIED, () -> CommitReceipt.replayOf(set, List.of(first)));
        refused(StorageError.KEY_REUSED, () -> CommitReceipt.replayOf(set, List.of(other)));
        ChangeSet twice = ChangeSet.builder().record(first).record(first).build();
        refused(StorageError.KEY_REUSED, () -> CommitReceipt.replayOf(twice, List.of()));
    }

    private static boolean lets(Filter filter) {
        return Conditions.of(TckKinds.ITEM, filter).match(AB);
    }

    private static void refused(ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
