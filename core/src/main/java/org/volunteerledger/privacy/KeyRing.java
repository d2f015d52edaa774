package org.volunteerledger.privacy;

import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.volunteerledger.error.InvalidInput;

/**
 * The keys of the host: those that wrap the keys of persons, and the one for look-ups. A host that keeps its keys in a hardware module
 * or a key service implements this; the keys need not show their bytes if the provider of the {@link CryptoSuite} can use them. The
 * vault asks anew at every call, so a ring may rotate while it is in use. Thread-safe.
 *
 * <p>To rotate: add a key under a new id, make it current, call {@link PersonVault#rewrap} for every person, then drop the old one. One
 * wrapping key should serve fewer than 2<sup>32</sup> persons and rewraps (NIST SP 800-38D section 8.3, random nonces).
 */
public interface KeyRing {

    /**
     * Which key wraps the keys of persons from now on.
     *
     * @return the id of a key that {@link #wrappingKey} knows: 1 to 64 letters, digits, hyphens and underscores of ASCII
     */
    String currentKey();

    /**
     * A wrapping key, current or old. An id always means the same key.
     *
     * @param id its id
     * @return the key, or empty if the ring has none of that id
     */
    Optional<SecretKey> wrappingKey(String id);

    /**
     * The key of the look-up columns. It is not rotated as the others are: with another key no stored look-up is found any more and no
     * duplicate noticed, until every one has been computed anew from the opened values.
     *
     * @return a random key of at least 16 bytes, used for nothing else
     */
    SecretKey lookupKey();

    /**
     * A ring of keys that the host holds as bytes.
     *
     * @param current   the id of the key that wraps from now on
     * @param wrapping  the current key and the old ones, by id; for the default {@link CryptoSuite} 32 random bytes each
     * @param lookupKey the key of the look-up columns: at least 16 random bytes, better 32
     * @return a ring with copies of the keys
     * @throws InvalidInput if an id is malformed, the current key is not among the keys, or a key is shorter than 16 bytes
     */
    static KeyRing of(String current, Map<String, byte[]> wrapping, byte[] lookupKey) {
        return FixedKeyRing.of(current, wrapping, lookupKey);
    }
}
