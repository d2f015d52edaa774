package org.volunteerledger.console.load;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.csv.CsvError;
import org.volunteerledger.console.csv.CsvReader;
import org.volunteerledger.console.csv.CsvRow;
import org.volunteerledger.console.csv.Utf8;
import org.volunteerledger.error.InvalidInput;

/**
 * What a first look over a whole file finds: that every byte of it is text, what its columns are, and how many rows it has. So a wrong
 * charset or header is noticed before the first row is in the ledger.
 *
 * @param columns the columns
 * @param reader  understands the rows
 * @param keys    the keys for rows without one of their own
 * @param header  the number of the row that is the header
 * @param rows    the rows below the header, empty ones not counted
 */
record Survey(Columns columns, RowReader reader, RowKeys keys, long header, long rows) {

    private static final int LEAST_ROW_BYTES = 24;
    private static final int MOST_ROWS_ABOVE = 20;

    /**
     * Looks over a file.
     *
     * @param firstDays is told of every row that is understood, or null if nobody is to be registered
     */
    static Survey of(Path file, ImportSettings settings, ZoneId zone, @Nullable FirstDays firstDays)
            throws IOException {
        requireCharset(file, settings);
        CsvRow header = header(file, settings);
        Columns columns = Columns.of(header, settings.mapped(), settings.constants());
        long headerRow = Objects.requireNonNull(header).row();
        try (CsvReader reader = openBelow(headerRow, file, settings)) {
            RowReader rowReader = new RowReader(columns, zone);
            RowKeys keys = new RowKeys(new RowKeys.RepeatMarks(Files.size(file) / LEAST_ROW_BYTES), columns, zone);
            boolean marks = !columns.has(Field.KEY);
            long rows = 0;
            for (CsvRow row = reader.next(); row != null; row = reader.next()) {
                if (!row.isEmpty()) {
                    rows++;
                    if (marks || firstDays != null) {
                        look(rowReader.read(row), marks ? keys : null, firstDays);
                    }
                }
            }
            return new Survey(columns, rowReader, keys, headerRow, rows);
        }
    }

    private static void look(Pending row, @Nullable RowKeys keys, @Nullable FirstDays firstDays) {
        ServiceRow service = row.service();
        if (firstDays != null && service != null) {
            firstDays.see(service);
        }
        if (keys != null) {
            keys.mark(row);
        }
    }

    /** The first row, or the first below the title and the empty rows that some sheets have on top. */
    private static @Nullable CsvRow header(Path file, ImportSettings settings) throws IOException {
        try (CsvReader reader = open(file, settings)) {
            CsvRow first = reader.next();
            CsvRow row = first;
            while (row != null && row.row() <= MOST_ROWS_ABOVE && Columns.isTitle(row, settings.mapped())) {
                row = reader.next();
            }
            return row != null && Columns.isHeader(row, settings.mapped()) ? row : first;
        }
    }

    /** A reader of the rows below the header. */
    CsvReader reopen(Path file, ImportSettings settings) throws IOException {
        return openBelow(header, file, settings);
    }

    private static CsvReader openBelow(long header, Path file, ImportSettings settings) throws IOException {
        CsvReader reader = open(file, settings);
        for (long row = 1; row <= header; row++) {
            reader.next();
        }
        return reader;
    }

    private static CsvReader open(Path file, ImportSettings settings) throws IOException {
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

    /** Some charsets read any bytes as text, so that names of another charset would get into the ledger unnoticed. */
    private static void requireCharset(Path file, ImportSettings settings) throws IOException {
        Charset charset = settings.charset();
        if (!charset.equals(StandardCharsets.UTF_8) && Utf8.isUtf8(Files.newInputStream(file))) {
            throw new InvalidInput(
                    CsvError.IS_UTF_8,
                    "The file is UTF-8 throughout, and the charset is " + charset + ".",
                    Map.of("charset", charset.name()));
        }
    }
}
