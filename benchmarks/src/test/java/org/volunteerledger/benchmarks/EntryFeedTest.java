package org.volunteerledger.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.volunteerledger.benchmarks.LedgerData.Status;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.HashChain;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeSet;

class EntryFeedTest {

    private static final int ROWS = 5_000;

    private final LedgerData data = LedgerData.of(ROWS, 300, 3);

    @Test
    void entriesAreNumberedAndChained() {
        Map<AccountId, HourEntry> last = new HashMap<>();
        for (HourEntry entry : entries(1_000)) {
            HourEntry before = last.put(entry.account(), entry);
            assertThat(entry.sequence()).isEqualTo(before == null ? 1 : before.sequence() + 1);
            assertThat(entry.hash()).isEqualTo(HashChain.hash(before == null ? HashChain.START : before.hash(), entry));
            assertThat(before == null || !entry.recordedAt().isBefore(before.recordedAt()))
                    .isTrue();
        }
        assertThat(last).hasSizeGreaterThan(250);
    }

    @Test
    void statusBecomesGrantsAndVoids() {
        List<HourEntry> entries = entries(ROWS);
        assertThat(entries.stream().filter(entry -> entry.kind() == EntryKind.GRANT))
                .hasSize((int) (ROWS - rows(Status.PENDING)));
        assertThat(entries.stream().filter(entry -> entry.kind() == EntryKind.VOID))
                .hasSize((int) rows(Status.REJECTED));
        long approved = IntStream.range(0, ROWS)
                .filter(row -> data.status(row) == Status.APPROVED)
                .mapToLong(data::minutes)
                .sum();
        assertThat(entries.stream().mapToLong(HourEntry::minutes).sum()).isEqualTo(approved);
        assertThat(entries.stream().map(HourEntry::key).distinct()).hasSize(entries.size());
    }

    @Test
    void changeSetsHoldTheSameEntriesAsLists() {
        List<HourEntry> bySets = new ArrayList<>();
        EntryFeed feed = new EntryFeed(data);
        while (feed.hasNext()) {
            ChangeSet changes = feed.nextChangeSet(700);
            assertThat(changes.records()).hasSize(1);
            changes.appends().forEach(append -> bySets.addAll(append.entries()));
        }
        assertThat(new HashSet<>(bySets)).isEqualTo(new HashSet<>(entries(700)));
    }

    private long rows(Status status) {
        return IntStream.range(0, ROWS)
                .filter(row -> data.status(row) == status)
                .count();
    }

    private List<HourEntry> entries(int rowsEach) {
        List<HourEntry> entries = new ArrayList<>();
        EntryFeed feed = new EntryFeed(data);
        while (feed.hasNext()) {
            entries.addAll(feed.next(rowsEach));
        }
        return entries;
    }
}
