package org.volunteerledger.ordered;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.UniqueKey;

/**
 * Step 1: the keys. The engine knows bytes only, and orders them as unsigned numbers. So every key is made in such a way that this
 * is the order in which the ledger wants its lists, and that what belongs together has a prefix in common. Then a page is a seek and a
 * walk.
 */
public final class Keys {

    /** The order of the engine. */
    public static final Comparator<byte[]> ORDER = Arrays::compareUnsigned;

    /** The prefix of everything. */
    public static final byte[] EVERYTHING = {};

    /** Ends a text within a key. No text of the ledger has this character. */
    private static final byte[] END = {0};

    private static final byte[] ABSENT = {0};
    private static final byte[] PRESENT = {1};

    private Keys() {}

    /**
     * Numbers that are not negative, such as ids and sequences: the highest byte first, so that 9 comes before 10.
     *
     * @param numbers the numbers
     * @return their bytes, one after the other
     */
    public static byte[] of(long... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * numbers.length);
        for (long number : numbers) {
            bytes.putLong(number);
        }
        return bytes.array();
    }

    /**
     * A text.
     *
     * @param text the text
     * @return its bytes, which are in the order of its characters
     */
    public static byte[] of(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] of(UniqueKey key) {
        return join(of(key.scope()), END, of(key.text()));
    }

    /** What all records of a kind begin with; the id follows. */
    static byte[] records(Kind<?> kind) {
        return join(of(kind.name()), END);
    }

    static byte[] record(Kind<?> kind, long id) {
        return join(records(kind), of(id));
    }

    /** What the index of an attribute begins with; the value and the id follow. */
    static byte[] index(Kind<?> kind, Attribute<?> attribute) {
        return join(records(kind), of(attribute.name()), END);
    }

    /** A value within a key: an absent one before every other, and negative numbers before positive ones. */
    static byte[] value(@Nullable Object value) {
        if (value == null) {
            return ABSENT;
        }
        return value instanceof Long number
                ? join(PRESENT, of(number ^ Long.MIN_VALUE))
                : join(valuePrefix(value.toString()), END);
    }

    /** What all texts with a prefix begin with. */
    static byte[] valuePrefix(String prefix) {
        return join(PRESENT, of(prefix));
    }

    /**
     * A key of parts.
     *
     * @param parts the parts
     * @return their bytes, one after the other
     */
    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    /**
     * The number that a key ends with, such as the id in the key of a record.
     *
     * @param key the key
     * @return its last eight bytes
     */
    public static long lastNumber(byte[] key) {
        return ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
    }

    /**
     * Greater than every key with the prefix: no part of a key that follows another begins with this byte.
     *
     * @param prefix the prefix
     * @return a key that is never stored
     */
    public static byte[] behind(byte[] prefix) {
        return join(prefix, new byte[] {(byte) 0xFF});
    }

    /**
     * Whether a key begins with a prefix.
     *
     * @param key    the key
     * @param prefix the prefix
     * @return true if it does
     */
    public static boolean hasPrefix(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
