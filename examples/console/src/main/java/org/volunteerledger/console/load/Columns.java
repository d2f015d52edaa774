package org.volunteerledger.console.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.csv.CsvError;
import org.volunteerledger.console.csv.CsvRow;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InvalidInput;

/** Which column of a file is which field. */
final class Columns {

    private final List<String> header;
    private final Map<Field, Integer> positions;
    private final Map<Field, String> constants;

    private Columns(List<String> header, Map<Field, Integer> positions, Map<Field, String> constants) {
        this.header = header;
        this.positions = positions;
        this.constants = constants;
    }

    /**
     * Reads a header. What the command line says comes before what a heading means by itself.
     *
     * @param header    the first row of the file, or null if it has none
     * @param mapped    the columns that the command line names
     * @param constants the values for all rows; an empty one means that the field is absent
     */
    static Columns of(@Nullable CsvRow header, Map<Field, String> mapped, Map<Field, String> constants) {
        if (header == null || header.isEmpty()) {
            throw bad(CsvError.NO_HEADER, "The file has no header.");
        }
        if (header.fault() != null) {
            throw bad(header.fault(), "The header is not well-formed CSV.");
        }
        List<String> headings = header.cells();
        Map<String, Integer> byName = byName(headings);
        Map<Field, Integer> positions = new EnumMap<>(Field.class);
        mapped.forEach((field, column) -> positions.put(field, position(byName, column, headings)));
        for (int i = 0; i < headings.size(); i++) {
            Optional<Field> meaning = Field.ofHeading(headings.get(i));
            if (meaning.isPresent() && !mapped.containsKey(meaning.get()) && !constants.containsKey(meaning.get())) {
                Integer before = positions.putIfAbsent(meaning.get(), i);
                if (before != null) {
                    throw bad(
                            LoadError.REPEATED_COLUMN,
                            "Columns " + (before + 1) + " and " + (i + 1) + " both mean "
                                    + meaning.get().label() + ".");
                }
            }
        }
        Columns columns = new Columns(headings, positions, constants);
        columns.requireEnough();
        return columns;
    }

    /** The text of a field in a row, exactly as it is there, or null if it is absent or blank. */
    @Nullable String value(CsvRow row, Field field) {
        String constant = constants.get(field);
        Integer position = positions.get(field);
        String text = constant != null
                ? constant
                : position == null ? "" : row.cells().get(position);
        return text.isBlank() ? null : text;
    }

    /** Whether anything in the file, or on the command line, could say what the field is. */
    boolean has(Field field) {
        return positions.containsKey(field) || constants.containsKey(field);
    }

    /** The columns that mean nothing here. */
    List<String> ignored() {
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (!positions.containsValue(i)) {
                ignored.add(
                        header.get(i).isBlank()
                                ? "(column " + (i + 1) + ")"
                                : header.get(i).strip());
            }
        }
        return ignored;
    }

    List<String> header() {
        return header;
    }

    /** The heading of the column of a field, or the name of the field. */
    String heading(Field field) {
        Integer position = positions.get(field);
        return position == null ? field.label() : header.get(position);
    }

    private void requireEnough() {
        requireOne(Set.of(Field.DATE), "the day of the service");
        requireOne(Set.of(Field.VOLUNTEER, Field.HEAD_COUNT), "who served");
        if (!has(Field.START) || !has(Field.END)) {
            requireOne(Set.of(Field.MINUTES, Field.HOURS, Field.HEAD_COUNT), "how long the service was");
        }
    }

    private void requireOne(Set<Field> fields, String what) {
        if (fields.stream().noneMatch(this::has)) {
            Set<String> labels = new TreeSet<>();
            fields.forEach(field -> labels.add(field.label()));
            String separated = header.size() == 1 ? " The header is one cell only: is the separator right?" : "";
            throw bad(
                    LoadError.MISSING_COLUMN,
                    "No column says " + what + ": " + String.join(" or ", labels) + "." + separated);
        }
    }

    private static Map<String, Integer> byName(List<String> headings) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < headings.size(); i++) {
            String name = Field.normalised(headings.get(i));
            if (headings.get(i).indexOf('\0') >= 0) {
                throw bad(
                        CsvError.WRONG_CHARSET,
                        "The header has NUL characters, as UTF-16 read as another charset has.");
            }
            Integer before = name.isEmpty() ? null : positions.putIfAbsent(name, i);
            if (before != null) {
                throw bad(
                        LoadError.REPEATED_COLUMN,
                        "Columns " + (before + 1) + " and " + (i + 1) + " have the same name.");
            }
        }
        return positions;
    }

    private static int position(Map<String, Integer> byName, String column, List<String> headings) {
        Integer position = byName.get(Field.normalised(column));
        if (position == null) {
            throw bad(
                    LoadError.UNKNOWN_COLUMN,
                    "There is no column " + column + "; the columns are "
                            + String.join(", ", headings.subList(0, Math.min(30, headings.size()))) + ".");
        }
        return position;
    }

    private static InvalidInput bad(ErrorCode code, String message) {
        return new InvalidInput(code, message);
    }
}
