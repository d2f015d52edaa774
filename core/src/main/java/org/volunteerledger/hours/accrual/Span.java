package org.volunteerledger.hours.accrual;

/** Half-open seconds since the epoch; may be empty while the steps take time away. */
record Span(long start, long end) {

    boolean isEmpty() {
        return end <= start;
    }

    Span clip(long from, long until) {
        return new Span(Math.max(start, from), Math.min(end, until));
    }
}
