package org.volunteerledger.console.table;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.csv.CsvText;
import org.volunteerledger.console.csv.Formulas;

/** CSV. */
final class CsvTableWriter extends TableWriter {

    private final boolean disarm;
    private boolean started;

    CsvTableWriter(Writer out, List<Column> columns, boolean disarm) {
        super(out, columns);
        this.disarm = disarm;
    }

    @Override
    void writeRow(List<? extends @Nullable Object> values) throws IOException {
        start();
        out().write(CsvText.row(values.stream()
                .map(value -> value instanceof String text && disarm ? Formulas.disarm(text) : text(value))
                .toList()));
    }

    @Override
    void writeEnd(List<? extends @Nullable Object> totals) throws IOException {
        start();
    }

    private void start() throws IOException {
        if (!started) {
            started = true;
            out().write(CsvText.row(columns().stream().map(Column::name).toList()));
        }
    }
}
