package org.volunteerledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.tck.EntryBuilder;

final class LedgerValuesTest {

    private static final AccountState EMPTY = AccountState.empty(new AccountId(7));

    @Test
    void totalsKeepTheBooksApart() {
        HourEntry service = entry().counts(90, 1, 5).build();
        HourEntry training = entry().book(Book.TRAINING).counts(30, 1, 7).build();

        assertThat(Totals.ZERO.plus(service).plus(training)).isEqualTo(new Totals(90, 30, 1, 5, 2));
    }

    @Test
    void aVoidTakesItsGrantOutOfTheTotals() {
        HourEntry grant = entry().counts(90, 1, 5).build();
        HourEntry taken =
                EntryBuilder.voidOf(EMPTY.after(grant), grant, "void", 2).build();

        assertThat(Totals.ZERO.plus(grant).plus(taken)).isEqualTo(Totals.ZERO);
        assertThat(taken.minutes()).isEqualTo(-90);
    }

    @Test
    void totalsThatDoNotFitAreNotWrapped() {
        Totals full = new Totals(Long.MAX_VALUE, 0, 0, 0, 0);

        assertThatThrownBy(() -> full.plus(entry().build())).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void presenceIsWhatWasCreditedAndReduced() {
        HourEntry entry = entry().counts(50, 1, 0)
                .reduced(new Reduction(ReductionReason.BREAK, 10), new Reduction(ReductionReason.ROUNDING, 7))
                .build();

        assertThat(entry.presentMinutes()).isEqualTo(67);
    }

    @Test
    void aStateIsFollowedByItsNextEntryOnly() {
        HourEntry first = entry().build();
        AccountState next = EMPTY.after(first);

        assertThat(next)
                .isEqualTo(new AccountState(
                        EMPTY.account(), 1, first.hash(), first.recordedAt(), Totals.ZERO.plus(first)));
        assertThatThrownBy(() -> next.after(first)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AccountState.empty(new AccountId(8)).after(first))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSignsOfAnEntryFitItsKind() {
        HourEntry grant = entry().build();

        refused(() -> entry().counts(-1, 0, 0).build(), InputError.OUT_OF_RANGE);
        refused(() -> entry().counts(HourEntry.MAX_MINUTES + 1, 0, 0).build(), InputError.OUT_OF_RANGE);
        refused(() -> entry().counts(0, HourEntry.MAX_COUNT + 1, 0).build(), InputError.OUT_OF_RANGE);
        refused(() -> entry().counts(0, 0, -1).build(), InputError.OUT_OF_RANGE);
        refused(
                () -> EntryBuilder.voidOf(EMPTY.after(grant), grant, "v", 1)
                        .counts(1, 0, 0)
                        .build(),
                InputError.OUT_OF_RANGE);
        refused(() -> EntryBuilder.voidOf(EMPTY, grant, "v", 1).build(), InputError.CONTRADICTION);
    }

    @Test
    void theTimeOfRecordingHasWholeMilliseconds() {
        refused(() -> entry().recorded("a", Instant.ofEpochSecond(1, 1)).build(), InputError.OUT_OF_RANGE);
    }

    @Test
    void codesNameTheirConstants() {
        for (Book book : Book.values()) {
            assertThat(Book.ofCode(book.code())).isEqualTo(book);
        }
        for (Evidence evidence : Evidence.values()) {
            assertThat(Evidence.ofCode(evidence.code())).isEqualTo(evidence);
        }
        for (ReductionReason reason : ReductionReason.values()) {
            assertThat(ReductionReason.ofCode(reason.code())).isEqualTo(reason);
        }
        assertThatThrownBy(() -> Book.ofCode(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Evidence.ofCode(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ReductionReason.ofCode(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void idsAreGreaterThanZero() {
        refused(() -> new AccountId(0), InputError.OUT_OF_RANGE);
        refused(() -> new Attribution(-1, 0, 0, 0, 0, 0, 0, 0), InputError.OUT_OF_RANGE);
        refused(() -> new Reduction(ReductionReason.BREAK, 0), InputError.OUT_OF_RANGE);
    }

    private static EntryBuilder entry() {
        return EntryBuilder.grant(EMPTY, "key", 1).on(LocalDate.of(2026, 3, 8));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, InputError code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.code()).isEqualTo(code));
    }
}
