package org.volunteerledger.console.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
final class FirstDaysTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    @Test
    void theEarliestDayOfEachIsKeptHoweverManyThereAre() {
        FirstDays firstDays = new FirstDays(TODAY);
        Map<String, LocalDate> expected = new HashMap<>();
        Random random = new Random(7);
        for (int i = 0; i < 40_000; i++) {
            String volunteer = "V" + random.nextInt(10_000);
            LocalDate day = TODAY.minusDays(random.nextInt(20_000));
            firstDays.see(volunteer, day);
            expected.merge(volunteer, day, (one, other) -> one.isBefore(other) ? one : other);
        }

        assertThat(expected)
                .allSatisfy(
                        (volunteer, day) -> assertThat(firstDays.of(volunteer)).isEqualTo(day));
        assertThat(firstDays.of("nobody")).isNull();
    }
}
