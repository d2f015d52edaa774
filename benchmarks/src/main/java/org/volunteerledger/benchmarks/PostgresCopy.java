package org.volunteerledger.benchmarks;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** PostgreSQL's own way to load many rows: as lines of text. */
final class PostgresCopy {

    private static final int BUFFER = 1 << 16;

    private PostgresCopy() {}

    /** Writes rows into the table of entries, in one commit. */
    static void insert(DataSource source, List<@Nullable Object[]> rows) throws SQLException {
        try (Connection connection = source.getConnection()) {
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + PlainJdbc.TABLE + " FROM STDIN");
            StringBuilder text = new StringBuilder(BUFFER + BUFFER / 8);
            for (@Nullable Object[] row : rows) {
                append(row, text);
                if (text.length() >= BUFFER) {
                    write(copy, text);
                }
            }
            write(copy, text);
            copy.endCopy();
        }
    }

    private static void append(@Nullable Object[] row, StringBuilder text) {
        for (int column = 0; column < row.length; column++) {
            text.append(column == 0 ? "" : "\t");
            Object value = row[column];
            if (value == null) {
                text.append("\\N");
            } else if (value instanceof String string) {
                text.append(escape(string));
            } else {
                text.append(value);
            }
        }
        text.append('\n');
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static void write(CopyIn copy, StringBuilder text) throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }
}
