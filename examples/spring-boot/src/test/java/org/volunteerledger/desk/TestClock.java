package org.volunteerledger.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that goes on when a test says so, in the middle of a working day in China. */
@NullMarked
public final class TestClock extends Clock {

    private volatile Instant now = Instant.parse("2026-06-10T02:00:00Z");

    /** Lets time pass. */
    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    /** Puts the clock into an application under test. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Installed {

        /** The clock. */
        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }
}
