package org.volunteerledger.json;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.DomainEvent;
import org.volunteerledger.storage.RecordedChange;

/**
 * A change with its events as other systems read it: the JSON form of the change feed. It holds no personal data, and not the answer or
 * the digest of the command. {@link JsonCodec#write} makes one JSON object on one line of it, instants in ISO 8601, absent values left
 * out.
 *
 * @param form     the version of this form, {@value #FORM}; it rises when a field changes its meaning or goes, not when one is added
 * @param position the place in the feed; the cursor from which to read on
 * @param change   the id of the change
 * @param command  the name of the command
 * @param actor    who made it
 * @param reason   why, or null
 * @param at       when
 * @param events   the events, in order
 */
public record PublishedChange(
        int form,
        long position,
        long change,
        String command,
        String actor,
        @Nullable String reason,
        Instant at,
        List<DomainEvent> events) {

    /** The present version of the form. */
    public static final int FORM = 1;

    /** Copies the list. */
    public PublishedChange {
        events = List.copyOf(events);
    }

    /**
     * The form of a change.
     *
     * @param change a change of the feed
     * @return what others read of it
     */
    public static PublishedChange of(RecordedChange change) {
        ChangeRecord record = change.record();
        return new PublishedChange(
                FORM,
                change.position(),
                record.id(),
                record.command(),
                record.actor(),
                record.reason(),
                record.recordedAt(),
                record.events());
    }
}
