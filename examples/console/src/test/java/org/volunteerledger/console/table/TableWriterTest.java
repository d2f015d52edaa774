package org.volunteerledger.console.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
final class TableWriterTest {

    private static final List<Column> COLUMNS = List.of(Column.text("team"), Column.number("hours"));

    @Test
    void wideCharactersAlign() {
        assertThat(write(TableFormat.TABLE, false)).isEqualTo("""
                        team      hours
                        -------  ------
                        安婆婆     1.50
                        =a|b        200
                        古丽·𠮷
                        e\u0301          2.00
                        -------  ------
                        total    203.50
                        """);
    }

    @Test
    void csvIsExactUnlessItIsForASpreadsheet() {
        assertThat(write(TableFormat.CSV, false)).isEqualTo("team,hours\n安婆婆,1.50\n=a|b,200\n古丽·𠮷,\ne\u0301,2.00\n");
        assertThat(write(TableFormat.CSV, true)).contains("\n'=a|b,200\n");
    }

    @Test
    void jsonLeavesOutWhatIsAbsent() {
        assertThat(write(TableFormat.JSON, false)).isEqualTo("""
                        {"rows":[
                        {"team":"安婆婆","hours":1.50},
                        {"team":"=a|b","hours":200},
                        {"team":"古丽·𠮷"},
                        {"team":"e\u0301","hours":2.00}
                        ],
                        "total":{"team":"total","hours":203.50}}
                        """);
    }

    @Test
    void markdownEscapesItsOwnMarks() {
        assertThat(write(TableFormat.MD, false))
                .contains("| =a\\|b | 200 |\n")
                .contains("| **total** | **203.50** |\n");
    }

    @Test
    void aTableWithoutRowsHasItsHeading() {
        for (TableFormat format : TableFormat.values()) {
            StringWriter out = new StringWriter();
            TableWriter table = TableWriter.of(format, COLUMNS, out, false);
            table.finish(List.of());

            assertThat(out.toString()).contains(format == TableFormat.JSON ? "\"rows\":[]" : "team");
            assertThat(table.rows()).isZero();
        }
    }

    @Test
    void longTablesAreNotHeld() {
        StringWriter out = new StringWriter();
        TableWriter table = TableWriter.of(TableFormat.TABLE, COLUMNS, out, false);
        for (int i = 0; i < 999; i++) {
            table.row(List.of("t", 1));
        }
        assertThat(out.toString()).isEmpty();
        table.row(List.of("t", 1));
        table.row(List.of("a much longer name", 123456));
        table.finish(List.of());

        assertThat(out.toString().lines()).hasSize(1003);
        assertThat(out.toString()).endsWith("a much longer name  123456\n");
    }

    private static String write(TableFormat format, boolean disarm) {
        StringWriter out = new StringWriter();
        TableWriter table = TableWriter.of(format, COLUMNS, out, disarm);
        table.row(List.of("安婆婆", new BigDecimal("1.50")));
        table.row(List.of("=a|b", 200L));
        table.row(Arrays.asList("古丽·𠮷", null));
        table.row(List.of("e\u0301", new BigDecimal("2.00")));
        table.finish(List.of("total", new BigDecimal("203.50")));
        return out.toString();
    }
}
