package org.volunteerledger.console.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InvalidInput;

/**
 * Reads a CSV file row by row. Lines end with CRLF, LF or CR. A row that is not well formed, such as one with a missing quotation
 * mark, is given as one with a {@linkplain CsvRow#fault fault}, and reading goes on at the line after its start: so one mark that is
 * missing costs one row, not the rest of the file. Holds one row at a time, and of that at most {@value #MAX_ROW} characters.
 *
 * <p>A parser of its own, because those of libraries hold a quoted cell however long it grows, take quotation marks where the standard
 * forbids them, or cannot go on after a malformed row.
 */
public final class CsvReader implements AutoCloseable {

    /** The most characters of a row. */
    public static final int MAX_ROW = 65_536;

    /** How much of a malformed line is kept. */
    private static final int MAX_KEPT = 1_000;

    private final CharacterQueue in;
    private final Charset charset;
    private final char separator;
    private final StringBuilder raw = new StringBuilder();
    private final StringBuilder cell = new StringBuilder();
    private final List<String> cells = new ArrayList<>();
    private long row;
    private long line = 1;

    private CsvReader(InputStream in, Charset charset, char separator) {
        this.in = new CharacterQueue(new StrictDecoder(in, charset));
        this.charset = charset;
        this.separator = separator;
    }

    /**
     * Reads from a stream.
     *
     * @param in        the bytes; closed with the reader
     * @param charset   their charset; a byte order mark at the start is left out
     * @param separator what stands between two cells, usually a comma
     * @return the reader
     */
    public static CsvReader of(InputStream in, Charset charset, char separator) {
        return new CsvReader(in, charset, separator);
    }

    /**
     * The next row.
     *
     * @return the row, or null at the end
     * @throws InvalidInput if the bytes are not text in the charset ({@link CsvError#WRONG_CHARSET})
     * @throws IOException  if reading fails
     */
    public @Nullable CsvRow next() throws IOException {
        long number = row + 1;
        try {
            return in.peek() == StrictDecoder.END ? null : read();
        } catch (CharacterCodingException e) {
            throw new InvalidInput(
                    CsvError.WRONG_CHARSET,
                    "Row " + number + ", which starts at line " + line + ", is not text in " + charset + ".",
                    Map.of("row", number, "line", line, "charset", charset.name()));
        }
    }

    private CsvRow read() throws IOException {
        row++;
        raw.setLength(0);
        cells.clear();
        long start = line;
        CsvError fault = readCells();
        if (fault != null) {
            return new CsvRow(row, start, List.of(firstLineOnly()), fault);
        }
        line += Math.max(1, lineEnds());
        return new CsvRow(row, start, cells, null);
    }

    private @Nullable CsvError readCells() throws IOException {
        while (true) {
            CsvError fault = in.peek() == '"' ? readQuoted() : readPlain();
            if (fault != null) {
                return fault;
            }
            cells.add(cell.toString());
            int end = take();
            if (end != separator) {
                if (end == '\r' && in.peek() == '\n') {
                    take();
                }
                return null;
            }
        }
    }

    private @Nullable CsvError readPlain() throws IOException {
        cell.setLength(0);
        while (!endsCell(in.peek())) {
            int c = take();
            if (c == '"') {
                return CsvError.STRAY_QUOTE;
            }
            if (raw.length() > MAX_ROW) {
                return CsvError.ROW_TOO_LONG;
            }
            cell.append((char) c);
        }
        return null;
    }

    private @Nullable CsvError readQuoted() throws IOException {
        cell.setLength(0);
        take();
        while (true) {
            int c = take();
            if (c == StrictDecoder.END) {
                return CsvError.MISSING_QUOTE;
            }
            if (raw.length() > MAX_ROW) {
                return lineEnds() > 0 ? CsvError.MISSING_QUOTE : CsvError.ROW_TOO_LONG;
            }
            if (c == '"') {
                if (endsCell(in.peek())) {
                    return null;
                }
                if (in.peek() != '"') {
                    // The mark that opens a cell of a later line closes the one that was left open.
                    return lineEnds() > 0 ? CsvError.MISSING_QUOTE : CsvError.STRAY_QUOTE;
                }
                take();
            }
            cell.append((char) c);
        }
    }

    /** Goes back, or on, to the end of the line in which the row starts. */
    private String firstLineOnly() throws IOException {
        int end = 0;
        while (end < raw.length() && !endsLine(raw.charAt(end))) {
            end++;
        }
        in.putBack(raw.substring(end));
        raw.setLength(Math.min(end, MAX_KEPT));
        while (in.peek() != StrictDecoder.END && !endsLine(in.peek())) {
            int c = in.take();
            if (raw.length() < MAX_KEPT) {
                raw.append((char) c);
            }
        }
        if (in.take() == '\r' && in.peek() == '\n') {
            in.take();
        }
        line++;
        return raw.toString();
    }

    private int take() throws IOException {
        int c = in.take();
        if (c != StrictDecoder.END) {
            raw.append((char) c);
        }
        return c;
    }

    private int lineEnds() {
        int ends = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean first = c == '\n' ? i == 0 || raw.charAt(i - 1) != '\r' : c == '\r';
            ends += first ? 1 : 0;
        }
        return ends;
    }

    private boolean endsCell(int c) {
        return c == separator || endsLine(c) || c == StrictDecoder.END;
    }

    private static boolean endsLine(int c) {
        return c == '\n' || c == '\r';
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
