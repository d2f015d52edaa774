package org.volunteerledger.care;

import org.volunteerledger.error.Check;
import org.volunteerledger.privacy.Sensitive;
import org.volunteerledger.team.OrganisationId;

/**
 * A protected file to open.
 *
 * @param recipient    whose file it is
 * @param organisation who keeps it
 * @param subject      what it is about, in a short word such as {@code MINORITY_SERVICE}; nothing personal, at most 40 code points
 * @param consent      the consent on which it rests
 * @param content      the content in clear, at most {@link Sensitive#MAX_TEXT} code points
 */
public record NewFile(
        RecipientId recipient, OrganisationId organisation, String subject, ConsentPurpose consent, String content) {

    /** Checks the limits. */
    public NewFile {
        Check.given("recipient", recipient);
        Check.given("organisation", organisation);
        Check.text("subject", subject, 40);
        Check.given("consent", consent);
        Check.text("content", content, Sensitive.MAX_TEXT);
    }

    /** Without the content. */
    @Override
    public String toString() {
        return "NewFile[recipient=" + recipient + ", subject=" + subject + "]";
    }
}
