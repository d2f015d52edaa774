package org.volunteerledger.certificate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.service.ActivityId;

/**
 * One service on a certificate, as it was called when the certificate was made out.
 *
 * @param activity       the activity, or null if the time was recorded without one
 * @param name           the name of the activity, or else of the project or the category; at most 100 code points
 * @param content        what was done, cut to {@value #MAX_CONTENT} code points; null if nothing more than the name is known
 * @param personInCharge who was in charge, as the host names the person; null without an activity
 * @param from           the first service day
 * @param to             the last service day
 * @param minutes        whole minutes
 * @param participations participations
 */
public record CertificateLine(
        @Nullable ActivityId activity,
        String name,
        @Nullable String content,
        @Nullable String personInCharge,
        LocalDate from,
        LocalDate to,
        long minutes,
        long participations) {

    /** The most code points of the content. */
    public static final int MAX_CONTENT = 200;

    /** Checks the limits. */
    public CertificateLine {
        Check.text("name", name, 100);
        Check.optionalText("content", content, MAX_CONTENT);
        Check.optionalText("personInCharge", personInCharge, 64);
        Check.given("from", from);
        Check.given("to", to);
    }
}
