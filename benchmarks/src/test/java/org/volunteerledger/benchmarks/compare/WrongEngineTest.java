package org.volunteerledger.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.volunteerledger.benchmarks.LedgerData;
import org.volunteerledger.benchmarks.ReportKind;
import org.volunteerledger.benchmarks.Shape;
import org.volunteerledger.benchmarks.Sums;

/** An engine that is wrong in the smallest way is found, in whatever report it is. */
class WrongEngineTest {

    private final LedgerData data = LedgerData.of(new Shape(5_000, 400, 60, 1, 0.05, 0, 2));
    private final Engine right = StreamEngine.open(data);

    @Test
    void theSameRowsInAnyOrderAreAnAgreement() throws SQLException {
        assertThat(Agreement.require(engines(ReportKind.TM, rows -> {
                    Collections.reverse(rows);
                    return rows;
                })))
                .containsKeys(ReportKind.values());
    }

    @Test
    void anyWrongValueIsFound() {
        for (ReportKind report : ReportKind.values()) {
            isFound(report, sums -> new Sums(sums.minutes() + 1, sums.records(), sums.volunteers()));
            isFound(report, sums -> new Sums(sums.minutes(), sums.records() + 1, sums.volunteers()));
            isFound(report, sums -> new Sums(sums.minutes(), sums.records(), sums.volunteers() + 1));
        }
    }

    @Test
    void aRowTooFewOrTooManyIsFound() {
        for (ReportKind report : ReportKind.values()) {
            isFoundIn(report, rows -> rows.subList(0, rows.size() - 1));
            isFoundIn(report, rows -> {
                rows.add(new Sums.Row(new Sums.Group(1, 1), new Sums(0, 0, 0)));
                return rows;
            });
        }
    }

    @Test
    void theWrongOrderOfTheTopIsFound() {
        isFoundIn(ReportKind.T100, rows -> {
            Collections.swap(rows, 98, 99);
            return rows;
        });
    }

    @Test
    void anEngineThatForgetsVoidsIsFound() {
        Map<String, Engine> engines = new LinkedHashMap<>(Map.of("right", right));
        engines.put("forgetful", StreamEngine.open(LedgerData.of(new Shape(5_000, 400, 60, 1, 0, 0, 2))));
        assertThatIllegalStateException().isThrownBy(() -> Agreement.require(engines));
    }

    @Test
    void anAnswerThatChangesWhileItIsTimedIsFound() throws SQLException {
        int[] calls = new int[1];
        TimedEngine timed =
                new TimedEngine("moody", altered(ReportKind.CR, rows -> calls[0]++ == 0 ? rows : List.of()));
        timed.run(ReportKind.CR, 0);
        assertThatIllegalStateException().isThrownBy(() -> timed.run(ReportKind.CR, 1));
    }

    private void isFound(ReportKind report, UnaryOperator<Sums> change) {
        isFoundIn(report, rows -> {
            Sums.Row last = rows.remove(rows.size() - 1);
            rows.add(new Sums.Row(last.group(), change.apply(last.sums())));
            return rows;
        });
    }

    private void isFoundIn(ReportKind report, UnaryOperator<List<Sums.Row>> change) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Agreement.require(engines(report, change)))
                .withMessageStartingWith(report.code() + ": right and wrong differ: row ");
    }

    private Map<String, Engine> engines(ReportKind report, UnaryOperator<List<Sums.Row>> change) {
        Map<String, Engine> engines = new LinkedHashMap<>();
        engines.put("right", right);
        engines.put("wrong", altered(report, change));
        return engines;
    }

    /** An engine that changes the rows of one report. */
    private Engine altered(ReportKind altered, UnaryOperator<List<Sums.Row>> change) {
        return new Engine() {
            @Override
            public String about() {
                return "wrong";
            }

            @Override
            public void answer(ReportKind report, int time, RowSink sink) throws SQLException {
                List<Sums.Row> rows = new ArrayList<>();
                right.answer(
                        report,
                        time,
                        (first, second, minutes, entries, volunteers) -> rows.add(
                                new Sums.Row(new Sums.Group(first, second), new Sums(minutes, entries, volunteers))));
                for (Sums.Row row : report == altered ? change.apply(rows) : rows) {
                    Sums sums = row.sums();
                    sink.row(
                            row.group().first(),
                            row.group().second(),
                            sums.minutes(),
                            sums.records(),
                            sums.volunteers());
                }
            }
        };
    }
}
