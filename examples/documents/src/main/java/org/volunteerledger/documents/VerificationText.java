package org.volunteerledger.documents;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.volunteerledger.certificate.PrintedCertificate;
import org.volunteerledger.error.InvalidInput;

/**
 * What the QR code of a certificate holds: the address of a page that verifies, with number and code.
 *
 * @param number the number of the certificate
 * @param code   its verification code
 */
public record VerificationText(String number, String code) {

    /** The address if no page is named. */
    public static final String NO_PAGE = "volunteer-ledger:verify";

    private static final Pattern FORM = Pattern.compile("[^?]*\\?number=([^&]*)&code=([^&]*)");

    /**
     * The text of a certificate.
     *
     * @param printed the certificate
     * @param page    the address of the page that verifies
     * @return the text
     */
    public static String of(PrintedCertificate printed, String page) {
        return page + "?number=" + encoded(printed.certificate().number()) + "&code=" + encoded(printed.code());
    }

    /**
     * Reads a text.
     *
     * @param text what a QR code holds
     * @return number and code
     * @throws InvalidInput if it is not that of a certificate
     */
    public static VerificationText parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        try {
            if (matcher.matches()) {
                return new VerificationText(decoded(matcher.group(1)), decoded(matcher.group(2)));
            }
        } catch (IllegalArgumentException e) {
            // Answered below, as any other text.
        }
        throw new InvalidInput(DocumentError.BAD_TEXT, "The text is not that of a certificate.");
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
