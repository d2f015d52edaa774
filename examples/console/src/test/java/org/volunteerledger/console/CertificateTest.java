package org.volunteerledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.volunteerledger.command.Command;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.hours.EntryRef;
import picocli.CommandLine;

@NullMarked
final class CertificateTest {

    private static final String ROWS = """
            volunteer,name,team,organisation,project,activity,area,date,hours
            V1001,王小明,义工队,北家安,敬老,<重阳节>敬老,A1,2026-03-01,1.5
            V1001,王小明,义工队,北家安,敬老,清洁家园,A1,2026-03-02,2
            V1001,王小明,义工队,别的单位,敬老,别的活动,A1,2026-03-03,4
            """;

    @TempDir
    private Path folder;

    private Session session;

    @BeforeEach
    void fill() {
        System.setProperty("java.awt.headless", "true");
        session = Session.onH2(folder);
        session.output("import", session.file("rows.csv", ROWS).toString(), "--create-missing");
    }

    @Test
    void aCertificateIsIssuedPrintedVerifiedAndVerifiedAgainAfterAVoid() throws Exception {
        String number = issue();
        session.output(
                "certificate",
                "render",
                number,
                "--html",
                session.path("c.html").toString(),
                "--pdf",
                session.path("c.pdf").toString(),
                "--verify-page",
                "https://example.org/verify");
        String page = session.read("c.html");
        assertThat(page)
                .contains("志愿服务记录证明", "王小明", "北家安", number, "&lt;重阳节&gt;敬老", "清洁家园", "3.50")
                .doesNotContain("别的活动", "<重阳节>");
        String text;
        try (PDDocument document = Loader.loadPDF(session.path("c.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("志愿服务记录证明", "王小明", "北家安", number, "清洁家园", "3.50");
            text = qr(new PDFRenderer(document).renderImageWithDPI(0, 200));
        }
        assertThat(text).startsWith("https://example.org/verify?number=" + number + "&code=");

        assertThat(session.output("certificate", "verify", "--text", text))
                .contains("VALID", "holder: 王*明", "hours: 3.50", "volunteer number: V***1")
                .doesNotContain("王小明");
        takeBack();
        Session.Result changed = session.run("certificate", "verify", "--text", text);
        assertThat(changed.code()).isEqualTo(1);
        assertThat(changed.out()).contains("CHANGED_SINCE_ISSUE", "hours: 3.50", "hours that stand: 2.00");
        session.output("certificate", "revoke", number, "--because", "time taken back");
        assertThat(session.run("certificate", "verify", "--text", text).out()).contains("REVOKED");
    }

    @Test
    void whatIsNotKnownLooksAlike() {
        String number = issue();
        Session.Result wrong = session.run("certificate", "verify", "--number", number, "--code", "0000");
        Session.Result none = session.run("certificate", "verify", "--number", "none", "--code", "?");
        assertThat(wrong).isEqualTo(none);
        assertThat(wrong.out().strip()).isEqualTo("UNKNOWN");
        assertThat(session.run("certificate", "verify", "--text", "anything").err())
                .startsWith("[BAD_TEXT]");
        assertThat(session.run("certificate", "verify").code()).isEqualTo(2);
    }

    @Test
    void othersTimeAndOtherFontsAreRefused() {
        String number = issue();
        assertThat(session.run(
                                "certificate",
                                "issue",
                                "V1001",
                                "--organisation",
                                "别的单位",
                                "--from",
                                "2026-03-01",
                                "--to",
                                "2026-03-02")
                        .err())
                .startsWith("[NOT_RECORDER]");
        assertThat(session.run(
                                "certificate",
                                "issue",
                                "V1001",
                                "--organisation",
                                "北家安",
                                "--from",
                                "2026-03-01",
                                "--to",
                                "2026-03-02",
                                "--activity",
                                "没有的活动")
                        .err())
                .startsWith("[UNKNOWN] There is no activity 没有的活动.");
        String font = session.file("no.ttf", "not a font").toString();
        String pdf = session.path("c.pdf").toString();
        assertThat(session.run("certificate", "render", number, "--pdf", pdf, "--font", font)
                        .err())
                .startsWith("[FONT]")
                .contains("--font");
        assertThat(session.run("certificate", "render", number).code()).isEqualTo(2);
        assertThat(session.output("certificate", "show", number)).contains("ISSUED", "清洁家园");
    }

    @Test
    void aSecondPersonSignsWhereTheRulesAskForOne() {
        assertThat(session.output("certificate", "rules", "--from", "2026-01-01", "--countersigned", "--notice", "7"))
                .contains("rules set from 2026-01-01");
        String number = issue("PREPARED");
        assertThat(session.run("certificate", "sign", number).err()).startsWith("[NOTICE_RUNNING]");
        session.later(7);
        assertThat(session.run("certificate", "sign", number).err()).startsWith("[OWN_CERTIFICATE]");
        assertThat(session.output("certificate", "sign", number, "--actor", "director"))
                .contains("ISSUED");
    }

    @Test
    void certificatesAreListed() {
        String number = issue();

        assertThat(session.output("certificate", "list", "--volunteer", "V1001", "--format", "csv"))
                .contains(number + ",V1001,北家安,ISSUED,2026-01-01,2026-12-31,3.50,2026-11-01,")
                .doesNotContain("王小明");
        assertThat(session.output("certificate", "list", "--organisation", "别的单位"))
                .doesNotContain(number);
        assertThat(session.output("certificate", "list", "--status", "revoked")).doesNotContain(number);
    }

    private String issue() {
        return issue("ISSUED");
    }

    private String issue(String status) {
        String line = session.output(
                "certificate", "issue", "V1001", "--organisation", "北家安", "--from", "2026-01-01", "--to", "2026-12-31");
        Matcher said = Pattern.compile("(\\S+-2026-\\d{5}) is (\\w+): 3\\.50 h, 2 participations.*\\s+")
                .matcher(line);
        assertThat(said.matches()).as(line).isTrue();
        assertThat(said.group(2)).isEqualTo(status);
        return said.group(1);
    }

    /** The first row was a false entry. */
    private void takeBack() {
        StoreOptions options = new StoreOptions();
        new CommandLine(options).parseArgs("--store", "h2:" + folder.resolve("ledger"));
        Stores stores = Stores.of(() -> Instant.parse("2026-11-02T04:00:00Z"), new SecureRandom());
        try (OpenLedger open = stores.open(options, Stores.Access.CHANGE)) {
            var account =
                    open.ledger().people().byNumber("V1001").orElseThrow().id().account();
            open.ledger()
                    .hours()
                    .takeBack(
                            Command.of("take-back", "clerk").because("false entry"),
                            new EntryRef(account, 1),
                            "FALSE_ENTRY");
        }
    }

    private static String qr(BufferedImage page) throws Exception {
        int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
        RGBLuminanceSource source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
