package org.volunteerledger.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.volunteerledger.benchmarks.LedgerData;
import org.volunteerledger.benchmarks.LedgerData.Status;
import org.volunteerledger.benchmarks.Shape;

class AppendTest {

    @Test
    void everyStoreKeepsWhatIsAdded() throws SQLException {
        Options options = Options.parse(List.of("--rows", "5K", "--volunteers", "200", "--rounds", "2"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AppendSpeeds speeds = Append.run(options, new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(speeds.csv().lines()).hasSize(1 + 2 * AppendKind.values().length);
        assertThat(speeds.table()).contains("columns-distinct", "array-list").doesNotContain("NaN");
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2 + 3 * AppendKind.values().length);
    }

    @Test
    void ratiosAreOfMedians() {
        AppendSpeeds speeds = new AppendSpeeds(100);
        for (int seconds = 1; seconds <= 3; seconds++) {
            speeds.add(AppendKind.COLUMNS, new AppendSpeeds.Spent(seconds, 1));
            speeds.add(AppendKind.DUCKDB_APPENDER, new AppendSpeeds.Spent(10 * seconds, 4));
        }
        assertThat(speeds.ratio(AppendKind.COLUMNS, AppendSpeeds.Spent::seconds))
                .isEqualTo(10);
        assertThat(speeds.ratio(AppendKind.COLUMNS, AppendSpeeds.Spent::processorSeconds))
                .isEqualTo(4);
        assertThat(speeds.speed(AppendKind.COLUMNS, AppendSpeeds.Spent::seconds).median())
                .isEqualTo(50);
    }

    @Test
    void eachGrantIsVoidedOnceIfRejectedAndAfterwards() {
        LedgerData data = LedgerData.of(new Shape(10_000, 300, 50, 1, 0.1, 0.1, 5));
        Set<Integer> granted = new HashSet<>();
        Set<Integer> voided = new HashSet<>();
        List<Integer> lags = new ArrayList<>();
        LedgerRows.each(data, new LedgerRows.Lines() {
            private int last;

            @Override
            public void grant(int row) {
                assertThat(data.status(row)).isNotEqualTo(Status.PENDING);
                assertThat(granted.add(row)).isTrue();
                last = row;
            }

            @Override
            public void takeBack(int row) {
                assertThat(data.status(row)).isEqualTo(Status.REJECTED);
                assertThat(granted).contains(row);
                assertThat(voided.add(row)).isTrue();
                lags.add(last - row);
            }
        });
        assertThat(voided.size()).isBetween(900, 1_100);
        assertThat(granted).hasSizeBetween(8_800, 9_200);
        assertThat(lags).allMatch(lag -> lag <= 500).anyMatch(lag -> lag > 400);
    }
}
