package org.volunteerledger.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

@NullMarked
final class PersonNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "王芳",
                "\uD842\uDFB7野",
                "\u4DAE",
                "\u36C3",
                "古丽\u00B7阿不都",
                "阿不都热依木\u00B7买买提明\u00B7吐尔逊",
                "Jose\u0301 A\u030Angstro\u0308m",
                "Jos\u00E9",
                "\u212Bngstr\u00F6m",
                "\uF900",
                "\u845B\uDB40\uDD00城",
                "O'Brien-Smith",
                "J. R. R. Tolkien",
                "J.Smith",
                "\u30B8\u30E7\u30F3\u30FB\u30B9\u30DF\u30B9",
                "\u30A2\u30FC\u30FB\u30B9",
                "\u2022王芳",
                "王芳\u2022",
                "王 \u2022 芳",
                "王芳.",
                ".王芳"
            })
    void aLegalNameStaysCodePointByCodePoint(String name) {
        assertThat(PersonName.normalised(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                '\u0387', '\u2022', '\u2024', '\u2027', '\u2219', '\u22C5', '\u2E31', '\u2E33', '\u30FB', '\uFF65', '.',
                '\uFF0E'
            })
    void whatLooksLikeTheSeparatorBecomesIt(char dot) {
        assertThat(PersonName.normalised("古丽" + dot + "阿不都" + dot + "买买提")).isEqualTo("古丽\u00B7阿不都\u00B7买买提");
        assertThat(PersonName.normalised("\uD842\uDFB7" + dot + "\uD842\uDFB7"))
                .isEqualTo("\uD842\uDFB7\u00B7\uD842\uDFB7");
        assertThat(PersonName.normalised("\u845B\uDB40\uDD00" + dot + "\uE863"))
                .isEqualTo("\u845B\uDB40\uDD00\u00B7\uE863");
    }

    @ParameterizedTest
    @CsvSource({"Anna\u2022Maria,Anna\u00B7Maria", "Jose\u0301\u2027A,Jose\u0301\u00B7A", "古丽\u2022A,古丽\u00B7A"})
    void otherLettersAreJoinedToo(String typed, String normal) {
        assertThat(PersonName.normalised(typed)).isEqualTo(normal);
    }

    @Test
    void normalisingTwiceChangesNothing() {
        String once = PersonName.normalised("\u3000古丽\u2022阿不都\u00A0\n");
        assertThat(once).isEqualTo("古丽\u00B7阿不都");
        assertThat(PersonName.normalised(once)).isEqualTo(once);
    }

    @Test
    void ahundredCodePointsFit() {
        String longest = "\uD842\uDFB7".repeat(100);
        assertThat(PersonName.normalised(longest)).isEqualTo(longest);
        assertRefused(longest + "王", InputError.TOO_LONG);
    }

    @Test
    void whatCannotBeSeenIsRefused() {
        for (String bad :
                new String[] {"\u202E", "\u200B", "\u200D", "\uFEFF", "\u2066", "\u0000", "\uD800", "\u3164"}) {
            assertRefused("王" + bad + "芳", InputError.BAD_CHARACTER);
        }
        for (String bad : new String[] {"\n", "\t", "\r\n"}) {
            assertRefused("王" + bad + "芳", PeopleError.NAME_FORM);
        }
        for (String blank : new String[] {"", " ", "\u3000\u00A0"}) {
            assertRefused(blank, InputError.MISSING);
        }
    }

    private static void assertRefused(String name, ErrorCode code) {
        InvalidInput error = catchThrowableOfType(InvalidInput.class, () -> PersonName.normalised(name));
        assertThat(error).isNotNull();
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.getMessage()).doesNotContain("王", "芳");
    }
}
