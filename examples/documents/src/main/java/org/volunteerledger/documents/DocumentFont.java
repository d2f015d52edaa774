package org.volunteerledger.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InvalidInput;

/** The font of a document, of which the characters in use are embedded; and how wide texts are in it. */
final class DocumentFont implements AutoCloseable {

    /** WenQuanYi Zen Hei, which comes with the program. */
    private static final String OWN = "/fonts/WenQuanZhengHei.ttf";

    /** The mark that stands in Chinese print for a character that the font lacks. */
    private static final String LACKING = "〓";

    private static final float PER_EM = 1000f;

    private final PDType0Font font;
    private final @Nullable TrueTypeCollection collection;

    private DocumentFont(PDType0Font font, @Nullable TrueTypeCollection collection) {
        this.font = font;
        this.collection = collection;
    }

    /** A font file, or the one that comes with the program. */
    static DocumentFont of(PDDocument document, @Nullable Path file) {
        try {
            if (file == null) {
                return own(document);
            }
            return file.toString().toLowerCase(Locale.ROOT).endsWith(".ttc")
                    ? firstOf(document, file)
                    : new DocumentFont(PDType0Font.load(document, file.toFile()), null);
        } catch (IOException | RuntimeException e) {
            throw new InvalidInput(DocumentError.FONT, "The font cannot be used: " + e.getMessage() + ".");
        }
    }

    private static DocumentFont own(PDDocument document) throws IOException {
        try (InputStream own = DocumentFont.class.getResourceAsStream(OWN)) {
            if (own == null) {
                throw new IOException("none came with the program");
            }
            return new DocumentFont(PDType0Font.load(document, own, true), null);
        }
    }

    /** The collection stays open until the document is written: only then the characters in use are known. */
    private static DocumentFont firstOf(PDDocument document, Path file) throws IOException {
        TrueTypeCollection collection = new TrueTypeCollection(file.toFile());
        List<TrueTypeFont> fonts = new ArrayList<>();
        collection.processAllFonts(fonts::add);
        return new DocumentFont(PDType0Font.load(document, fonts.get(0), true), collection);
    }

    PDType0Font font() {
        return font;
    }

    /** The text with a mark for every character that the font lacks. */
    String drawable(String text) {
        StringBuilder drawable = new StringBuilder(text.length());
        text.codePoints().mapToObj(Character::toString).forEach(each -> drawable.append(has(each) ? each : LACKING));
        return drawable.toString();
    }

    /** The text in lines that are no wider than this. */
    List<String> wrapped(String text, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        float used = 0;
        for (int point : drawable(text).codePoints().toArray()) {
            String each = Character.toString(point);
            float wide = font.getStringWidth(each) / PER_EM * size;
            if (used + wide > width && line.length() > 0) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.append(each);
            used += wide;
        }
        lines.add(line.toString());
        return lines;
    }

    float width(String text, float size) throws IOException {
        return font.getStringWidth(drawable(text)) / PER_EM * size;
    }

    private boolean has(String character) {
        try {
            font.encode(character);
            return true;
        } catch (IllegalArgumentException | IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (collection != null) {
            collection.close();
        }
    }
}
