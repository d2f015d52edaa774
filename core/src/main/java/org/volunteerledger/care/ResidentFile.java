package org.volunteerledger.care;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.privacy.Sensitive;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.team.OrganisationId;

/**
 * A protected file about a recipient. Its content is sealed under the recipient's key; every reading leaves a {@link FileRead}.
 *
 * @param id           the id
 * @param recipient    whose file it is
 * @param organisation who keeps it
 * @param subject      what it is about, in a short word such as {@code MINORITY_SERVICE}; nothing personal, at most 40 code points
 * @param consent      the consent on which it rests: {@link ConsentPurpose#FILE}, or {@link ConsentPurpose#HEALTH} for a health file
 * @param content      the content, sealed
 * @param openedOn     the first day
 * @param closedOn     the day on which it was closed, or null
 */
public record ResidentFile(
        ResidentFileId id,
        RecipientId recipient,
        OrganisationId organisation,
        String subject,
        ConsentPurpose consent,
        Sensitive content,
        LocalDate openedOn,
        @Nullable LocalDate closedOn) {

    /** Whose file it is. */
    public static final Attribute<ResidentFile> RECIPIENT =
            Attribute.number("recipient", file -> file.recipient().value());

    /** Who keeps it. */
    public static final Attribute<ResidentFile> ORGANISATION =
            Attribute.number("organisation", file -> file.organisation().value());

    /** What it is about. */
    public static final Attribute<ResidentFile> SUBJECT = Attribute.text("subject", 40, ResidentFile::subject);

    /** The kind; a recipient has at most one open file about a subject. */
    public static final Kind<ResidentFile> KIND = Kind.named(
                    "resident_file", ResidentFile.class, file -> file.id().value())
            .attribute(RECIPIENT)
            .attribute(ORGANISATION)
            .attribute(SUBJECT)
            .unique("open", file -> file.closedOn() == null ? file.recipient().value() + ":" + file.subject() : null)
            .build();

    /** Checks the limits. */
    public ResidentFile {
        Check.given("id", id);
        Check.given("recipient", recipient);
        Check.given("organisation", organisation);
        Check.text("subject", subject, 40);
        Check.given("consent", consent);
        Check.given("content", content);
        Check.given("openedOn", openedOn);
    }

    ResidentFile with(Sensitive other) {
        return new ResidentFile(id, recipient, organisation, subject, consent, other, openedOn, closedOn);
    }

    ResidentFile closed(LocalDate day) {
        return new ResidentFile(id, recipient, organisation, subject, consent, content, openedOn, day);
    }
}
