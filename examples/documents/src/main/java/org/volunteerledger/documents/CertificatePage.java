package org.volunteerledger.documents;

import java.util.List;
import org.volunteerledger.certificate.CertificateLine;
import org.volunteerledger.certificate.PrintedCertificate;

/** A certificate as one page that needs nothing else: no network, no script, no other file. */
public final class CertificatePage {

    private static final String STYLE = """
            body { margin: 0; background: #eef0f3; color: #1d2433; line-height: 1.6;
              font-family: system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
            main { max-width: 760px; margin: 32px auto; padding: 48px; background: #fff; border: 1px solid #dfe3ea; }
            h1 { text-align: center; letter-spacing: .2em; font-size: 1.8rem; margin: 0 0 32px; }
            table { border-collapse: collapse; width: 100%; margin: 24px 0; font-size: .92rem; }
            th, td { border: 1px solid #b9c0cc; padding: 6px 8px; text-align: left; vertical-align: top; }
            th:last-child, td:last-child { text-align: right; font-variant-numeric: tabular-nums; }
            .proof { display: flex; gap: 24px; align-items: center; flex-wrap: wrap; }
            .proof svg { width: 168px; height: 168px; flex: none; }
            dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 16px; margin: 0; }
            dt { color: #5b6477; } dd { margin: 0; overflow-wrap: anywhere; }
            footer { color: #5b6477; font-size: .8rem; margin-top: 24px; overflow-wrap: anywhere; }
            @media print { body { background: #fff; } main { margin: 0; border: 0; } tr { break-inside: avoid; } }
            """;

    private CertificatePage() {}

    /**
     * The page.
     *
     * @param printed what the certificate says
     * @param text    what the QR code holds
     * @return a whole HTML document
     */
    public static String of(PrintedCertificate printed, String text) {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(CertificateWords.TITLE)
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(CertificateWords.TITLE)
                .append("</h1>\n<p>")
                .append(escaped(CertificateWords.statement(printed)))
                .append("</p>\n<table>\n");
        row(page, "th", CertificateWords.COLUMNS);
        for (CertificateLine line : printed.certificate().lines()) {
            row(page, "td", CertificateWords.row(line));
        }
        page.append("</table>\n<div class=\"proof\">\n")
                .append(QrCode.of(text).svg("验证二维码"))
                .append("\n<dl>\n");
        for (CertificateWords.Field field : CertificateWords.fields(printed)) {
            page.append("<dt>").append(field.label()).append("</dt><dd>");
            page.append(escaped(field.value())).append("</dd>\n");
        }
        return page.append("</dl>\n</div>\n<footer>")
                .append(escaped(CertificateWords.foot(printed)))
                .append("</footer>\n</main>\n</body>\n</html>\n")
                .toString();
    }

    private static void row(StringBuilder page, String cell, List<String> values) {
        page.append("<tr>");
        values.forEach(value -> page.append('<')
                .append(cell)
                .append('>')
                .append(escaped(value))
                .append("</")
                .append(cell)
                .append('>'));
        page.append("</tr>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
