package org.volunteerledger.console.table;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Aligned text. */
final class TextTableWriter extends TableWriter {

    private static final int SAMPLE = 1_000;
    private static final String GAP = "  ";

    private final List<List<String>> waiting = new ArrayList<>();
    private final int[] widths;
    private boolean started;

    TextTableWriter(Writer out, List<Column> columns) {
        super(out, columns);
        widths = columns.stream()
                .mapToInt(column -> DisplayWidth.of(column.name()))
                .toArray();
    }

    @Override
    void writeRow(List<? extends @Nullable Object> values) throws IOException {
        List<String> cells = cells(values);
        if (started) {
            line(cells);
            return;
        }
        waiting.add(cells);
        if (waiting.size() == SAMPLE) {
            start();
        }
    }

    @Override
    void writeEnd(List<? extends @Nullable Object> totals) throws IOException {
        List<String> last = cells(totals);
        if (!started) {
            widen(last);
            start();
        }
        if (!last.isEmpty()) {
            rule();
            line(last);
        }
    }

    private void start() throws IOException {
        started = true;
        waiting.forEach(this::widen);
        line(columns().stream().map(Column::name).toList());
        rule();
        for (List<String> cells : waiting) {
            line(cells);
        }
        waiting.clear();
    }

    private void widen(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            widths[i] = Math.max(widths[i], DisplayWidth.of(cells.get(i)));
        }
    }

    private void rule() throws IOException {
        StringBuilder rule = new StringBuilder();
        for (int width : widths) {
            rule.append(rule.isEmpty() ? "" : GAP).append("-".repeat(width));
        }
        out().write(rule.append('\n').toString());
    }

    private void line(List<String> cells) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(i == 0 ? "" : GAP)
                    .append(DisplayWidth.pad(
                            cells.get(i), widths[i], columns().get(i).number()));
        }
        out().write(line.toString().stripTrailing() + "\n");
    }

    private static List<String> cells(List<? extends @Nullable Object> values) {
        return values.stream().map(TextTableWriter::onOneLine).toList();
    }

    private static String onOneLine(@Nullable Object value) {
        return text(value).replace('\n', ' ').replace('\t', ' ');
    }
}
