package org.volunteerledger.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.volunteerledger.storage.memory.MemoryStorage;

class ReportsAgreeTest {

    private final LedgerData data = LedgerData.of(60_000, 3_000, 5);
    private final StreamReports streams = new StreamReports(ServiceRecord.listOf(data), data);
    private final MemoryStorage storage = MemoryStorage.create();

    @BeforeEach
    void load() {
        EntryFeed.load(data, storage, 10_000);
    }

    @Test
    void bothGiveTheSameRows() {
        Map<ReportKind, Integer> rows = new EnumMap<>(ReportKind.class);
        for (ReportKind report : ReportKind.values()) {
            for (int time = 0; time < 3; time++) {
                rows.put(report, SameAnswers.require(report, time, storage, streams, data));
            }
        }
        assertThat(rows)
                .containsEntry(ReportKind.T100, 100)
                .containsEntry(ReportKind.ONE_VOLUNTEER, 1)
                .containsEntry(ReportKind.DM, LedgerData.DISTRICTS * 24)
                .containsEntry(ReportKind.CR, 1);
        assertThat(rows.get(ReportKind.ACY)).isGreaterThan(1_950);
        assertThat(rows.get(ReportKind.TM)).isGreaterThan(10_000);
        assertThat(rows.get(ReportKind.VT)).isGreaterThan(2_950);
        assertThat(rows.get(ReportKind.PRJ)).isGreaterThan(10_000);
    }

    @Test
    void anyDifferenceIsFound() {
        LedgerData other = LedgerData.of(60_000, 3_000, 6);
        StreamReports others = new StreamReports(ServiceRecord.listOf(other), other);
        for (ReportKind report : ReportKind.values()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> SameAnswers.require(report, 0, storage, others, data))
                    .withMessageContaining("differs in row");
        }
    }
}
