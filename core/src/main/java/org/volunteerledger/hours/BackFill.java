package org.volunteerledger.hours;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A request to enter service afterwards.
 *
 * @param id          the id
 * @param record      the time; of a named volunteer
 * @param requestedBy who asks, as the host names the person; not personal data
 * @param requestedAt when
 * @param status      where it stands
 * @param decidedBy   who decided, or null before
 * @param decidedAt   when, or null before
 * @param entry       the entry that was posted, as account and sequence, or null
 */
public record BackFill(
        BackFillId id,
        HourRecord record,
        String requestedBy,
        Instant requestedAt,
        DecisionStatus status,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String entry) {

    /** The volunteer. */
    public static final Attribute<BackFill> VOLUNTEER = Attribute.number(
            "volunteer", backFill -> backFill.record().attribution().volunteer());

    /** The status. */
    public static final Attribute<BackFill> STATUS = Attribute.constant("status", BackFill::status);

    /** The kind. */
    public static final Kind<BackFill> KIND = Kind.named(
                    "back_fill", BackFill.class, backFill -> backFill.id().value())
            .attribute(VOLUNTEER)
            .attribute(STATUS)
            .build();

    /** Checks the limits. */
    public BackFill {
        Check.given("id", id);
        Check.given("record", record);
        Check.text("requestedBy", requestedBy, 64);
        Check.given("requestedAt", requestedAt);
        Check.given("status", status);
        Check.optionalText("decidedBy", decidedBy, 64);
    }

    BackFill decided(DecisionStatus decision, String by, Instant at, @Nullable EntryRef posted) {
        return new BackFill(
                id, record, requestedBy, requestedAt, decision, by, at, posted == null ? null : posted.toString());
    }
}
