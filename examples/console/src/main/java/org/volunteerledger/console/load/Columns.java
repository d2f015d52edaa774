package org.volunteerledger.console.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.csv.Blanks;
import org.volunteerledger.console.csv.CsvError;
import org.volunteerledger.console.csv.CsvRow;
import org.volunteerledger.console.csv.Formulas;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InvalidInput;

/** Which column of a file is which field. */
final class Columns {

    private final List<String> header;
    private final Map<Field, Integer> positions;
    private final Map<Field, String> constants;

    private final boolean refusedBefore;

    private Columns(List<String> header, Map<Field, Integer> positions, Map<Field, String> constants) {
        this.header = header;
        this.positions = positions;
        this.constants = constants;
        this.refusedBefore = RejectFile.isHeader(header);
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
        requireText(headings);
        Map<Field, Integer> positions = new EnumMap<>(Field.class);
        mapped.forEach((field, column) -> positions.put(field, position(column, headings)));
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

    /** Whether a row is blank, or a title: one text that is no heading. */
    static boolean isTitle(CsvRow row, Map<Field, String> mapped) {
        return row.fault() == null && texts(row).count() <= 1 && !hasHeading(row, mapped);
    }

    /** Whether a row may be a header below a title. */
    static boolean isHeader(CsvRow row, Map<Field, String> mapped) {
        return row.fault() == null && texts(row).count() > 1 && hasHeading(row, mapped);
    }

    private static boolean hasHeading(CsvRow row, Map<Field, String> mapped) {
        Set<String> named = mapped.values().stream().map(Field::normalised).collect(Collectors.toSet());
        return texts(row).anyMatch(text -> Field.ofHeading(text).isPresent() || named.contains(Field.normalised(text)));
    }

    private static Stream<String> texts(CsvRow row) {
        return row.cells().stream().map(Blanks::strip).filter(text -> !text.isEmpty());
    }

    /** The text of a field in a row, without white space around it, or null if it is absent or blank. */
    @Nullable String value(CsvRow row, Field field) {
        String constant = constants.get(field);
        Integer position = positions.get(field);
        String text = constant != null
                ? constant
                : position == null ? "" : armed(row.cells().get(position));
        String value = Blanks.strip(text);
        return value.isEmpty() ? null : value;
    }

    /** A file of refused rows has an apostrophe before what a spreadsheet would run; it is no part of the value. */
    private String armed(String cell) {
        boolean disarmed = refusedBefore && cell.startsWith("'") && Formulas.isFormula(cell.substring(1));
        return disarmed ? cell.substring(1) : cell;
    }

    /** The cells of a row without those in which an earlier import said why it refused the row. */
    List<String> ownCells(List<String> cells) {
        int reasons = refusedBefore && cells.size() > RejectFile.REASON.size() ? RejectFile.REASON.size() : 0;
        return cells.subList(reasons, cells.size());
    }

    /** Whether anything in the file, or on the command line, could say what the field is. */
    boolean has(Field field) {
        return positions.containsKey(field) || constants.containsKey(field);
    }

    /** The columns that mean nothing here. */
    List<String> ignored() {
        List<String> ignored = new ArrayList<>();
        for (int i = header.size() - ownCells(header).size(); i < header.size(); i++) {
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
            String separated = header.size() == 1
                    ? " The header is one cell only: is the separator right? --separator names another, as in --separator tab."
                    : "";
            throw bad(
                    LoadError.MISSING_COLUMN,
                    "No column says " + what + ": " + String.join(" or ", labels) + "." + separated);
        }
    }

    private static void requireText(List<String> headings) {
        if (headings.stream().anyMatch(heading -> heading.indexOf('\0') >= 0)) {
            throw bad(CsvError.WRONG_CHARSET, "The header has NUL characters, as UTF-16 read as another charset has.");
        }
    }

    private static int position(String column, List<String> headings) {
        String wanted = Field.normalised(column);
        int[] found = IntStream.range(0, headings.size())
                .filter(i ->
                        !wanted.isEmpty() && Field.normalised(headings.get(i)).equals(wanted))
                .toArray();
        if (found.length == 0) {
            throw bad(
                    LoadError.UNKNOWN_COLUMN,
                    "There is no column " + column + "; the columns are "
                            + String.join(", ", headings.subList(0, Math.min(30, headings.size()))) + ".");
        }
        if (found.length > 1) {
            throw bad(
                    LoadError.REPEATED_COLUMN,
                    "Columns " + (found[0] + 1) + " and " + (found[1] + 1) + " have the same name.");
        }
        return found[0];
    }

    private static InvalidInput bad(ErrorCode code, String message) {
        return new InvalidInput(code, message);
    }
}
