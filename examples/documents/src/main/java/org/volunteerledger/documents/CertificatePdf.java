package org.volunteerledger.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.certificate.CertificateLine;
import org.volunteerledger.certificate.PrintedCertificate;

/** A certificate as a document of A4 pages. Sizes are in points. */
public final class CertificatePdf {

    private static final PDRectangle PAGE = PDRectangle.A4;
    private static final float MARGIN = 56;
    private static final float WIDTH = PAGE.getWidth() - 2 * MARGIN;
    private static final float TITLE = 22;
    private static final float TEXT = 11;
    private static final float SMALL = 8;
    private static final float LEADING = 1.5f;
    private static final float PAD = 4;
    private static final float QR = 110;
    private static final List<Float> COLUMNS = List.of(82f, 130f, 140f, 60f, WIDTH - 412f);

    private final PDDocument document;
    private final DocumentFont font;
    private PDPageContentStream content;
    private float y;

    private CertificatePdf(PDDocument document, DocumentFont font) throws IOException {
        this.document = document;
        this.font = font;
        this.content = page();
    }

    /**
     * Writes the document.
     *
     * @param printed  what the certificate says
     * @param text     what the QR code holds
     * @param fontFile a TrueType font, or null for the one that comes along
     * @param out      where it goes; it stays open
     * @throws IOException if writing fails
     */
    public static void write(PrintedCertificate printed, String text, @Nullable Path fontFile, OutputStream out)
            throws IOException {
        try (PDDocument document = new PDDocument();
                DocumentFont font = DocumentFont.of(document, fontFile)) {
            document.getDocumentInformation().setTitle(CertificateWords.TITLE);
            CertificatePdf pdf = new CertificatePdf(document, font);
            try {
                pdf.draw(printed, text);
            } finally {
                pdf.content.close();
            }
            document.save(out);
        }
    }

    private void draw(PrintedCertificate printed, String text) throws IOException {
        show(CertificateWords.TITLE, TITLE, (PAGE.getWidth() - font.width(CertificateWords.TITLE, TITLE)) / 2);
        y -= TITLE * 2;
        paragraph(CertificateWords.statement(printed), TEXT);
        y -= TEXT;
        row(CertificateWords.COLUMNS);
        for (CertificateLine line : printed.certificate().lines()) {
            row(CertificateWords.row(line));
        }
        y -= TEXT * 2;
        proof(printed, QrCode.of(text));
        paragraph(CertificateWords.foot(printed), SMALL);
    }

    private PDPageContentStream page() throws IOException {
        PDPage page = new PDPage(PAGE);
        document.addPage(page);
        y = PAGE.getHeight() - MARGIN - TITLE;
        return new PDPageContentStream(document, page);
    }

    /** Goes on on the next page if this one has no room. */
    private void need(float height) throws IOException {
        if (y - height < MARGIN) {
            content.close();
            content = page();
        }
    }

    private void show(String line, float size, float x) throws IOException {
        content.beginText();
        content.setFont(font.font(), size);
        content.newLineAtOffset(x, y);
        content.showText(font.drawable(line));
        content.endText();
    }

    private void paragraph(String text, float size) throws IOException {
        for (String line : font.wrapped(text, size, WIDTH)) {
            need(size * LEADING);
            show(line, size, MARGIN);
            y -= size * LEADING;
        }
    }

    /** A row of the table, which is never split. */
    private void row(List<String> cells) throws IOException {
        List<List<String>> wrapped = new ArrayList<>();
        int lines = 1;
        for (int i = 0; i < cells.size(); i++) {
            List<String> cell = font.wrapped(cells.get(i), TEXT - 1, COLUMNS.get(i) - 2 * PAD);
            wrapped.add(cell);
            lines = Math.max(lines, cell.size());
        }
        float height = lines * TEXT * LEADING + PAD;
        need(height);
        float top = y;
        float x = MARGIN;
        for (int i = 0; i < cells.size(); i++) {
            content.addRect(x, top - height, COLUMNS.get(i), height);
            content.stroke();
            y = top;
            for (String line : wrapped.get(i)) {
                y -= TEXT * LEADING;
                show(line, TEXT - 1, x + PAD);
            }
            x += COLUMNS.get(i);
        }
        y = top - height;
    }

    private void proof(PrintedCertificate printed, QrCode code) throws IOException {
        need(QR + TEXT);
        float top = y;
        float module = QR / code.size();
        for (int row = 0; row < code.size(); row++) {
            for (int column = 0; column < code.size(); column++) {
                if (code.dark(column, row)) {
                    content.addRect(MARGIN + column * module, top - (row + 1) * module, module, module);
                }
            }
        }
        content.fill();
        for (CertificateWords.Field field : CertificateWords.fields(printed)) {
            y -= TEXT * LEADING;
            show(field.label() + "　" + field.value(), TEXT - 1, MARGIN + QR + TEXT);
        }
        y = top - QR - TEXT;
    }
}
