package org.volunteerledger.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.volunteerledger.benchmarks.ReportKind;

class SideBySideTest {

    @Test
    void printsAndWritesWhatItMeasures(@TempDir Path directory) throws IOException, SQLException {
        Path csv = directory.resolve("figures.csv");
        Path chart = directory.resolve("chart.html");
        Options options = Options.parse(List.of(
                "--rows",
                "2K",
                "--volunteers",
                "100",
                "--rounds",
                "2",
                "--warm-up",
                "0",
                "--engines",
                "ledger,fastutil,streams",
                "--csv",
                csv.toString(),
                "--chart",
                chart.toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Measurements measurements = SideBySide.run(options, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(measurements.labels()).containsExactlyInAnyOrder("ledger", "fastutil", "streams", "touch");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("all engines agree on every row", "times as fast as streams, by medians", "postgres")
                .doesNotContain("NaN");
        assertThat(Files.readAllLines(csv)).hasSize(1 + 4 * ReportKind.values().length);
        assertThat(Files.readString(chart))
                .contains("<svg", "1TM", "least time")
                .doesNotContain("NaN", "href", "src=");
    }

    @Test
    void numbersMayHaveAUnit() {
        Options options = Options.parse(List.of("--rows", "10M", "--volunteers", "70k", "--teams", "12"));
        assertThat(options.shape().rows()).isEqualTo(10_000_000);
        assertThat(options.shape().volunteers()).isEqualTo(70_000);
        assertThat(options.shape().teams()).isEqualTo(12);
    }

    @Test
    void enginesThatNeedMinutesAreLeftOutUnlessAskedFor() {
        assertThat(Options.parse(List.of("--rows", "1M")).engines()).containsExactly(EngineKind.values());
        assertThat(Options.parse(List.of("--rows", "10M")).engines())
                .contains(EngineKind.LEDGER, EngineKind.DUCKDB, EngineKind.STREAMS)
                .doesNotContain(EngineKind.H2_MEMORY);
        assertThat(Options.parse(List.of("--rows", "10M", "--engines", "all")).engines())
                .containsExactly(EngineKind.values());
        assertThat(Options.parse(List.of("--engines", "duckdb, ledger-scan")).engines())
                .containsExactly(EngineKind.DUCKDB, EngineKind.LEDGER_SCAN);
    }

    @Test
    void argumentsThatMeanNothingAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(List.of("--row", "1")));
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(List.of("--rows")));
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(List.of("--rows", "many")));
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(List.of("--rows", "0")));
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(List.of("--engines", "oracle")));
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(List.of("--void-share", "1.5")));
    }
}
