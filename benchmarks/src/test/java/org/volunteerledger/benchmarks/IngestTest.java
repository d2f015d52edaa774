package org.volunteerledger.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.volunteerledger.benchmarks.Ingest.Side;
import org.volunteerledger.benchmarks.Timings.Spent;

class IngestTest {

    @Test
    void bothSidesWriteTheSameRowsInEveryRound() throws IOException, SQLException {
        IngestOptions options = IngestOptions.parse(
                List.of("--rows", "3000", "--volunteers", "200", "--rows-per-commit", "500", "--rounds", "2"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Timings timings = Ingest.run(options, new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(timings.rows()).isBetween(2_800, 2_920);
        assertThat(timings.rounds()).containsOnlyKeys(Side.PLAIN_JDBC, Side.LEDGER);
        assertThat(timings.csv().lines()).hasSize(5);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(7);
    }

    @Test
    void ratiosAreOfRounds() {
        Timings timings = new Timings(
                100,
                Map.of(
                        Side.PLAIN_JDBC, List.of(new Spent(1, 2), new Spent(10, 3), new Spent(2, 4)),
                        Side.LEDGER, List.of(new Spent(2, 4), new Spent(20, 12), new Spent(8, 16))));
        assertThat(timings.ratio(Spent::seconds).median()).isEqualTo(0.5);
        assertThat(timings.ratio(Spent::seconds).lower()).isEqualTo(0.375);
        assertThat(timings.ratio(Spent::cpuSeconds).median()).isEqualTo(0.25);
        assertThat(timings.speed(Side.PLAIN_JDBC, Spent::seconds).median()).isCloseTo(50, within(1e-9));
        assertThat(timings.table()).contains("ratio, per CPU second");
    }

    @Test
    void optionsThatAreNotKnownAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> IngestOptions.parse(List.of("--row", "1")));
        assertThatIllegalArgumentException().isThrownBy(() -> IngestOptions.parse(List.of("--rows")));
    }
}
