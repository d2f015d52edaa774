package org.volunteerledger.desk;

import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.volunteerledger.privacy.KeyRing;

/**
 * What the desk must be told.
 *
 * @param key       32 bytes in Base64 that wrap the keys of persons
 * @param lookupKey 32 bytes in Base64 for looking persons up
 * @param address   the public address of the desk, which QR codes lead to
 * @param node      0 to 1023; differs between all desks that share a database
 * @param administrator the user name of whoever opens the first accounts, or null if there are some
 * @param administratorPassword the password with which the administrator signs in first, to change it at once; or null
 */
@ConfigurationProperties("desk")
public record DeskProperties(
        @Nullable String key,
        @Nullable String lookupKey,
        String address,
        int node,
        @Nullable String administrator,
        @Nullable String administratorPassword) {

    /**
     * The keys for personal data.
     *
     * @return the ring
     * @throws IllegalStateException if a key is missing
     */
    public KeyRing keys() {
        return KeyRing.of("1", Map.of("1", bytes("desk.key", key)), bytes("desk.lookup-key", lookupKey));
    }

    private static byte[] bytes(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("Set " + name + " to 32 random bytes in Base64, and keep them safe.");
        }
        return Base64.getDecoder().decode(value);
    }
}
