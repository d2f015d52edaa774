package org.volunteerledger.care;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.team.OrganisationId;

/**
 * A service that was done for the person of a file.
 *
 * @param id       the id
 * @param file     the file
 * @param organisation who keeps the file
 * @param day      the day
 * @param service  what was done, in a short word; nothing personal, at most 40 code points
 * @param visit    the visit on which it was done, or null
 * @param activity the activity in which it was done, or null
 */
public record FileItem(
        FileItemId id,
        ResidentFileId file,
        OrganisationId organisation,
        LocalDate day,
        String service,
        @Nullable CareVisitId visit,
        @Nullable ActivityId activity) {

    /** The file. */
    public static final Attribute<FileItem> FILE =
            Attribute.number("file", item -> item.file().value());

    /** Who keeps the file. */
    public static final Attribute<FileItem> ORGANISATION =
            Attribute.number("organisation", item -> item.organisation().value());

    /** The day. */
    public static final Attribute<FileItem> DAY = Attribute.day("service_day", FileItem::day);

    /** What was done. */
    public static final Attribute<FileItem> SERVICE = Attribute.text("service", 40, FileItem::service);

    /** The kind. */
    public static final Kind<FileItem> KIND = Kind.named(
                    "file_item", FileItem.class, item -> item.id().value())
            .attribute(FILE)
            .attribute(ORGANISATION)
            .attribute(DAY)
            .attribute(SERVICE)
            .build();

    /** Checks the limits. */
    public FileItem {
        Check.given("id", id);
        Check.given("file", file);
        Check.given("organisation", organisation);
        Check.given("day", day);
        Check.text("service", service, 40);
    }
}
