package org.volunteerledger.console.duty;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.csv.CsvReader;
import org.volunteerledger.console.csv.CsvRow;
import org.volunteerledger.duty.staff.NewStaff;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.DocumentType;
import org.volunteerledger.people.IdentityDocument;

/** A file of an organisation's staff: number, type and number of the identity document, first day. */
final class StaffFile {

    private StaffFile() {}

    /** Reads a file in UTF-8 whose first row is the heading; a document may be left out. */
    static List<NewStaff> read(Path file, LocalDate today) {
        List<NewStaff> staff = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                CsvReader reader = CsvReader.of(in, StandardCharsets.UTF_8, ',')) {
            reader.next();
            for (CsvRow row = reader.next(); row != null; row = reader.next()) {
                if (!row.isEmpty()) {
                    staff.add(of(row.cells(), row.row(), today));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return staff;
    }

    private static NewStaff of(List<String> cells, long row, LocalDate today) {
        if (cells.size() != 4) {
            throw malformed(row);
        }
        try {
            return new NewStaff(
                    cells.get(0), document(cells.get(1), cells.get(2), today), LocalDate.parse(cells.get(3)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw malformed(row);
        }
    }

    private static @Nullable IdentityDocument document(String type, String number, LocalDate today) {
        return number.isEmpty()
                ? null
                : IdentityDocument.of(DocumentType.valueOf(type.toUpperCase(Locale.ROOT)), number, today);
    }

    private static InvalidInput malformed(long row) {
        return new InvalidInput(
                InputError.BAD_FORMAT,
                "Row " + row + " of the file is not a staff number, a type of document, its number and a day.",
                Map.of("row", row));
    }
}
