package org.volunteerledger.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.ReaderException;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.volunteerledger.certificate.CertificateCheck;
import org.volunteerledger.certificate.PrintedCertificate;
import org.volunteerledger.error.InvalidInput;

/** The page, and the text of its QR code. */
@NullMarked
final class CertificatePageTest {

    private final SampleCertificate ledger = new SampleCertificate();

    @Test
    void itSaysTheSameAsThePaperAndTakesNoNameForMarkup() {
        PrintedCertificate printed = ledger.of("欧阳&<b>志愿", 2);

        String page = CertificatePage.of(printed, VerificationText.of(printed, SampleCertificate.PAGE));

        assertThat(page)
                .contains("兹证明欧阳&amp;&lt;b&gt;志愿（志愿者编号" + SampleCertificate.NUMBER + "）")
                .contains("<dt>记录单位</dt><dd>北门街道&lt;志愿服务站&gt;</dd>")
                .contains("<dt>验证码</dt><dd>" + printed.readableCode() + "</dd>")
                .contains("<td>服务项目1号</td>")
                .doesNotContain("<b>", "<志愿", "<script", "http://", "src=", "href=");
    }

    @Test
    void itsCodeLeadsToThePageThatFindsItValid() throws ReaderException {
        PrintedCertificate printed = ledger.of("欧阳志愿", 2);
        String page = CertificatePage.of(printed, VerificationText.of(printed, SampleCertificate.PAGE));

        String scanned = Scanner.read(Scanner.drawn(page));

        assertThat(scanned).startsWith(SampleCertificate.PAGE + "?number=");
        assertThat(ledger.verify(VerificationText.parse(scanned))).isEqualTo(CertificateCheck.Result.VALID);
        assertThat(ledger.verify(new VerificationText(printed.certificate().number(), "guess")))
                .isEqualTo(CertificateCheck.Result.UNKNOWN);
    }

    @Test
    void anyTextComesThroughACode() throws ReaderException {
        String text = "https://台.example/验证?number=甲%2F1&code=a+b&c=𠮷";

        assertThat(Scanner.read(Scanner.drawn(QrCode.of(text).svg("code")))).isEqualTo(text);
    }

    @Test
    void whatIsNotTheTextOfACertificateIsRefused() {
        assertThat(VerificationText.parse(" https://desk.example/verify?number=A%2F1%262&code=b%3Dc \n"))
                .isEqualTo(new VerificationText("A/1&2", "b=c"));
        for (String other : List.of(
                "",
                "https://desk.example/verify",
                "https://desk.example/verify?number=1",
                "?code=1&number=2",
                "https://desk.example/verify?number=%zz&code=1")) {
            assertThatThrownBy(() -> VerificationText.parse(other))
                    .as(other)
                    .isInstanceOfSatisfying(
                            InvalidInput.class, e -> assertThat(e.code()).isEqualTo(DocumentError.BAD_TEXT));
        }
    }
}
