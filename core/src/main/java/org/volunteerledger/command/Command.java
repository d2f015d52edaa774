package org.volunteerledger.command;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.storage.ChangeRecord;

/**
 * Who asks, why, and under which key. The caller makes the key before sending and keeps it: the same key with the same content is
 * applied once, however often it is sent, and answers the same each time.
 *
 * @param key    the idempotency key, unique for ever; at most {@link ChangeRecord#MAX_KEY} code points
 * @param actor  who asks, as the host names the person or system; not personal data. At most 64 code points
 * @param reason why, or null; at most 500 code points. Some commands ask for it
 */
public record Command(String key, String actor, @Nullable String reason) {

    /** Checks the limits. */
    public Command {
        Check.text("key", key, ChangeRecord.MAX_KEY);
        Check.text("actor", actor, 64);
        Check.optionalText("reason", reason, 500);
    }

    /**
     * A command without a reason.
     *
     * @param key   the idempotency key
     * @param actor who asks
     * @return the command
     */
    public static Command of(String key, String actor) {
        return new Command(key, actor, null);
    }

    /**
     * The same command with a reason.
     *
     * @param reason why
     * @return a new command
     */
    public Command because(String reason) {
        return new Command(key, actor, reason);
    }

    /**
     * The second pass of this command, once it was applied: it sees what was committed between the reading and the commit of the first. By
     * the same actor, for the same reason, under a key that is always the same for the same command.
     *
     * @return a new command
     */
    public Command secondPass() {
        return new Command(
                "second-pass-" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)), actor, reason);
    }

    /**
     * The reason, which the command at hand cannot do without.
     *
     * @return the reason
     * @throws org.volunteerledger.error.InvalidInput if there is none
     */
    public String requiredReason() {
        return Check.text("reason", reason, 500);
    }
}
