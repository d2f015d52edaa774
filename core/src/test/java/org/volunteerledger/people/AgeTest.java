package org.volunteerledger.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.volunteerledger.error.InvalidInput;

@NullMarked
final class AgeTest {

    @ParameterizedTest
    @CsvSource({
        "2012-05-10,2012-05-10,0",
        "2012-05-10,2026-05-09,13",
        "2012-05-10,2026-05-10,14",
        "2008-02-29,2026-02-28,17",
        "2008-02-29,2026-03-01,18",
        "2008-02-29,2024-02-28,15",
        "2008-02-29,2024-02-29,16",
        "2008-02-28,2026-02-28,18",
        "2007-12-31,2025-12-31,18",
        "1880-01-01,2026-01-01,146"
    })
    void completedYears(LocalDate birth, LocalDate day, int age) {
        assertThat(Age.on(birth, day)).isEqualTo(age);
    }

    @Test
    void nobodyHasAnAgeBeforeBirth() {
        assertThatThrownBy(() -> Age.on(LocalDate.of(2012, 5, 10), LocalDate.of(2012, 5, 9)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageNotContaining("2012");
    }
}
