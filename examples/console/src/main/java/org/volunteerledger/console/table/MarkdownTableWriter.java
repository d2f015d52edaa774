package org.volunteerledger.console.table;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table in Markdown, as GitHub reads it. */
final class MarkdownTableWriter extends TableWriter {

    private boolean started;

    MarkdownTableWriter(Writer out, List<Column> columns) {
        super(out, columns);
    }

    @Override
    void writeRow(List<? extends @Nullable Object> values) throws IOException {
        start();
        line(values, "");
    }

    @Override
    void writeEnd(List<? extends @Nullable Object> totals) throws IOException {
        start();
        if (!totals.isEmpty()) {
            line(totals, "**");
        }
    }

    private void start() throws IOException {
        if (!started) {
            started = true;
            line(columns().stream().map(Column::name).toList(), "");
            out().write(columns().stream()
                            .map(column -> column.number() ? "---:" : "---")
                            .collect(Collectors.joining(" | ", "| ", " |"))
                    + "\n");
        }
    }

    private void line(List<? extends @Nullable Object> values, String emphasis) throws IOException {
        out().write(values.stream()
                        .map(TableWriter::text)
                        .map(MarkdownTableWriter::escape)
                        .map(cell -> cell.isEmpty() ? "" : emphasis + cell + emphasis)
                        .collect(Collectors.joining(" | ", "| ", " |"))
                + "\n");
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("\r", "")
                .replace("<", "&lt;")
                .replace("\n", "<br>");
    }
}
