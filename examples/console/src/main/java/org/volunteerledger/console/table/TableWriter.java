package org.volunteerledger.console.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table row by row. A value is a text, a number, or null, in the order of the columns. However long the table grows, memory
 * does not: aligned text takes the widths of the first thousand rows for the rest.
 */
public abstract class TableWriter {

    private final Writer out;
    private final List<Column> columns;
    private long rows;

    TableWriter(Writer out, List<Column> columns) {
        this.out = out;
        this.columns = List.copyOf(columns);
    }

    /**
     * Starts a table.
     *
     * @param format  how to write it
     * @param columns its columns
     * @param out     where to; not closed
     * @param disarm  whether texts that a spreadsheet would take for a formula get an apostrophe in front; CSV only
     * @return the writer
     */
    public static TableWriter of(TableFormat format, List<Column> columns, Writer out, boolean disarm) {
        return switch (format) {
            case TABLE -> new TextTableWriter(out, columns);
            case CSV -> new CsvTableWriter(out, columns, disarm);
            case JSON -> new JsonTableWriter(out, columns);
            case MD -> new MarkdownTableWriter(out, columns);
        };
    }

    /**
     * Writes a row.
     *
     * @param values its values
     */
    public final void row(List<? extends @Nullable Object> values) {
        write(() -> writeRow(values));
        rows++;
    }

    /**
     * Ends the table.
     *
     * @param totals the totals with null where there is none, or an empty list for none at all
     */
    public final void finish(List<? extends @Nullable Object> totals) {
        write(() -> {
            writeEnd(totals);
            out.flush();
        });
    }

    /**
     * The rows so far.
     *
     * @return 0 or more
     */
    public final long rows() {
        return rows;
    }

    abstract void writeRow(List<? extends @Nullable Object> values) throws IOException;

    abstract void writeEnd(List<? extends @Nullable Object> totals) throws IOException;

    final Writer out() {
        return out;
    }

    final List<Column> columns() {
        return columns;
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static void write(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Write {
        void run() throws IOException;
    }
}
