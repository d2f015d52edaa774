package org.volunteerledger.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small data: every report is compared with SQL by hand, and then timed. */
final class PushDownTest {

    @TempDir
    private Path folder;

    @Test
    void everyReportEqualsSqlByHand() throws SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        H2File file = H2File.open(folder.resolve("ledger"));
        try {
            PushDown.run(
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    file.pool(),
                    LedgerData.of(4_000, 300, 5),
                    2,
                    "team, service_day");
        } finally {
            file.drop();
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2 + ReportKind.values().length + 1)
                .first()
                .asString()
                .startsWith("loaded 4,000 rows");
    }

    @Test
    void optionsThatAreNotKnownAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PushDown.main(new String[] {"--row", "1"}));
    }
}
