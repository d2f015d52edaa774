package org.volunteerledger.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.volunteerledger.benchmarks.LedgerData;
import org.volunteerledger.benchmarks.ReportKind;
import org.volunteerledger.benchmarks.Shape;

class AgreementTest {

    private static final Shape USUAL = new Shape(20_000, 1_500, Shape.TEAMS, 1, 0.05, 0, 1);

    /** All but PostgreSQL, which takes seconds to start. */
    private static final List<EngineKind> KINDS = List.of(
            EngineKind.LEDGER,
            EngineKind.LEDGER_COMMIT,
            EngineKind.LEDGER_SCAN,
            EngineKind.DUCKDB,
            EngineKind.DUCKDB_ROLLUP,
            EngineKind.FASTUTIL,
            EngineKind.STREAMS,
            EngineKind.H2_MEMORY);

    private final Map<String, Engine> engines = new LinkedHashMap<>();

    @AfterEach
    void close() throws SQLException {
        for (Engine engine : engines.values()) {
            engine.close();
        }
    }

    @Test
    void enginesAgreeOverTheUsualShape() throws SQLException {
        Map<ReportKind, Integer> rows = agree(USUAL);
        assertThat(rows)
                .containsEntry(ReportKind.T100, ReportKind.TOP)
                .containsEntry(ReportKind.ONE_VOLUNTEER, 1)
                .containsEntry(ReportKind.DM, LedgerData.DISTRICTS * 24)
                .containsEntry(ReportKind.CR, 1);
        assertThat(rows.get(ReportKind.TM)).isGreaterThan(5_000);
    }

    @Test
    void enginesAgreeWhereHalfIsVoided() throws SQLException {
        agree(new Shape(20_000, 300, 40, 2, 0.5, 0, 7));
    }

    @Test
    void enginesAgreeWhereAllAreAlikeAndMoreVolunteersThanRecords() throws SQLException {
        agree(new Shape(5_000, 20_000, 5_000, 0, 0.2, 0.1, 99));
    }

    @Test
    void enginesAgreeOverOneVolunteerInOneTeam() throws SQLException {
        agree(new Shape(2_000, 1, 1, 1, 0.05, 0, 3));
    }

    @Test
    void enginesAgreeThatNothingStands() throws SQLException {
        assertThat(agree(new Shape(500, 20, 10, 1, 1, 0, 4)).values()).containsOnly(0);
    }

    private Map<ReportKind, Integer> agree(Shape shape) throws SQLException {
        LedgerData data = LedgerData.of(shape);
        for (EngineKind kind : KINDS) {
            engines.put(kind.label(), kind.open(data, 2));
        }
        return Agreement.require(engines);
    }
}
