package org.volunteerledger.privacy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.volunteerledger.error.InvalidInput;

/** Keys in memory. Their algorithm is left open: the suite that uses one names it. */
final class FixedKeyRing implements KeyRing {

    private static final int LEAST_BYTES = 16;

    private final String current;
    private final Map<String, SecretKey> wrapping;
    private final SecretKey lookupKey;

    private FixedKeyRing(String current, Map<String, SecretKey> wrapping, SecretKey lookupKey) {
        this.current = current;
        this.wrapping = wrapping;
        this.lookupKey = lookupKey;
    }

    static FixedKeyRing of(String current, Map<String, byte[]> wrapping, byte[] lookupKey) {
        Map<String, SecretKey> keys = new HashMap<>();
        wrapping.forEach((id, bytes) -> keys.put(SealedBytes.identifier("key id", id), key(bytes)));
        if (!keys.containsKey(current)) {
            throw new InvalidInput(PrivacyError.KEY_MISSING, "The current wrapping key is not among the keys.");
        }
        return new FixedKeyRing(current, keys, key(lookupKey));
    }

    private static SecretKey key(byte[] bytes) {
        if (bytes.length < LEAST_BYTES) {
            throw new InvalidInput(
                    PrivacyError.UNFIT_KEY,
                    "A key has " + bytes.length + " bytes; at least " + LEAST_BYTES + " are needed.",
                    Map.of("bytes", bytes.length, "least", LEAST_BYTES));
        }
        return new SecretKeySpec(bytes, "RAW");
    }

    @Override
    public String currentKey() {
        return current;
    }

    @Override
    public Optional<SecretKey> wrappingKey(String id) {
        return Optional.ofNullable(wrapping.get(id));
    }

    @Override
    public SecretKey lookupKey() {
        return lookupKey;
    }
}
