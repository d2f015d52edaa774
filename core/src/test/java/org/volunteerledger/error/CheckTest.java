package org.volunteerledger.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
final class CheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "王芳",
                "\uD842\uDFB7", // 𠮷
                "\u4DAE\u36C3", // 䶮㛃
                "古丽\u00B7阿不都",
                "\u845B\uDB40\uDD00城", // 葛 with an ideographic variation selector
                "\uFA30\uFE00", // Han with a standardised variant
                "\u1820\u180E\u1820", // Mongolian with its vowel separator
                "\u0F40\u0F7C", // Tibetan
                "\u0626\u06C7\u064A", // Uyghur in Arabic letters
                "e\u0301",
                "line one\nline two\r\n\tthree",
                "\uD83D\uDC69\u200D\u2695\uFE0F", // woman health worker
                "\u2764\uFE0F\u200D\uD83D\uDD25", // heart on fire
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67", // family
                "1\uFE0F\u20E3", // keycap
                "\u2139\uFE0F",
                "\uE863", // private use, where old systems keep rare Han
                "\uD884\uDF50" // a Han newer than Unicode 13
            })
    void realWritingPasses(String text) {
        assertThat(Check.text("note", text, 50)).isSameAs(text);
        assertThat(Check.optionalText("note", text, 50)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u0007b",
                "a\rb",
                "a\r",
                "a\u007Fb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b", // control
                "a\u202Eb",
                "a\u202Ab",
                "a\u2066b",
                "a\u200Eb",
                "a\u061Cb", // bidirectional
                "a\u200Bb",
                "a\u200Cb",
                "a\u200Db",
                "a\u2060b",
                "a\uFEFFb",
                "a\u00ADb", // zero width
                "王\u200D芳",
                "\uD83D\uDC69\u200D",
                "\u200D\uD83D\uDC69",
                "a\u180Eb",
                "a\u180E", // joiner out of place
                "\uD83C\uDFF4\uDB40\uDC67", // tag characters
                "a\uFE0Fb",
                "\uFE0Fa",
                " \uFE0Fa",
                "王\uFE00\uFE01",
                "a\uDB40\uDD00b",
                "\uDB40\uDD00a", // selector
                "a\u3164b",
                "a\u115Fb",
                "a\u1160b",
                "a\uFFA0b",
                "a\u034Fb",
                "a\u17B4b",
                "a\u17B5b", // invisible letters
                "a\uD800b",
                "a\uDC00",
                "a\uD800",
                "\uDC00\uD800", // unpaired surrogates
                "a\uFFFDb",
                "a\uFFFEb",
                "a\uFFFFb",
                "a\uFDD0b",
                "a\uFDEFb",
                "a\uD83F\uDFFEb",
                "a\uDBFF\uDFFFb" // broken
            })
    void controlInvisibleAndBrokenCharactersAreRefused(String text) {
        assertThatThrownBy(() -> Check.text("note", text, 50)).isInstanceOfSatisfying(InvalidInput.class, e -> {
            assertThat(e.code()).isEqualTo(InputError.BAD_CHARACTER);
            assertThat(e.fields()).containsEntry("field", "note").containsKeys("character", "position");
        });
    }

    @Test
    void theErrorNamesTheCharacterAndItsPlace() {
        assertThatThrownBy(() -> Check.text("note", "ab\u202Ec", 50))
                .hasMessageContaining("note has the forbidden character U+202E at position 2.")
                .hasMessageContaining(InputError.BAD_CHARACTER.hint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "\u00A0", "\u202F\u2007", "\u2800", "\n\t"})
    void whatShowsNothingIsMissing(String text) {
        assertThatThrownBy(() -> Check.text("note", text, 50))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.code()).isEqualTo(InputError.MISSING));
        assertThatThrownBy(() -> Check.optionalText("note", text, 50))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.code()).isEqualTo(InputError.MISSING));
    }

    @Test
    void absentIsMissingOnlyWhereATextMustBeThere() {
        assertThat(Check.optionalText("note", null, 50)).isNull();
        assertThatThrownBy(() -> Check.text("note", null, 50)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Check.given("note", null)).isInstanceOf(InvalidInput.class);
        assertThat(Check.given("note", "x")).isEqualTo("x");
    }

    @Test
    void lengthIsCountedInCodePoints() {
        String three = "\uD842\uDFB7".repeat(3);
        assertThat(Check.text("name", three, 3)).isEqualTo(three);
        assertThatThrownBy(() -> Check.text("name", three, 2)).isInstanceOfSatisfying(InvalidInput.class, e -> {
            assertThat(e.code()).isEqualTo(InputError.TOO_LONG);
            assertThat(e.fields()).isEqualTo(Map.of("field", "name", "length", 3, "limit", 2));
        });
    }

    @Test
    void aRangeIncludesItsEnds() {
        assertThat(Check.range("minutes", 0, 0, 10)).isZero();
        assertThat(Check.range("minutes", 10, 0, 10)).isEqualTo(10);
        assertThat(Check.id("id", Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> Check.range("minutes", 11, 0, 10)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Check.range("minutes", -1, 0, 10)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Check.id("id", 0)).isInstanceOf(InvalidInput.class);
    }
}
