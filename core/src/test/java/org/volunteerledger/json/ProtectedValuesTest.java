package org.volunteerledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.privacy.PersonKey;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.privacy.Sensitive;

@NullMarked
final class ProtectedValuesTest {

    private static final String FIELD = "person.phone";

    private final JsonCodec codec = JsonCodec.shared();
    private final PersonVault vault =
            PersonVault.of(KeyRing.of("k1", Map.of("k1", new byte[32]), new byte[32]), new SecureRandom());

    /** What a record of the domain looks like. */
    public record Person(
            String name, @Nullable PersonKey key, @Nullable Sensitive phone) {}

    @Test
    void ciphertextIsOneStringAndComesBack() {
        PersonKey key = vault.newKey();
        Sensitive phone = vault.seal(key, FIELD, "13900007777");
        Person person = new Person("王芳", key, phone);
        String json = codec.write(person);
        assertThat(json)
                .isEqualTo("{\"name\":\"王芳\",\"key\":\"%s\",\"phone\":\"%s\"}".formatted(key.format(), phone.format()));
        Person read = codec.read(Person.class, json);
        assertThat(read).isEqualTo(person);
        assertThat(read.phone()).hasToString("***");
    }

    @Test
    void aDestroyedKeyIsLeftOut() {
        Person forgotten = new Person("王芳", null, null);
        assertThat(codec.write(forgotten)).isEqualTo("{\"name\":\"王芳\"}");
        assertThat(codec.read(Person.class, "{\"name\":\"王芳\"}")).isEqualTo(forgotten);
    }

    @Test
    void clearTextInPlaceOfCiphertextIsReportedWithoutShowingIt() {
        for (String bad : new String[] {"\"13900007777\"", "13900007777", "{\"text\":\"13900007777\"}"}) {
            assertThatThrownBy(() -> codec.read(Person.class, "{\"name\":\"x\",\"phone\":" + bad + "}"))
                    .isInstanceOf(Corrupt.class)
                    .hasNoCause()
                    .hasMessageNotContaining("13900007777");
        }
    }
}
