package org.volunteerledger.hours.accrual;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.volunteerledger.ledger.Interval;

/** The time that still counts, as sorted spans that do not overlap. Immutable: each step makes a smaller one. */
record Timeline(List<Span> spans) {

    static final int MINUTE = 60;

    Timeline {
        spans = spans.stream().filter(span -> !span.isEmpty()).toList();
    }

    long seconds() {
        long sum = 0;
        for (Span span : spans) {
            sum += span.end() - span.start();
        }
        return sum;
    }

    /** Whole minutes: floored once, on the sum of all seconds. */
    int minutes() {
        return Math.toIntExact(seconds() / MINUTE);
    }

    /** Seconds between the first start and the last end that do not count. */
    long gaps() {
        return spans.isEmpty()
                ? 0
                : spans.get(spans.size() - 1).end() - spans.get(0).start() - seconds();
    }

    Timeline within(long from, long until) {
        return new Timeline(spans.stream().map(span -> span.clip(from, until)).toList());
    }

    Timeline without(List<Interval> holes) {
        Timeline rest = this;
        for (Interval hole : holes) {
            Span out = Span.of(hole);
            List<Span> pieces = new ArrayList<>();
            for (Span span : rest.spans) {
                pieces.add(span.clip(Long.MIN_VALUE, out.start()));
                pieces.add(span.clip(out.end(), Long.MAX_VALUE));
            }
            rest = new Timeline(pieces);
        }
        return rest;
    }

    /** Takes time away from the end backwards. */
    Timeline withoutLast(long seconds) {
        List<Span> rest = new ArrayList<>(spans);
        long left = seconds;
        while (left > 0 && !rest.isEmpty()) {
            Span last = rest.remove(rest.size() - 1);
            long length = last.end() - last.start();
            if (length > left) {
                rest.add(new Span(last.start(), last.end() - left));
            }
            left -= length;
        }
        return new Timeline(rest);
    }

    /** Whole minutes of each calendar day. Their sum is {@link #minutes()}: a minute across midnight goes to the later day. */
    NavigableMap<LocalDate, Integer> minutesByDay(ZoneId zone) {
        Map<LocalDate, Long> seconds = new TreeMap<>();
        for (Span span : spans) {
            long at = span.start();
            while (at < span.end()) {
                LocalDate day = Instant.ofEpochSecond(at).atZone(zone).toLocalDate();
                long midnight = day.plusDays(1).atStartOfDay(zone).toEpochSecond();
                long end = Math.min(span.end(), midnight);
                seconds.merge(day, end - at, Long::sum);
                at = end;
            }
        }
        NavigableMap<LocalDate, Integer> minutes = new TreeMap<>();
        long sum = 0;
        for (var day : seconds.entrySet()) {
            long before = sum / MINUTE;
            sum += day.getValue();
            minutes.put(day.getKey(), Math.toIntExact(sum / MINUTE - before));
        }
        return minutes;
    }
}
