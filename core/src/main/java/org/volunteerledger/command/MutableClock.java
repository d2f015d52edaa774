package org.volunteerledger.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands until it is moved, for tests and simulations. Thread-safe. */
public final class MutableClock extends Clock {

    private final Hand hand;
    private final ZoneId zone;

    private MutableClock(Hand hand, ZoneId zone) {
        this.hand = hand;
        this.zone = zone;
    }

    /**
     * A clock that stands.
     *
     * @param now  the instant that it shows
     * @param zone its zone
     * @return the clock
     */
    public static MutableClock at(Instant now, ZoneId zone) {
        return new MutableClock(new Hand(now), zone);
    }

    /**
     * Moves the clock on, or back.
     *
     * @param by how far
     */
    public void advance(Duration by) {
        hand.move(by);
    }

    /**
     * Sets the clock.
     *
     * @param instant the instant that it shows
     */
    public void set(Instant instant) {
        hand.set(instant);
    }

    @Override
    public Instant instant() {
        return hand.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock in another zone: moving one moves the other. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new MutableClock(hand, zone);
    }

    /** What clocks in several zones share. */
    private static final class Hand {

        private Instant now;

        Hand(Instant now) {
            this.now = now;
        }

        synchronized Instant get() {
            return now;
        }

        synchronized void set(Instant instant) {
            now = instant;
        }

        synchronized void move(Duration by) {
            now = now.plus(by);
        }
    }
}
