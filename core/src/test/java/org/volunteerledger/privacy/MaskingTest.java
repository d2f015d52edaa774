package org.volunteerledger.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
final class MaskingTest {

    @ParameterizedTest
    @CsvSource({
        "'',''",
        "王,*",
        "王芳,王*",
        "王小芳,王*芳",
        "13800001234,1*********4",
        "11010519491231002X,1****************X",
        "\uD842\uDFB7,*",
        "\uD842\uDFB7野,\uD842\uDFB7*",
        "\uD842\uDFB7野家\uD842\uDFB7,\uD842\uDFB7**\uD842\uDFB7"
    })
    void keepsTheEnds(String text, String masked) {
        assertThat(Masking.mask(text)).isEqualTo(masked);
    }

    @Test
    void neverShowsAHiddenCharacterInItsPlace() {
        Random random = new Random(20260301);
        int[] alphabet = "王芳古丽\u00B7阿不都0123456789Xe\u0301\uD842\uDFB7\uD83D\uDC69"
                .codePoints()
                .toArray();
        for (int round = 0; round < 2000; round++) {
            int length = random.nextInt(20);
            StringBuilder text = new StringBuilder();
            random.ints(length, 0, alphabet.length).forEach(i -> text.appendCodePoint(alphabet[i]));
            int[] clear = text.codePoints().toArray();
            int[] masked = Masking.mask(text.toString()).codePoints().toArray();
            assertThat(masked).hasSameSizeAs(clear);
            for (int i = 0; i < length; i++) {
                boolean end = (length > 1 && i == 0) || (length > 2 && i == length - 1);
                assertThat(masked[i]).isEqualTo(end ? clear[i] : '*');
            }
        }
    }
}
