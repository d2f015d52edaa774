package org.volunteerledger.privacy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.StorageUnavailable;

/**
 * Seals and opens the personal data of persons, each under a key of its own. A value is bound to its field: moved to another field or
 * another person's record it does not open. It asks no purpose and keeps no log; that is for the caller. Thread-safe.
 *
 * <pre>{@code
 * PersonKey key = vault.newKey();
 * Sensitive phone = vault.seal(key, "volunteer.phone", "13800000000");
 * String clear = vault.open(key, "volunteer.phone", phone);
 * }</pre>
 */
public final class PersonVault {

    private static final HexFormat HEX = HexFormat.of();
    private static final int MAX_FIELD = 64;

    private final KeyRing ring;
    private final SecureRandom random;
    private final CryptoSuite current;
    private final Map<String, CryptoSuite> suites;

    private PersonVault(KeyRing ring, SecureRandom random, CryptoSuite current, Map<String, CryptoSuite> suites) {
        this.ring = ring;
        this.random = random;
        this.current = current;
        this.suites = suites;
    }

    /**
     * A vault with the standard algorithms.
     *
     * @param ring   the keys of the host
     * @param random the source of keys and nonces
     * @return the vault
     * @throws InvalidInput       if the current key of the ring does not fit
     * @throws StorageUnavailable if the ring does not have its current key
     */
    public static PersonVault of(KeyRing ring, SecureRandom random) {
        return of(ring, random, CryptoSuite.standard(), List.of());
    }

    /**
     * A vault with other algorithms. What older suites sealed is still read. New persons, and the wrapping of every key, use the current
     * one; a person who already has a key stays with the algorithm of that key until it is replaced and the values sealed anew.
     *
     * @param ring    the keys of the host
     * @param random  the source of keys and nonces
     * @param current the suite for new persons and for look-ups; with another keyed hash every stored look-up must be computed anew
     * @param older   suites that are only met in stored values
     * @return the vault
     * @throws InvalidInput       if two suites have one id, or the current key of the ring does not fit
     * @throws StorageUnavailable if the ring does not have its current key
     */
    public static PersonVault of(KeyRing ring, SecureRandom random, CryptoSuite current, List<CryptoSuite> older) {
        Map<String, CryptoSuite> suites = new HashMap<>();
        suites.put(current.id(), current);
        for (CryptoSuite suite : older) {
            if (suites.put(suite.id(), suite) != null) {
                throw new InvalidInput(
                        InputError.CONTRADICTION,
                        "Two crypto suites have the id " + suite.id() + ".",
                        Map.of("algorithm", suite.id()));
            }
        }
        PersonVault vault = new PersonVault(ring, random, current, suites);
        // A wrong key must show when the host starts, not when the first person registers.
        vault.newKey();
        vault.lookup("start", "start");
        return vault;
    }

    /**
     * A new key for one person.
     *
     * @return the key, wrapped by the current key of the ring
     * @throws StorageUnavailable if the ring does not have its current key
     */
    public PersonKey newKey() {
        return wrap(current.id(), randomBytes(current.keyBytes()));
    }

    /**
     * The same key, wrapped by the current key of the ring.
     *
     * @param key the key
     * @return a key that opens the same values; {@code key} itself if it is wrapped so already
     * @throws StorageUnavailable if the ring lacks a key, or the vault an algorithm
     * @throws Corrupt            if it does not open
     */
    public PersonKey rewrap(PersonKey key) {
        boolean upToDate = key.wrappingKey().equals(ring.currentKey())
                && key.wrapped().algorithm().equals(current.id());
        return upToDate ? key : wrap(key.algorithm(), unwrap(key));
    }

    /**
     * Seals a text.
     *
     * @param key   the key of the person; null if it was destroyed
     * @param field what the text is, such as {@code volunteer.phone}, at most 64 code points; the value opens under the same field only
     * @param text  the clear text, at most {@value Sensitive#MAX_TEXT} code points; it may be empty
     * @return the ciphertext
     * @throws InvalidInput       if the text is too long or has an unpaired surrogate
     * @throws Refused            if the key was destroyed
     * @throws StorageUnavailable if the ring lacks the wrapping key, or the vault an algorithm
     * @throws Corrupt            if the key does not open
     */
    public Sensitive seal(@Nullable PersonKey key, String field, String text) {
        byte[] clear = utf8(field, text);
        PersonKey present = present(key);
        CryptoSuite suite = suite(present.algorithm());
        byte[] nonce = randomBytes(suite.nonceBytes());
        byte[] sealed = suite.seal(dataKey(present), nonce, bound("value", suite.id(), field), clear);
        return Sensitive.of(new SealedBytes(suite.id(), nonce, sealed));
    }

    /**
     * Opens a value.
     *
     * @param key   the key of the person; null if it was destroyed
     * @param field the field under which it was sealed
     * @param value the ciphertext
     * @return the clear text
     * @throws Refused            if the key was destroyed
     * @throws StorageUnavailable if the ring lacks the wrapping key, or the vault an algorithm
     * @throws Corrupt            if the value was altered, or sealed under another key or field
     */
    public String open(@Nullable PersonKey key, String field, Sensitive value) {
        PersonKey present = present(key);
        SealedBytes sealed = value.sealed();
        CryptoSuite suite = suite(sealed.algorithm());
        if (!sealed.algorithm().equals(present.algorithm())) {
            throw unreadable("The value and the person's key are of different algorithms.");
        }
        byte[] clear =
                suite.open(dataKey(present), sealed.nonce(), bound("value", sealed.algorithm(), field), sealed.bytes());
        return new String(clear, StandardCharsets.UTF_8);
    }

    /**
     * A pseudonym for unique keys and for searching by equality: the same for the same scope and value, and without the host's key as
     * good as random. An unkeyed hash would not do: all ID numbers there can be are tried in hours.
     *
     * @param scope what the value is, such as {@code volunteer.document}, at most 64 code points; values of two scopes never match
     * @param value the clear value in its normal form, not empty, at most {@value Sensitive#MAX_TEXT} code points
     * @return hexadecimal digits, 64 with the standard algorithms
     * @throws InvalidInput if the scope or the value is malformed
     */
    public String lookup(String scope, String value) {
        if (value.isEmpty()) {
            throw new InvalidInput(InputError.MISSING, scope + " must be given.", Map.of("field", scope));
        }
        byte[] clear = utf8(scope, value);
        byte[] bound = bound("lookup", scope);
        byte[] message = ByteBuffer.allocate(bound.length + clear.length)
                .put(bound)
                .put(clear)
                .array();
        return HEX.formatHex(current.mac(ring.lookupKey(), message));
    }

    private PersonKey wrap(String algorithm, byte[] dataKey) {
        String id = SealedBytes.identifier("key id", ring.currentKey());
        byte[] nonce = randomBytes(current.nonceBytes());
        byte[] wrapped = current.seal(wrappingKey(id), nonce, bound("key", current.id(), id, algorithm), dataKey);
        return PersonKey.of(id, algorithm, new SealedBytes(current.id(), nonce, wrapped));
    }

    private byte[] unwrap(PersonKey key) {
        SealedBytes wrapped = key.wrapped();
        String id = key.wrappingKey();
        byte[] bound = bound("key", wrapped.algorithm(), id, key.algorithm());
        return suite(wrapped.algorithm()).open(wrappingKey(id), wrapped.nonce(), bound, wrapped.bytes());
    }

    private SecretKey dataKey(PersonKey key) {
        return new SecretKeySpec(unwrap(key), "RAW");
    }

    private SecretKey wrappingKey(String id) {
        return ring.wrappingKey(id)
                .orElseThrow(() -> new StorageUnavailable(
                        PrivacyError.KEY_MISSING, "The key ring has no key " + id + ".", Map.of("key", id)));
    }

    private CryptoSuite suite(String algorithm) {
        CryptoSuite suite = suites.get(algorithm);
        if (suite == null) {
            throw new StorageUnavailable(
                    PrivacyError.UNKNOWN_ALGORITHM,
                    "The vault does not know the algorithm " + algorithm + ".",
                    Map.of("algorithm", algorithm));
        }
        return suite;
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static PersonKey present(@Nullable PersonKey key) {
        if (key == null) {
            throw new Refused(PrivacyError.KEY_DESTROYED, "The personal data of this person was erased.");
        }
        return key;
    }

    private static Corrupt unreadable(String message) {
        return new Corrupt(PrivacyError.UNREADABLE, message, Map.of());
    }

    /** What a ciphertext is bound to. No part can hold the separator, so no two lists of parts give the same bytes. */
    private static byte[] bound(String... parts) {
        String last = parts[parts.length - 1];
        Check.text("field", last, MAX_FIELD);
        return (String.join("\0", parts) + "\0").getBytes(StandardCharsets.UTF_8);
    }

    /** Strict: the usual conversion would quietly turn an unpaired surrogate into a question mark. */
    private static byte[] utf8(String field, String text) {
        int length = text.codePointCount(0, text.length());
        if (length > Sensitive.MAX_TEXT) {
            throw new InvalidInput(
                    InputError.TOO_LONG,
                    field + " has " + length + " characters; at most " + Sensitive.MAX_TEXT + " are allowed.",
                    Map.of("field", field, "length", length, "limit", Sensitive.MAX_TEXT));
        }
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new InvalidInput(
                    InputError.BAD_CHARACTER, field + " has an unpaired surrogate.", Map.of("field", field));
        }
    }
}
