package org.volunteerledger.desk;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.volunteerledger.command.MutableClock;

/** A clock that goes on when a test says so, in the middle of a working day in China. */
@TestConfiguration(proxyBeanMethods = false)
@NullMarked
class TestClock {

    @Bean
    @Primary
    MutableClock testClock() {
        return MutableClock.at(Instant.parse("2026-06-10T02:00:00Z"), ZoneOffset.UTC);
    }
}
