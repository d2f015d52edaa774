package org.volunteerledger.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.StorageUnavailable;

@NullMarked
final class PersonVaultTest {

    private static final String FIELD = "volunteer.phone";
    private static final String CANARY = "13900007777";

    private final SecureRandom random = new SecureRandom();
    private final byte[] first = bytes(32, 1);
    private final byte[] second = bytes(32, 2);
    private final byte[] lookupKey = bytes(32, 3);
    private final PersonVault vault = vault("k1", Map.of("k1", first));

    @ParameterizedTest
    @ValueSource(strings = {"", CANARY, "古丽\u00B7阿不都", "\uD842\uDFB7", "1949-12-31", "a\u0000b"})
    void whatIsSealedOpensAgain(String text) {
        PersonKey key = vault.newKey();
        Sensitive sealed = vault.seal(key, FIELD, text);
        assertThat(vault.open(key, FIELD, sealed)).isEqualTo(text);
        assertThat(vault.open(PersonKey.parse(key.format()), FIELD, Sensitive.parse(sealed.format())))
                .isEqualTo(text);
    }

    @Test
    void theClearTextIsNowhereInTheValue() {
        PersonKey key = vault.newKey();
        Sensitive sealed = vault.seal(key, FIELD, CANARY);
        assertThat(sealed).hasToString("***");
        assertThat(sealed.format())
                .matches("A256GCM\\.[A-Za-z0-9_-]{16}\\.[A-Za-z0-9_-]+")
                .doesNotContain(CANARY);
        assertThat(key).hasToString("PersonKey[wrapped by k1]");
        assertThat(sealed.algorithm()).isEqualTo("A256GCM");
        assertThat(key.algorithm()).isEqualTo("A256GCM");
        assertThat(key.wrappingKey()).isEqualTo("k1");
    }

    @Test
    void sealingTwiceGivesTwoValues() {
        PersonKey key = vault.newKey();
        Set<Sensitive> values = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            values.add(vault.seal(key, FIELD, CANARY));
        }
        assertThat(values).hasSize(100);
        Sensitive one = values.iterator().next();
        assertThat(one).isEqualTo(Sensitive.parse(one.format())).isNotEqualTo(one.format());
        assertThat(key).isEqualTo(PersonKey.parse(key.format())).isNotEqualTo(vault.newKey());
        assertThat(key).hasSameHashCodeAs(PersonKey.parse(key.format())).isNotEqualTo(key.format());
    }

    @Test
    void aValueOpensInItsFieldAndForItsPersonOnly() {
        PersonKey key = vault.newKey();
        Sensitive sealed = vault.seal(key, FIELD, CANARY);
        PersonKey other = vault.newKey();
        assertFails(Corrupt.class, PrivacyError.UNREADABLE, () -> vault.open(key, "volunteer.address", sealed));
        assertFails(Corrupt.class, PrivacyError.UNREADABLE, () -> vault.open(other, FIELD, sealed));
    }

    @Test
    void everyFlippedBitIsNoticed() {
        PersonKey key = vault.newKey();
        SealedBytes value = vault.seal(key, FIELD, CANARY).sealed();
        SealedBytes wrapped = key.wrapped();
        for (SealedBytes bad : mutants(value)) {
            assertFails(Corrupt.class, PrivacyError.UNREADABLE, () -> vault.open(key, FIELD, Sensitive.of(bad)));
        }
        for (SealedBytes bad : mutants(wrapped)) {
            PersonKey mutant = PersonKey.of("k1", "A256GCM", bad);
            assertFails(Corrupt.class, PrivacyError.UNREADABLE, () -> vault.seal(mutant, FIELD, CANARY));
        }
    }

    @Test
    void aCutValueIsNoticed() {
        PersonKey key = vault.newKey();
        SealedBytes value = vault.seal(key, FIELD, CANARY).sealed();
        for (int length = 1; length < value.bytes().length; length++) {
            byte[] cut = java.util.Arrays.copyOf(value.bytes(), length);
            Sensitive bad = Sensitive.of(new SealedBytes("A256GCM", value.nonce(), cut));
            assertFails(Corrupt.class, PrivacyError.UNREADABLE, () -> vault.open(key, FIELD, bad));
        }
        Sensitive shortNonce = Sensitive.of(new SealedBytes("A256GCM", new byte[1], value.bytes()));
        assertFails(Corrupt.class, PrivacyError.UNREADABLE, () -> vault.open(key, FIELD, shortNonce));
    }

    @Test
    void aDestroyedKeyOpensAndSealsNothing() {
        Sensitive sealed = vault.seal(vault.newKey(), FIELD, CANARY);
        assertFails(Refused.class, PrivacyError.KEY_DESTROYED, () -> vault.open(null, FIELD, sealed));
        assertFails(Refused.class, PrivacyError.KEY_DESTROYED, () -> vault.seal(null, FIELD, CANARY));
    }

    @Test
    void rotationReadsTheOldAndWritesTheNew() {
        PersonKey old = vault.newKey();
        Sensitive sealed = vault.seal(old, FIELD, CANARY);
        PersonVault rotated = vault("k2", Map.of("k1", first, "k2", second));
        assertThat(rotated.open(old, FIELD, sealed)).isEqualTo(CANARY);
        assertThat(rotated.newKey().wrappingKey()).isEqualTo("k2");

        PersonKey fresh = rotated.rewrap(old);
        assertThat(fresh.wrappingKey()).isEqualTo("k2");
        assertThat(rotated.rewrap(fresh)).isSameAs(fresh);

        PersonVault withoutOld = vault("k2", Map.of("k2", second));
        assertThat(withoutOld.open(fresh, FIELD, sealed)).isEqualTo(CANARY);
        assertFails(StorageUnavailable.class, PrivacyError.KEY_MISSING, () -> withoutOld.open(old, FIELD, sealed));
        assertFails(StorageUnavailable.class, PrivacyError.KEY_MISSING, () -> withoutOld.seal(old, FIELD, CANARY));
        assertFails(StorageUnavailable.class, PrivacyError.KEY_MISSING, () -> withoutOld.rewrap(old));
    }

    @Test
    void otherBytesUnderTheSameKeyIdAreNoticed() {
        PersonKey key = vault.newKey();
        Sensitive sealed = vault.seal(key, FIELD, CANARY);
        PersonVault wrong = vault("k1", Map.of("k1", second));
        assertFails(Corrupt.class, PrivacyError.UNREADABLE, () -> wrong.open(key, FIELD, sealed));
    }

    @Test
    void aWrappedKeyDoesNotPassUnderAnotherKeyId() {
        PersonKey key = vault.newKey();
        PersonVault twins = vault("k2", Map.of("k1", first, "k2", first));
        PersonKey renamed = PersonKey.parse(key.format().replace("k1.", "k2."));
        assertFails(Corrupt.class, PrivacyError.UNREADABLE, () -> twins.seal(renamed, FIELD, CANARY));
    }

    @Test
    void anotherAlgorithmReadsTheOldOne() {
        CryptoSuite aes128 = CryptoSuite.of(
                "A128GCM", "AES/GCM/NoPadding", 16, "HmacSHA512", java.security.Security.getProvider("SunJCE"));
        PersonKey old = vault.newKey();
        Sensitive sealed = vault.seal(old, FIELD, CANARY);
        KeyRing ring = KeyRing.of("k2", Map.of("k1", first, "k2", bytes(16, 9)), lookupKey);
        PersonVault changed = PersonVault.of(ring, random, aes128, List.of(CryptoSuite.standard()));
        assertThat(changed.open(old, FIELD, sealed)).isEqualTo(CANARY);
        PersonKey rewrapped = changed.rewrap(old);
        assertThat(rewrapped.algorithm()).isEqualTo("A256GCM");
        assertThat(changed.open(rewrapped, FIELD, sealed)).isEqualTo(CANARY);

        PersonKey fresh = changed.newKey();
        Sensitive resealed = changed.seal(fresh, FIELD, CANARY);
        assertThat(resealed.algorithm()).isEqualTo("A128GCM");
        assertThat(changed.lookup("a", "b")).hasSize(128);
        assertFails(Corrupt.class, PrivacyError.UNREADABLE, () -> changed.open(fresh, FIELD, sealed));
        assertFails(StorageUnavailable.class, PrivacyError.UNKNOWN_ALGORITHM, () -> vault.open(old, FIELD, resealed));
        assertFails(StorageUnavailable.class, PrivacyError.UNKNOWN_ALGORITHM, () -> vault.seal(fresh, FIELD, CANARY));
        assertFails(
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> PersonVault.of(ring, random, aes128, List.of(aes128)));
    }

    @Test
    void anUnfitKeyShowsAtTheStart() {
        KeyRing shortKey = KeyRing.of("k1", Map.of("k1", bytes(16, 1)), lookupKey);
        assertFails(InvalidInput.class, PrivacyError.UNFIT_KEY, () -> PersonVault.of(shortKey, random));
        assertFails(
                InvalidInput.class, PrivacyError.UNFIT_KEY, () -> KeyRing.of("k", Map.of("k", first), new byte[15]));
        assertFails(
                InvalidInput.class, PrivacyError.KEY_MISSING, () -> KeyRing.of("k2", Map.of("k1", first), lookupKey));
        assertFails(
                InvalidInput.class, InputError.BAD_FORMAT, () -> KeyRing.of("k.1", Map.of("k.1", first), lookupKey));
    }

    @Test
    void aSuiteNamesAlgorithmsThatExist() {
        assertFails(
                InvalidInput.class,
                InputError.BAD_FORMAT,
                () -> CryptoSuite.of("X", "AES/CBC/PKCS5Padding", 32, "HmacSHA256", null));
        assertFails(
                InvalidInput.class,
                InputError.BAD_FORMAT,
                () -> CryptoSuite.of("X", "Nothing/GCM/NoPadding", 32, "HmacSHA256", null));
        assertFails(
                InvalidInput.class,
                InputError.BAD_FORMAT,
                () -> CryptoSuite.of("X", "AES/GCM/NoPadding", 32, "HmacNothing", null));
        assertFails(
                InvalidInput.class,
                InputError.BAD_FORMAT,
                () -> CryptoSuite.of("a.b", "AES/GCM/NoPadding", 32, "HmacSHA256", null));
    }

    @Test
    void aLookupIsStableKeyedAndScoped() {
        String lookup = vault.lookup("volunteer.phone", CANARY);
        assertThat(lookup).matches("[0-9a-f]{64}");
        assertThat(vault("k2", Map.of("k2", second)).lookup("volunteer.phone", CANARY))
                .isEqualTo(lookup);
        assertThat(vault.lookup("volunteer.phone", CANARY + "0")).isNotEqualTo(lookup);
        assertThat(vault.lookup("volunteer.phone" + CANARY.charAt(0), CANARY.substring(1)))
                .isNotEqualTo(lookup);
        KeyRing other = KeyRing.of("k1", Map.of("k1", first), bytes(32, 4));
        assertThat(PersonVault.of(other, random).lookup("volunteer.phone", CANARY))
                .isNotEqualTo(lookup);
        assertFails(InvalidInput.class, InputError.MISSING, () -> vault.lookup("volunteer.phone", ""));
    }

    @Test
    void textsThatWouldChangeOnTheWayAreRefused() {
        PersonKey key = vault.newKey();
        assertFails(InvalidInput.class, InputError.BAD_CHARACTER, () -> vault.seal(key, FIELD, CANARY + "\uD800"));
        assertFails(InvalidInput.class, InputError.BAD_CHARACTER, () -> vault.lookup(FIELD, CANARY + "\uD800"));
        String longest = "\uD842\uDFB7".repeat(Sensitive.MAX_TEXT);
        Sensitive sealed = vault.seal(key, FIELD, longest);
        assertThat(vault.open(key, FIELD, Sensitive.parse(sealed.format()))).isEqualTo(longest);
        assertFails(InvalidInput.class, InputError.TOO_LONG, () -> vault.seal(key, FIELD, longest + "1"));
        assertFails(InvalidInput.class, InputError.MISSING, () -> vault.seal(key, " ", CANARY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                CANARY,
                "a",
                "a.b",
                "a..AAAA",
                "a.AAAA.",
                ".AAAA.AAAA",
                "a.AAAA.AAAA=",
                "a.AAAA.AAB",
                "a.A+AA.AAAA",
                "a.AAAA.AAAA.AAAA",
                "a b.AAAA.AAAA",
                "\u00E4.AAAA.AAAA",
                "a.AAAA.13900007777\n"
            })
    void malformedFormsAreRefused(String form) {
        assertFails(InvalidInput.class, InputError.BAD_FORMAT, () -> Sensitive.parse(form));
        assertFails(InvalidInput.class, InputError.BAD_FORMAT, () -> PersonKey.parse("k1.a." + form));
        assertFails(InvalidInput.class, InputError.BAD_FORMAT, () -> PersonKey.parse(form));
    }

    @Test
    void overlongFormsAreRefused() {
        String padding = "AAAA".repeat(10_000);
        assertFails(InvalidInput.class, InputError.BAD_FORMAT, () -> Sensitive.parse("a.AAAA." + padding));
        assertFails(InvalidInput.class, InputError.BAD_FORMAT, () -> PersonKey.parse("k.a.a.AAAA." + padding));
        assertFails(InvalidInput.class, InputError.BAD_FORMAT, () -> Sensitive.parse("a".repeat(65) + ".AAAA.AAAA"));
    }

    @Test
    void manyThreadsShareAVault() {
        PersonKey key = vault.newKey();
        List<String> opened = IntStream.range(0, 2000)
                .parallel()
                .mapToObj(i -> vault.open(key, FIELD, vault.seal(key, FIELD, "n" + i)))
                .toList();
        assertThat(opened)
                .isEqualTo(IntStream.range(0, 2000).mapToObj(i -> "n" + i).toList());
    }

    private PersonVault vault(String current, Map<String, byte[]> keys) {
        return PersonVault.of(KeyRing.of(current, keys, lookupKey), random);
    }

    private static List<SealedBytes> mutants(SealedBytes sealed) {
        int nonceBits = 8 * sealed.nonce().length;
        return IntStream.range(0, nonceBits + 8 * sealed.bytes().length)
                .mapToObj(bit -> bit < nonceBits
                        ? new SealedBytes(sealed.algorithm(), flipped(sealed.nonce(), bit), sealed.bytes())
                        : new SealedBytes(sealed.algorithm(), sealed.nonce(), flipped(sealed.bytes(), bit - nonceBits)))
                .toList();
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] copy = bytes.clone();
        copy[bit / 8] ^= (byte) (1 << (bit % 8));
        return copy;
    }

    private static byte[] bytes(int length, int fill) {
        byte[] bytes = new byte[length];
        java.util.Arrays.fill(bytes, (byte) fill);
        return bytes;
    }

    private static <E extends LedgerException> void assertFails(Class<E> type, ErrorCode code, Runnable call) {
        E error = catchThrowableOfType(type, call::run);
        assertThat(error).isNotNull();
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.getCause()).isNull();
        assertThat(error.toString() + error.fields()).doesNotContain(CANARY);
    }
}
