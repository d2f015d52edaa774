package org.volunteerledger.privacy;

import java.security.Provider;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.InvalidInput;

/**
 * The algorithms of a vault: one authenticated cipher, for values and for the keys of persons, and one keyed hash. Its id is stored with
 * everything it seals, so an id must mean the same algorithms for ever. Thread-safe.
 *
 * <p>Where the law asks for the Chinese commercial algorithms (GB/T 32907 SM4, GB/T 32905 SM3), a provider that has them is enough:
 * {@code CryptoSuite.of("SM4GCM", "SM4/GCM/NoPadding", 16, "HmacSM3", provider)}.
 */
public interface CryptoSuite {

    /**
     * AES-256 in GCM mode with HMAC-SHA-256, from the Java platform.
     *
     * @return the default suite, with the id {@code A256GCM}
     */
    static CryptoSuite standard() {
        return of("A256GCM", "AES/GCM/NoPadding", 32, "HmacSHA256", null);
    }

    /**
     * A suite of algorithms by their names in the Java Cryptography Architecture.
     *
     * @param id       the id to store: 1 to 64 letters, digits, hyphens and underscores of ASCII
     * @param cipher   a cipher in GCM mode, such as {@code AES/GCM/NoPadding}
     * @param keyBytes the length of its keys, in bytes
     * @param mac      a keyed hash, such as {@code HmacSHA256}
     * @param provider who has both, or null for the first installed provider that has each
     * @return the suite
     * @throws InvalidInput if there is no such algorithm, or the cipher is not in GCM mode
     */
    static CryptoSuite of(String id, String cipher, int keyBytes, String mac, @Nullable Provider provider) {
        return JceSuite.of(id, cipher, keyBytes, mac, provider);
    }

    /**
     * The id that is stored with values.
     *
     * @return 1 to 64 letters, digits, hyphens and underscores of ASCII
     */
    String id();

    /**
     * The length of a data key.
     *
     * @return bytes, at least 16
     */
    int keyBytes();

    /**
     * The length of a nonce. Nonces are random, so it is long enough for that.
     *
     * @return bytes, at least 12
     */
    int nonceBytes();

    /**
     * Encrypts and authenticates.
     *
     * @param key   a data key made of {@link #keyBytes} bytes, or a key of the ring
     * @param nonce random bytes, new for every call
     * @param bound what the ciphertext is bound to: it opens with the same bytes only
     * @param clear the clear bytes
     * @return the ciphertext, with its authentication tag
     * @throws InvalidInput if the key does not fit
     */
    byte[] seal(SecretKey key, byte[] nonce, byte[] bound, byte[] clear);

    /**
     * Decrypts what {@link #seal} made, of the same key, nonce and binding.
     *
     * @param key    the key
     * @param nonce  the nonce
     * @param bound  what it is bound to
     * @param sealed the ciphertext
     * @return the clear bytes
     * @throws Corrupt      if anything differs from what was sealed, by a single bit
     * @throws InvalidInput if the key does not fit
     */
    byte[] open(SecretKey key, byte[] nonce, byte[] bound, byte[] sealed);

    /**
     * A keyed hash.
     *
     * @param key     the key
     * @param message what to hash
     * @return at least 32 bytes
     * @throws InvalidInput if the key does not fit
     */
    byte[] mac(SecretKey key, byte[] message);
}
