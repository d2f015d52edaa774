package org.volunteerledger.console.table;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.json.JsonCodec;

/** One JSON object; each row is an object on a line of its own, without the values that are absent. */
final class JsonTableWriter extends TableWriter {

    private final JsonCodec json = JsonCodec.shared();
    private boolean started;

    JsonTableWriter(Writer out, List<Column> columns) {
        super(out, columns);
    }

    @Override
    void writeRow(List<? extends @Nullable Object> values) throws IOException {
        out().write((started ? ",\n" : "{\"rows\":[\n") + object(values));
        started = true;
    }

    @Override
    void writeEnd(List<? extends @Nullable Object> totals) throws IOException {
        out().write((started ? "\n]" : "{\"rows\":[]") + (totals.isEmpty() ? "" : ",\n\"total\":" + object(totals))
                + "}\n");
    }

    private String object(List<? extends @Nullable Object> values) {
        StringBuilder object = new StringBuilder("{");
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                object.append(object.length() == 1 ? "" : ",")
                        .append(json.write(columns().get(i).name()))
                        .append(':')
                        .append(value instanceof Number ? value.toString() : json.write(value.toString()));
            }
        }
        return object.append('}').toString();
    }
}
