package org.volunteerledger.console.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.csv.CsvError;
import org.volunteerledger.console.csv.CsvReader;
import org.volunteerledger.console.csv.CsvRow;
import org.volunteerledger.error.InvalidInput;

/**
 * What a first look over a whole file finds: that every byte of it is text, what its columns are, and how many rows it has. So a wrong
 * charset or header is noticed before the first row is in the ledger.
 *
 * @param columns the columns
 * @param keys    the keys for rows without one of their own
 * @param rows    the rows without the header, empty ones not counted
 */
record Survey(Columns columns, RowKeys keys, long rows) {

    private static final int LEAST_ROW_BYTES = 24;

    static Survey of(Path file, ImportSettings settings) throws IOException {
        requireNoOtherMark(file, settings);
        try (CsvReader reader = open(file, settings)) {
            Columns columns = Columns.of(reader.next(), settings.mapped(), settings.constants());
            RowKeys keys = new RowKeys(new RowKeys.RepeatMarks(Files.size(file) / LEAST_ROW_BYTES));
            boolean marks = !columns.has(Field.KEY);
            long rows = 0;
            for (CsvRow row = reader.next(); row != null; row = reader.next()) {
                if (!row.isEmpty()) {
                    rows++;
                    if (marks && faultOf(columns, row) == null) {
                        keys.mark(columns, row);
                    }
                }
            }
            return new Survey(columns, keys, rows);
        }
    }

    static CsvReader open(Path file, ImportSettings settings) throws IOException {
        return CsvReader.of(Files.newInputStream(file), settings.charset(), settings.separator());
    }

    /** Why a row cannot be read by the columns, or null if it can. */
    static @Nullable InvalidInput faultOf(Columns columns, CsvRow row) {
        if (row.fault() != null) {
            return new InvalidInput(row.fault(), "The row is not well-formed CSV.");
        }
        List<String> header = columns.header();
        if (row.cells().equals(header)) {
            return new InvalidInput(LoadError.REPEATED_HEADER, "The row is the header again.");
        }
        if (row.cells().size() != header.size()) {
            return new InvalidInput(
                    CsvError.WRONG_CELL_COUNT,
                    "The row has " + row.cells().size() + " cells; the header has " + header.size() + ".",
                    Map.of("cells", row.cells().size(), "header", header.size()));
        }
        return null;
    }

    /** Some charsets read any bytes as text, so the mark of UTF-8 would go unnoticed. */
    private static void requireNoOtherMark(Path file, ImportSettings settings) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(3);
            boolean marked = start.length == 3
                    && (start[0] & 0xFF) == 0xEF
                    && (start[1] & 0xFF) == 0xBB
                    && (start[2] & 0xFF) == 0xBF;
            if (marked && !settings.charset().equals(StandardCharsets.UTF_8)) {
                throw new InvalidInput(
                        CsvError.WRONG_CHARSET,
                        "Row 1 starts with the byte order mark of UTF-8, and the charset is " + settings.charset()
                                + ".",
                        Map.of("charset", settings.charset().name()));
            }
        }
    }
}
