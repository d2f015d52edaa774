package org.volunteerledger.command;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Digests the content of a request, so that a key that comes again with other content is noticed. Personal values go in as their
 * keyed look-up values only: a plain digest of an ID number can be undone by trying all numbers.
 */
public final class RequestDigest {

    /** In the place of a length, so that no text reads like an absent value or a collection. */
    private static final int ABSENT = -1;

    private static final int COLLECTION = -2;

    private final MessageDigest digest;
    private @Nullable String finished;

    private RequestDigest(String command) {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        add(command);
    }

    /**
     * Starts the digest of a command.
     *
     * @param command the name of the command, such as {@code register-volunteer}
     * @param content the content: values whose {@code toString} is complete and stable, such as texts, numbers, dates, enums and
     *                records of these; null where something is absent; collections in their order
     * @return the digest
     */
    public static RequestDigest of(String command, @Nullable Object... content) {
        RequestDigest digest = new RequestDigest(command);
        for (Object value : content) {
            digest.add(value);
        }
        return digest;
    }

    /**
     * Adds a value.
     *
     * @param value as for {@link #of}
     * @return this digest
     */
    public RequestDigest add(@Nullable Object value) {
        if (finished != null) {
            throw new IllegalStateException("the digest was finished");
        }
        if (value instanceof Collection<?> values) {
            length(COLLECTION);
            length(values.size());
            values.forEach(this::add);
        } else if (value == null) {
            length(ABSENT);
        } else {
            byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
            length(bytes.length);
            digest.update(bytes);
        }
        return this;
    }

    /**
     * The digest of everything added so far; ends the digest. Asked again it is the same, since a request may be sent again.
     *
     * @return 64 hexadecimal digits
     */
    String finish() {
        String known = finished;
        if (known == null) {
            known = HexFormat.of().formatHex(digest.digest());
            finished = known;
        }
        return known;
    }

    private void length(int length) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
    }
}
