package org.volunteerledger.honour;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A kind of honour, such as the model citizens of a district.
 *
 * @param id           the id
 * @param code         a short code, unique; at most 40 code points
 * @param name         the name, at most 100 code points
 * @param level        how high it is
 * @param body         who gives it
 * @param area         where it is given, or null if it is not bound to an area of this ledger
 * @param selectedFrom the first day from which it is given by selection here: by nomination, review and public notice; null if it is
 *                     only recorded
 */
public record HonourKind(
        HonourKindId id,
        String code,
        String name,
        HonourLevel level,
        AwardingBody body,
        @Nullable AreaId area,
        @Nullable LocalDate selectedFrom) {

    /** The level. */
    public static final Attribute<HonourKind> LEVEL = Attribute.constant("level", HonourKind::level);

    /** The kind; codes are unique. */
    public static final Kind<HonourKind> KIND = Kind.named(
                    "honour_kind", HonourKind.class, kind -> kind.id().value())
            .attribute(LEVEL)
            .unique("code", HonourKind::code)
            .build();

    /** Checks the limits. */
    public HonourKind {
        Check.given("id", id);
        Check.text("code", code, 40);
        Check.text("name", name, 100);
        Check.given("level", level);
        Check.given("body", body);
    }

    /**
     * Whether it is given by selection here on a day.
     *
     * @param day the day
     * @return true from the first such day on
     */
    public boolean isSelectedOn(LocalDate day) {
        return selectedFrom != null && !day.isBefore(selectedFrom);
    }
}
