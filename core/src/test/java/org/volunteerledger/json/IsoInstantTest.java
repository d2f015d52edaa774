package org.volunteerledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IsoInstantTest {

    private static final long FIRST = Instant.parse("-0001-12-30T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("+10000-01-03T00:00:00Z").getEpochSecond();

    @Test
    void formatsAndParsesAsTheLibraryOfJavaDoes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            long second = i % 4 == 0 ? FIRST + i : i % 4 == 1 ? LAST - i : random.nextLong(FIRST, LAST);
            expectSame(Instant.ofEpochSecond(second, i % 5 == 0 ? random.nextInt(1_000) * 1_000_000 : 0));
        }
        List.of(Instant.EPOCH, Instant.MIN, Instant.MAX, Instant.ofEpochSecond(0, 1))
                .forEach(IsoInstantTest::expectSame);
    }

    @Test
    void understandsTheTextsThatTheLibraryOfJavaDoes() {
        for (String text : List.of(
                "2024-02-29T23:59:59Z",
                "2026-03-01T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "0000-01-01T00:00:00Z",
                "2026-03-01t08:30:00z",
                "2026-03-01T08:30:00+08:00")) {
            assertThat(IsoInstant.parse(text)).isEqualTo(Instant.parse(text));
        }
    }

    @Test
    void refusesTheTextsThatTheLibraryOfJavaDoes() {
        for (String text : List.of(
                "",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-03-01T25:00:00Z",
                "2026-03-01T08:60:00Z",
                "2026-03-01T08:30:00X",
                "2026/03/01T08:30:00Z",
                "2026-03-01 08:30:00Z",
                "2o26-03-01T08:30:00Z",
                "２026-03-01T08:30:00Z")) {
            assertThatExceptionOfType(DateTimeParseException.class).as(text).isThrownBy(() -> IsoInstant.parse(text));
        }
    }

    private static void expectSame(Instant instant) {
        String text = instant.toString();
        assertThat(IsoInstant.format(instant)).isEqualTo(text);
        assertThat(IsoInstant.parse(text)).isEqualTo(instant);
    }
}
