package org.volunteerledger.storage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * The record of one change: who made it, when and why (the audit), the key and digest by which a repeated request is recognised (the
 * idempotency), what it answered, and the events that it published. Kept for ever, like the entries.
 *
 * @param id         the id, greater than zero
 * @param key        the caller's key of the request, unique for ever; at most {@value #MAX_KEY} code points
 * @param digest     the digest of the request's content, in hexadecimal
 * @param command    the name of the command, such as {@code register-volunteer}
 * @param actor      who made it, as the host names the person or system; not personal data. At most 64 code points
 * @param reason     why, or null where the command needs no reason; at most 500 code points
 * @param recordedAt when, in whole milliseconds
 * @param result     what the command answered, to answer a repeated request alike; at most 4000 code points, or null
 * @param events     the events, in order
 */
public record ChangeRecord(
        long id,
        String key,
        String digest,
        String command,
        String actor,
        @Nullable String reason,
        Instant recordedAt,
        @Nullable String result,
        List<DomainEvent> events) {

    /** The most code points of a key. */
    public static final int MAX_KEY = 100;

    /** The most events of one change. */
    public static final int MAX_EVENTS = 1_000;

    /** Copies the list and checks the limits. */
    public ChangeRecord {
        Check.id("id", id);
        Check.text("key", key, MAX_KEY);
        Check.text("digest", digest, 64);
        Check.text("command", command, 64);
        Check.text("actor", actor, 64);
        Check.optionalText("reason", reason, 500);
        Check.optionalText("result", result, 4000);
        Check.range("events", events.size(), 0, MAX_EVENTS);
        events = List.copyOf(events);
        if (!recordedAt.truncatedTo(ChronoUnit.MILLIS).equals(recordedAt)) {
            throw new InvalidInput(InputError.OUT_OF_RANGE, "The time of recording is given in whole milliseconds.");
        }
    }
}
