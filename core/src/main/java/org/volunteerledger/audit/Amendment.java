package org.volunteerledger.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.json.FieldChange;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * What one change did to one record. Kept for ever, in the same commit as the change itself.
 *
 * @param id         the id
 * @param change     the id of the record of the change
 * @param subject    the name of the kind of the record
 * @param record     the id of the record
 * @param version    its version afterwards; 1 if it was created
 * @param command    the name of the command
 * @param actor      who made the change
 * @param reason     why, or null
 * @param recordedAt when
 * @param changes    the fields that differ, protected values masked; none for a record that was created, since what it had
 *                   follows from what it is and the amendments since
 */
public record Amendment(
        AmendmentId id,
        long change,
        String subject,
        long record,
        long version,
        String command,
        String actor,
        @Nullable String reason,
        Instant recordedAt,
        List<FieldChange> changes) {

    /** The id of the record. */
    public static final Attribute<Amendment> RECORD = Attribute.number("record_id", Amendment::record);

    /** The id of the change. */
    public static final Attribute<Amendment> CHANGE = Attribute.number("change_id", Amendment::change);

    /** Who made the change. */
    public static final Attribute<Amendment> ACTOR = Attribute.text("actor", 64, Amendment::actor);

    /** The kind. */
    public static final Kind<Amendment> KIND = Kind.named(
                    "amendment", Amendment.class, amendment -> amendment.id().value())
            .attribute(RECORD)
            .attribute(CHANGE)
            .attribute(ACTOR)
            .build();

    /** Copies the list and checks the limits. */
    public Amendment {
        Check.given("id", id);
        Check.text("subject", subject, 64);
        Check.text("command", command, 64);
        Check.text("actor", actor, 64);
        Check.optionalText("reason", reason, 500);
        Check.given("recordedAt", recordedAt);
        changes = List.copyOf(changes);
    }
}
