package org.volunteerledger.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Binds the entries of an account: the hash of an entry is the SHA-256 of the hash before it and of a canonical form of its own
 * content. Editing, deleting, inserting or reordering entries outside of the library breaks the chain at the first bad sequence. The
 * removal of the newest entries is found against the account's head, unless that was changed as well.
 */
public final class HashChain {

    /** The hash before the first entry of an account. */
    public static final String START = "0".repeat(64);

    private static final HexFormat HEX = HexFormat.of();
    private static final int FORM = 1;
    private static final MessageDigest UNUSED = find();

    private HashChain() {}

    /**
     * The entry with its hash set to what it must be after {@code previous}.
     *
     * @param previous the hash of the entry before it, or {@link #START}
     * @param entry    the entry; its own hash is ignored
     * @return the chained entry
     */
    public static HourEntry chain(String previous, HourEntry entry) {
        return entry.withHash(hash(previous, entry));
    }

    /**
     * What the hash of an entry must be after {@code previous}.
     *
     * @param previous the hash of the entry before it, or {@link #START}
     * @param entry    the entry; its own hash is ignored
     * @return 64 hexadecimal digits
     */
    public static String hash(String previous, HourEntry entry) {
        MessageDigest digest = sha256();
        digest.update(HEX.parseHex(previous));
        digest.update(canonical(entry));
        return HEX.formatHex(digest.digest());
    }

    /** Every field in a fixed order; texts are preceded by their length, so that no two entries share a form. */
    private static byte[] canonical(HourEntry e) {
        byte[] key = utf8(e.key());
        byte[] recordedBy = utf8(e.recordedBy());
        byte[] reason = e.reason() == null ? new byte[0] : utf8(e.reason());
        ByteBuffer out = ByteBuffer.allocate(256
                + key.length
                + recordedBy.length
                + reason.length
                + 8 * e.reductions().size());
        out.putInt(FORM).putLong(e.account().value()).putLong(e.sequence());
        putText(out, key);
        out.putInt(e.kind().sign()).putLong(e.voided());
        Attribution a = e.attribution();
        out.putLong(a.volunteer()).putLong(a.activity()).putLong(a.project()).putLong(a.team());
        out.putLong(a.organisation()).putLong(a.area()).putLong(a.station()).putLong(a.category());
        out.putInt(e.book().code()).putInt(e.evidence().code());
        out.putLong(e.time().day().toEpochDay());
        putInstant(out, e.time().start());
        putInstant(out, e.time().end());
        out.putInt(e.minutes()).putInt(e.participations()).putInt(e.beneficiaryVisits());
        out.putInt(e.reductions().size());
        for (Reduction reduction : e.reductions()) {
            out.putInt(reduction.reason().code()).putInt(reduction.minutes());
        }
        out.putLong(e.policy());
        putText(out, reason);
        out.putLong(e.recordedAt().toEpochMilli());
        putText(out, recordedBy);
        out.putLong(e.change());
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static void putText(ByteBuffer out, byte[] text) {
        out.putInt(text.length).put(text);
    }

    private static void putInstant(ByteBuffer out, @Nullable Instant instant) {
        out.putLong(instant == null ? Long.MIN_VALUE : instant.getEpochSecond());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A copy of one that was never used: looking for the algorithm takes about as long as hashing an entry. */
    private static MessageDigest sha256() {
        try {
            return (MessageDigest) UNUSED.clone();
        } catch (CloneNotSupportedException e) {
            return find();
        }
    }

    private static MessageDigest find() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
