package org.volunteerledger.console.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.store.Outputs;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableFormat;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.Terminal;
import picocli.CommandLine.Option;

/** How and where a table is written. */
public final class OutputOptions {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private TableFormat format = TableFormat.TABLE;

    @Option(names = "--out", paramLabel = "FILE", description = "A file to write to, in UTF-8. Default: the terminal")
    private @Nullable Path file;

    @Option(
            names = "--spreadsheet-safe",
            description = "In CSV, put an apostrophe in front of texts that a spreadsheet would run as a formula.")
    private boolean disarm;

    /** For picocli. */
    public OutputOptions() {}

    /**
     * Writes a table, and how many rows it has to the side.
     *
     * @param terminal where to write if no file is named
     * @param outputs  the files that may be written
     * @param columns  the columns
     * @param rows     writes the rows
     */
    public void write(Terminal terminal, Outputs outputs, List<Column> columns, Consumer<TableWriter> rows) {
        Path path = file;
        if (path == null) {
            write(terminal, columns, terminal.out(), rows);
            return;
        }
        try (Writer out = outputs.text(path)) {
            write(terminal, columns, out, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Terminal terminal, List<Column> columns, Writer out, Consumer<TableWriter> rows) {
        TableWriter table = TableWriter.of(format, columns, out, disarm);
        rows.accept(table);
        terminal.err().println(table.rows() + (table.rows() == 1 ? " row" : " rows"));
    }
}
