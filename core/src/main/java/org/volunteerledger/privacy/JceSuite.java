package org.volunteerledger.privacy;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.security.ProviderException;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/** Algorithms by name, from one provider or from whichever has them. What a provider says in an exception is not passed on. */
final class JceSuite implements CryptoSuite {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String id;
    private final String cipher;
    private final String keyAlgorithm;
    private final int keyBytes;
    private final String mac;
    private final @Nullable Provider provider;

    private JceSuite(String id, String cipher, int keyBytes, String mac, @Nullable Provider provider) {
        this.id = id;
        this.cipher = cipher;
        this.keyAlgorithm = cipher.substring(0, cipher.indexOf('/'));
        this.keyBytes = keyBytes;
        this.mac = mac;
        this.provider = provider;
    }

    static JceSuite of(String id, String cipher, int keyBytes, String mac, @Nullable Provider provider) {
        SealedBytes.identifier("algorithm id", id);
        if (cipher.indexOf("/GCM/") < 1) {
            throw noSuchAlgorithm(cipher + " is not a cipher in GCM mode.");
        }
        JceSuite suite = new JceSuite(id, cipher, keyBytes, mac, provider);
        try {
            suite.newCipher();
            suite.newMac();
        } catch (GeneralSecurityException e) {
            throw noSuchAlgorithm("No provider has both " + cipher + " and " + mac + ".");
        }
        return suite;
    }

    private static InvalidInput noSuchAlgorithm(String message) {
        return new InvalidInput(InputError.BAD_FORMAT, message);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int keyBytes() {
        return keyBytes;
    }

    @Override
    public int nonceBytes() {
        return NONCE_BYTES;
    }

    @Override
    public byte[] seal(SecretKey key, byte[] nonce, byte[] bound, byte[] clear) {
        try {
            return run(Cipher.ENCRYPT_MODE, key, nonce, bound, clear);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    cipher + " cannot encrypt: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public byte[] open(SecretKey key, byte[] nonce, byte[] bound, byte[] sealed) {
        try {
            return run(Cipher.DECRYPT_MODE, key, nonce, bound, sealed);
        } catch (GeneralSecurityException | ProviderException e) {
            // The second is how the JDK's own provider reports input shorter than a tag.
            throw new Corrupt(
                    PrivacyError.UNREADABLE,
                    "A value sealed with " + id + " does not open: it was altered, or the key is another.",
                    Map.of("algorithm", id));
        }
    }

    @Override
    public byte[] mac(SecretKey key, byte[] message) {
        try {
            Mac hash = newMac();
            hash.init(key);
            return hash.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw unfit(mac);
        }
    }

    private byte[] run(int mode, SecretKey key, byte[] nonce, byte[] bound, byte[] input)
            throws GeneralSecurityException {
        Cipher engine = newCipher();
        SecretKey fit = fit(key);
        try {
            engine.init(mode, fit, new GCMParameterSpec(TAG_BITS, nonce));
        } catch (InvalidKeyException e) {
            throw unfit(cipher);
        }
        engine.updateAAD(bound);
        return engine.doFinal(input);
    }

    /** Providers ask for a key of their own algorithm's name, which a ring of plain bytes cannot know. */
    private SecretKey fit(SecretKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            return key;
        }
        if (encoded.length != keyBytes) {
            throw unfit(cipher);
        }
        return key.getAlgorithm().equals(keyAlgorithm) ? key : new SecretKeySpec(encoded, keyAlgorithm);
    }

    private InvalidInput unfit(String algorithm) {
        return new InvalidInput(
                PrivacyError.UNFIT_KEY,
                "A key does not fit " + algorithm + ", which takes " + keyBytes + " bytes.",
                Map.of("algorithm", algorithm, "bytes", keyBytes));
    }

    private Cipher newCipher() throws GeneralSecurityException {
        return provider == null ? Cipher.getInstance(cipher) : Cipher.getInstance(cipher, provider);
    }

    private Mac newMac() throws GeneralSecurityException {
        return provider == null ? Mac.getInstance(mac) : Mac.getInstance(mac, provider);
    }
}
