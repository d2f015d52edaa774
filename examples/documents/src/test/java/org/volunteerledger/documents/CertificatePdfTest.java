package org.volunteerledger.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.ReaderException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.volunteerledger.certificate.CertificateCheck;
import org.volunteerledger.certificate.PrintedCertificate;
import org.volunteerledger.error.InvalidInput;

/** The paper: read back as text, and scanned as a picture. */
@NullMarked
final class CertificatePdfTest {

    private static final String HOLDER = "古丽·阿不都热依木";
    private static final float DOTS_PER_INCH = 150;

    private final SampleCertificate ledger = new SampleCertificate();

    @Test
    void itSaysWhoServedForWhomAndHowLong() throws IOException {
        // Of 10, 11 and 12 minutes.
        PrintedCertificate printed = ledger.of(HOLDER, 3);

        try (PDDocument pdf = pdf(printed, null)) {
            assertThat(text(pdf))
                    .contains("志愿服务记录证明")
                    .contains("兹证明" + HOLDER + "（志愿者编号" + SampleCertificate.NUMBER + "）")
                    .contains("2026-03-01至2026-04-30")
                    .contains("服务时长共计0.55小时")
                    .contains("证明编号　" + printed.certificate().number())
                    .contains("记录单位　" + SampleCertificate.ORGANISATION)
                    .contains("出具日期　2026-06-01")
                    .contains("经办人　clerk")
                    .contains("验证码　" + printed.readableCode())
                    .contains("摘要SHA-256" + printed.certificate().digest())
                    .contains("服务日期", "服务项目0号", "服务项目2号", "0.20");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("志愿服务记录证明");
        }
    }

    @Test
    void itsCodeLeadsToThePageThatFindsItValid() throws IOException, ReaderException {
        PrintedCertificate printed = ledger.of(HOLDER, 3);

        try (PDDocument pdf = pdf(printed, null)) {
            String scanned = Scanner.read(new PDFRenderer(pdf).renderImageWithDPI(0, DOTS_PER_INCH));

            assertThat(scanned).startsWith(SampleCertificate.PAGE + "?number=");
            VerificationText text = VerificationText.parse(scanned);
            assertThat(text)
                    .isEqualTo(new VerificationText(printed.certificate().number(), printed.code()));
            assertThat(ledger.verify(text)).isEqualTo(CertificateCheck.Result.VALID);
        }
    }

    @Test
    void whatDoesNotFitOnAPageGoesOnOnTheNext() throws IOException, ReaderException {
        PrintedCertificate printed = ledger.of(HOLDER, 70);

        try (PDDocument pdf = pdf(printed, null)) {
            int last = pdf.getNumberOfPages() - 1;
            assertThat(last).isGreaterThanOrEqualTo(2);
            assertThat(text(pdf))
                    .contains(IntStream.range(0, 70)
                            .mapToObj(SampleCertificate::service)
                            .toList());
            assertThat(VerificationText.parse(
                            Scanner.read(new PDFRenderer(pdf).renderImageWithDPI(last, DOTS_PER_INCH))))
                    .as("the code is on the last page, whole")
                    .isEqualTo(new VerificationText(printed.certificate().number(), printed.code()));
        }
    }

    @Test
    void aCharacterThatTheFontLacksIsMarkedAndNotLeftOut() throws IOException {
        try (PDDocument pdf = pdf(ledger.of("王😀芳", 1), null)) {
            assertThat(text(pdf)).contains("兹证明王〓芳（");
        }
    }

    @Test
    void aFileThatIsNoFontIsRefused(@TempDir Path folder) throws IOException {
        PrintedCertificate printed = ledger.of(HOLDER, 1);
        Path file = Files.writeString(folder.resolve("font.ttf"), "not a font");

        assertThatThrownBy(() -> pdf(printed, file))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.code()).isEqualTo(DocumentError.FONT));
        assertThatThrownBy(() -> pdf(printed, folder.resolve("missing.ttf")))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.code()).isEqualTo(DocumentError.FONT));
    }

    private static PDDocument pdf(PrintedCertificate printed, @Nullable Path font) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CertificatePdf.write(printed, VerificationText.of(printed, SampleCertificate.PAGE), font, out);
        return Loader.loadPDF(out.toByteArray());
    }

    /** Without blanks and line ends, which are where the lines were broken. */
    private static String text(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf).replaceAll("[ \\r\\n]", "");
    }
}
