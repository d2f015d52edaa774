package org.volunteerledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.volunteerledger.tck.EntryBuilder;

final class HashChainTest {

    private static final AccountState EMPTY = AccountState.empty(new AccountId(7));
    private static final Instant START = Instant.parse("2026-03-08T01:00:00Z");

    @Test
    void theHashOfAKnownEntryNeverChanges() {
        assertThat(base().build().hash())
                .isEqualTo(HashChain.hash(HashChain.START, base().build()))
                .hasSize(64)
                .isEqualTo("a534537f8a5987fd067702f2f8c12254d6ff980cbc95cd385dcdea3829d2ff05");
    }

    @Test
    void everyEditOfOneFieldChangesTheHash() {
        List<HourEntry> edits = edits();
        Set<String> hashes = new HashSet<>();
        hashes.add(base().build().hash());
        edits.forEach(entry -> hashes.add(HashChain.hash(HashChain.START, entry)));

        assertThat(hashes).hasSize(1 + edits.size());
    }

    @Test
    void theHashDependsOnTheOneBefore() {
        HourEntry entry = base().build();

        assertThat(HashChain.hash(entry.hash(), entry)).isNotEqualTo(entry.hash());
    }

    @Test
    void theHashOfTheEntryItselfIsIgnored() {
        HourEntry entry = base().build();

        assertThat(HashChain.hash(HashChain.START, entry.withHash("f".repeat(64))))
                .isEqualTo(entry.hash());
    }

    @Test
    void textsThatRunIntoEachOtherAreNotConfused() {
        HourEntry one = base().reason("AB").recorded("C", Instant.EPOCH).build();
        HourEntry other = base().reason("A").recorded("BC", Instant.EPOCH).build();

        assertThat(one.hash()).isNotEqualTo(other.hash());
    }

    @Test
    void aRemovedOrSwappedEntryBreaksTheChain() {
        HourEntry first = base().build();
        HourEntry second = EntryBuilder.grant(EMPTY.after(first), "second", 2).build();

        assertThat(HashChain.hash(HashChain.START, second)).isNotEqualTo(second.hash());
        assertThat(HashChain.hash(first.hash(), second)).isEqualTo(second.hash());
    }

    private static EntryBuilder base() {
        return EntryBuilder.grant(EMPTY, "key", 1)
                .attribution(new Attribution(1, 2, 3, 4, 5, 6, 7, 8))
                .time(new ServiceTime(LocalDate.of(2026, 3, 8), START, START.plusSeconds(3600)))
                .counts(50, 1, 3)
                .reduced(new Reduction(ReductionReason.BREAK, 10))
                .policy(9)
                .reason("WHY")
                .recorded("actor", Instant.parse("2026-03-09T00:00:00.001Z"));
    }

    private static List<HourEntry> edits() {
        List<HourEntry> edits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            long[] ids = {1, 2, 3, 4, 5, 6, 7, 8};
            ids[i] = 99;
            edits.add(
                    base().attribution(new Attribution(ids[0], ids[1], ids[2], ids[3], ids[4], ids[5], ids[6], ids[7]))
                            .build());
        }
        AccountState other = AccountState.empty(new AccountId(8));
        edits.add(copyOf(EntryBuilder.grant(other, "key", 1)));
        edits.add(copyOf(EntryBuilder.grant(EMPTY.after(base().build()), "key", 1)));
        edits.add(base().key("Key").build());
        edits.add(base().book(Book.TRAINING).build());
        edits.add(base().evidence(Evidence.VISIT).build());
        edits.add(base().time(ServiceTime.on(LocalDate.of(2026, 3, 8))).build());
        edits.add(base().time(new ServiceTime(LocalDate.of(2026, 3, 9), START, START.plusSeconds(3600)))
                .build());
        edits.add(base().time(new ServiceTime(LocalDate.of(2026, 3, 8), START.plusSeconds(1), START.plusSeconds(3600)))
                .build());
        edits.add(base().time(new ServiceTime(LocalDate.of(2026, 3, 8), START, START.plusSeconds(3601)))
                .build());
        edits.add(base().counts(51, 1, 3).build());
        edits.add(base().counts(50, 0, 3).build());
        edits.add(base().counts(50, 1, 4).build());
        edits.add(base().reduced().build());
        edits.add(base().reduced(new Reduction(ReductionReason.BREAK, 11)).build());
        edits.add(base().reduced(new Reduction(ReductionReason.ROUNDING, 10)).build());
        edits.add(base().reduced(new Reduction(ReductionReason.BREAK, 5), new Reduction(ReductionReason.BREAK, 5))
                .build());
        edits.add(base().policy(10).build());
        edits.add(base().reason(null).build());
        edits.add(base().reason("WHY NOT").build());
        edits.add(base().recorded("Actor", Instant.parse("2026-03-09T00:00:00.001Z"))
                .build());
        edits.add(base().recorded("actor", Instant.parse("2026-03-09T00:00:00.002Z"))
                .build());
        edits.add(base().change(2).build());
        edits.add(voidLike());
        return edits;
    }

    private static HourEntry copyOf(EntryBuilder builder) {
        return builder.attribution(new Attribution(1, 2, 3, 4, 5, 6, 7, 8))
                .time(new ServiceTime(LocalDate.of(2026, 3, 8), START, START.plusSeconds(3600)))
                .counts(50, 1, 3)
                .reduced(new Reduction(ReductionReason.BREAK, 10))
                .policy(9)
                .reason("WHY")
                .recorded("actor", Instant.parse("2026-03-09T00:00:00.001Z"))
                .build();
    }

    private static HourEntry voidLike() {
        HourEntry grant = base().build();
        return EntryBuilder.voidOf(EMPTY.after(grant), grant, "key", 1).build();
    }
}
