package org.volunteerledger.desk;

import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
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
 * @param signIn how many wrong passwords are borne
 */
@ConfigurationProperties("desk")
public record DeskProperties(
        @Nullable String key,
        @Nullable String lookupKey,
        String address,
        int node,
        @Nullable String administrator,
        @Nullable String administratorPassword,
        @DefaultValue SignIn signIn) {

    /**
     * How many wrong passwords are borne.
     *
     * @param tries           for one name in a row, at least 1
     * @param triesPerAddress from one address, at least 1; more, as a whole office may share one
     * @param pause           for how long after that none is taken, and after how long wrong ones are forgotten
     */
    public record SignIn(
            @DefaultValue("10") int tries,
            @DefaultValue("100") int triesPerAddress,
            @DefaultValue("10m") Duration pause) {

        /** Checks that somebody can sign in at all. */
        public SignIn {
            if (tries < 1 || triesPerAddress < 1 || pause.isNegative()) {
                throw new IllegalStateException(
                        "Set desk.sign-in.tries and desk.sign-in.tries-per-address to 1 or more.");
            }
        }
    }

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
