package org.volunteerledger.hours.accrual;

import org.volunteerledger.ledger.Interval;

/** Half-open seconds since the epoch; may be empty while the steps take time away. */
record Span(long start, long end) {

    static Span of(Interval interval) {
        return new Span(interval.start().getEpochSecond(), interval.end().getEpochSecond());
    }

    boolean isEmpty() {
        return end <= start;
    }

    Span clip(long from, long until) {
        return new Span(Math.max(start, from), Math.min(end, until));
    }
}
