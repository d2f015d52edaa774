package org.volunteerledger.console.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.csv.CsvRow;
import org.volunteerledger.console.csv.CsvText;
import org.volunteerledger.console.csv.Formulas;
import org.volunteerledger.console.store.StoreError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.LedgerException;

/**
 * The rows that were refused, with the reason in front of their cells, and with the key that each has got if the file gives none; made
 * when the first one comes. Once the cells are mended, the file can be imported as it is: the reasons are left out, and the keys tell a
 * mended row from others that say the same.
 */
final class RejectFile implements AutoCloseable {

    /** The columns in front of those of the file. */
    static final List<String> REASON =
            List.of("rejected_row", "rejected_line", "rejected_column", "reject_code", "reject_reason", "reject_hint");

    private final Path file;
    private final Columns columns;
    private final boolean dryRun;
    private @Nullable Writer out;

    /** In place of the file of an earlier run, so that none is left that is out of date; a dry run leaves it alone. */
    RejectFile(Path file, Columns columns, boolean dryRun) {
        this.file = file;
        this.columns = columns;
        this.dryRun = dryRun;
        requireReplaceable(file);
        if (dryRun) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks, before anything is imported, that a file of refused rows can be where it is to be.
     *
     * @throws InvalidInput if something else is there already, or the folder is missing
     */
    static void requireReplaceable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InvalidInput(StoreError.BAD_FILE, "There is no folder for the file " + file + ".", Map.of());
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isRejectFile(file)) {
            throw new InvalidInput(
                    LoadError.NOT_REJECTS, "The file " + file + " is there and is none of refused rows.", Map.of());
        }
    }

    private static boolean isRejectFile(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        byte[] start = CsvText.row(REASON).strip().getBytes(StandardCharsets.UTF_8);
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(start.length), start);
        } catch (IOException e) {
            return false;
        }
    }

    Path file() {
        return file;
    }

    /** Whether a file with this header is one of refused rows. */
    static boolean isHeader(List<String> header) {
        return header.size() > REASON.size() && header.subList(0, REASON.size()).equals(REASON);
    }

    void add(Pending refused, String column, LedgerException error) {
        if (dryRun) {
            return;
        }
        CsvRow row = refused.row();
        List<String> cells = new ArrayList<>(List.of(
                Long.toString(row.row()),
                Long.toString(row.line()),
                column,
                error.code().name(),
                sentence(error),
                error.hint()));
        if (!columns.has(Field.KEY)) {
            cells.add(refused.key());
        }
        cells.addAll(row.fault() == null ? columns.ownCells(row.cells()) : row.cells());
        write(cells.stream().map(Formulas::disarm).toList());
    }

    private void write(List<String> cells) {
        try {
            Writer writer = out;
            if (writer == null) {
                writer = Files.newBufferedWriter(file);
                out = writer;
                List<String> headings = new ArrayList<>(REASON);
                if (!columns.has(Field.KEY)) {
                    headings.add(Field.KEY.label());
                }
                headings.addAll(columns.ownCells(columns.header()));
                writer.write(CsvText.row(headings.stream().map(Formulas::disarm).toList()));
            }
            writer.write(CsvText.row(cells));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The message has the code in front and the hint behind, which are cells of their own here. */
    static String sentence(LedgerException error) {
        String message = error.getMessage();
        int start = error.code().name().length() + 3;
        int end = message.length() - error.hint().length() - 1;
        return start <= end ? message.substring(start, end) : message;
    }

    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
