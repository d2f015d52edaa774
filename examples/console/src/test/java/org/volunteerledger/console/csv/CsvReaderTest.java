package org.volunteerledger.console.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.volunteerledger.error.InvalidInput;

@NullMarked
final class CsvReaderTest {

    static Stream<Arguments> wellFormed() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of("a,b", List.of(List.of("a", "b"))),
                Arguments.of("a,b\n", List.of(List.of("a", "b"))),
                Arguments.of("a\r\nb\nc\rd", List.of(List.of("a"), List.of("b"), List.of("c"), List.of("d"))),
                Arguments.of("a,\n,b", List.of(List.of("a", ""), List.of("", "b"))),
                Arguments.of("a\n\nb", List.of(List.of("a"), List.of(""), List.of("b"))),
                Arguments.of("\"a,b\",\"c\"\"d\"", List.of(List.of("a,b", "c\"d"))),
                Arguments.of("\"a\r\nb\",c", List.of(List.of("a\r\nb", "c"))),
                Arguments.of("\"\",\"\"\"\"", List.of(List.of("", "\""))),
                Arguments.of(" a , b ", List.of(List.of(" a ", " b "))),
                Arguments.of("\uFEFFa,b", List.of(List.of("a", "b"))),
                Arguments.of("a\uFEFF", List.of(List.of("a\uFEFF"))),
                Arguments.of("古丽·阿不都,𠮷", List.of(List.of("古丽·阿不都", "𠮷"))),
                Arguments.of("a\u0000b,c", List.of(List.of("a\u0000b", "c"))));
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void readsWhatTheStandardAllows(String text, List<List<String>> rows) throws IOException {
        assertThat(read(text)).extracting(CsvRow::cells).isEqualTo(rows);
        assertThat(read(text)).allMatch(row -> row.fault() == null);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("a\n\"b\nc,d\n", List.of("a", "MISSING_QUOTE \"b", "c,d")),
                Arguments.of("a\n\"b\nc,\"d\"\n", List.of("a", "MISSING_QUOTE \"b", "c,d")),
                Arguments.of("\"a", List.of("MISSING_QUOTE \"a")),
                Arguments.of("\"a\"b,c\nd", List.of("STRAY_QUOTE \"a\"b,c", "d")),
                Arguments.of("a\"b,c\r\nd", List.of("STRAY_QUOTE a\"b,c", "d")),
                Arguments.of("a\"b,c\rd", List.of("STRAY_QUOTE a\"b,c", "d")),
                Arguments.of("a,\"b\n\"c\nd", List.of("MISSING_QUOTE a,\"b", "MISSING_QUOTE \"c", "d")));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aMissingOrStrayQuoteCostsOneLine(String text, List<String> rows) throws IOException {
        assertThat(read(text))
                .extracting(row -> (row.fault() == null ? "" : row.fault() + " ") + String.join(",", row.cells()))
                .isEqualTo(rows);
    }

    @Test
    void numbersRowsAsASpreadsheetAndLinesAsAnEditor() throws IOException {
        List<CsvRow> rows = read("head\n\"two\r\nlines\"\n\n\"open\nlast");

        assertThat(rows).extracting(CsvRow::row).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(rows).extracting(CsvRow::line).containsExactly(1L, 2L, 4L, 5L, 6L);
    }

    @Test
    void aGiganticLineIsPassedOverInLittleMemory() throws IOException {
        // Far more than the heap of the tests could hold.
        long length = 540_000_000;
        InputStream gigantic = new Repeated('x', length);
        InputStream text = new java.io.SequenceInputStream(
                bytes("a,b\n1,"), new java.io.SequenceInputStream(gigantic, bytes("\n2,3\n")));

        List<CsvRow> rows = readAll(CsvReader.of(text, StandardCharsets.US_ASCII, ','));

        assertThat(rows).extracting(CsvRow::fault).containsExactly(null, CsvError.ROW_TOO_LONG, null);
        assertThat(rows.get(1).cells().get(0)).hasSizeLessThan(2_000);
        assertThat(rows.get(2).cells()).containsExactly("2", "3");
        assertThat(rows.get(2).line()).isEqualTo(3);
    }

    @Test
    void aQuoteThatIsNeverClosedIsNotLookedForToTheEndOfTheFile() throws IOException {
        String line = "1,2\n";
        String text = "a,b\n\"" + line.repeat(100_000);

        List<CsvRow> rows = read(text);

        assertThat(rows).hasSize(100_001);
        assertThat(rows).filteredOn(row -> row.fault() != null).hasSize(1);
    }

    @Test
    void bytesOfAnotherCharsetAreReportedWithTheirRow() {
        String text = "a\n" + "b\n".repeat(20_000) + "义工\n";

        assertThatThrownBy(() -> readAll(CsvReader.of(
                        new ByteArrayInputStream(text.getBytes(Charset.forName("GB18030"))),
                        StandardCharsets.UTF_8,
                        ',')))
                .isInstanceOfSatisfying(InvalidInput.class, e -> {
                    assertThat(e.code()).isEqualTo(CsvError.WRONG_CHARSET);
                    assertThat(e.fields()).containsEntry("row", 20_002L).containsEntry("line", 20_002L);
                });
    }

    @Test
    void aCharacterThatIsCutOffAtTheEndIsReported() {
        byte[] whole = "工".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(
                        () -> readAll(CsvReader.of(new ByteArrayInputStream(whole, 0, 2), StandardCharsets.UTF_8, ',')))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void rareCharactersComeThroughGb18030AndUtf16() throws IOException {
        String text = "姓名\n𠮷㛃䶮\n";
        for (Charset charset : List.of(Charset.forName("GB18030"), StandardCharsets.UTF_16)) {
            List<CsvRow> rows = readAll(CsvReader.of(new ByteArrayInputStream(text.getBytes(charset)), charset, ','));

            assertThat(rows).extracting(row -> row.cells().get(0)).containsExactly("姓名", "𠮷㛃䶮");
        }
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<List<String>> rows = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            for (int row = 0; row < 5; row++) {
                List<String> cells = Stream.generate(() -> cell(random))
                        .limit(1 + random.nextInt(4))
                        .toList();
                rows.add(cells);
                text.append(CsvText.row(cells));
            }

            assertThat(read(text.toString())).extracting(CsvRow::cells).isEqualTo(rows);
        }
    }

    @Test
    void formulasAreDisarmed() {
        assertThat(Stream.of("=1+1", "+1", "-1", "@a", "\t=1", "＝1", "'a", "", "a=1")
                        .map(Formulas::disarm))
                .containsExactly("'=1+1", "'+1", "'-1", "'@a", "'\t=1", "'＝1", "'a", "", "a=1");
    }

    private static String cell(Random random) {
        String alphabet = "a,\"\r\n 𠮷;=\t";
        int[] points = alphabet.codePoints().toArray();
        StringBuilder cell = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            cell.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return cell.toString();
    }

    private static List<CsvRow> read(String text) throws IOException {
        return readAll(CsvReader.of(bytes(text), StandardCharsets.UTF_8, ','));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<CsvRow> readAll(CsvReader reader) throws IOException {
        List<CsvRow> rows = new ArrayList<>();
        try (reader) {
            for (CsvRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** One byte, over and over. */
    private static final class Repeated extends InputStream {

        private final int value;
        private long left;

        Repeated(int value, long length) {
            this.value = value;
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? value : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int read = (int) Math.min(length, left);
            if (read <= 0) {
                return length == 0 ? 0 : -1;
            }
            java.util.Arrays.fill(buffer, offset, offset + read, (byte) value);
            left -= read;
            return read;
        }
    }
}
