package org.volunteerledger.console.table;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.csv.Formulas;

/** CSV. */
final class CsvTableWriter extends TableWriter {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final boolean disarm;
    private @Nullable CSVPrinter printer;

    CsvTableWriter(Writer out, List<Column> columns, boolean disarm) {
        super(out, columns);
        this.disarm = disarm;
    }

    @Override
    void writeRow(List<? extends @Nullable Object> values) throws IOException {
        printer()
                .printRecord(values.stream()
                        .map(value -> value instanceof String text && disarm ? Formulas.disarm(text) : text(value))
                        .toList());
    }

    @Override
    void writeEnd(List<? extends @Nullable Object> totals) throws IOException {
        printer().flush();
    }

    private CSVPrinter printer() throws IOException {
        CSVPrinter ready = printer;
        if (ready == null) {
            ready = new CSVPrinter(out(), FORMAT);
            ready.printRecord(columns().stream().map(Column::name).toList());
            printer = ready;
        }
        return ready;
    }
}
