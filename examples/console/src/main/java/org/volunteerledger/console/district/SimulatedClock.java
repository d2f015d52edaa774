package org.volunteerledger.console.district;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The time in the district. It stands still until it is set, and never goes back. */
final class SimulatedClock implements InstantSource {

    private final ZoneId zone;
    private volatile Instant now = Instant.EPOCH;

    SimulatedClock(ZoneId zone) {
        this.zone = zone;
    }

    void goTo(LocalDate day, LocalTime time) {
        goTo(at(day, time));
    }

    synchronized void goTo(Instant instant) {
        if (instant.isAfter(now)) {
            now = instant;
        }
    }

    Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    ZoneId zone() {
        return zone;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
