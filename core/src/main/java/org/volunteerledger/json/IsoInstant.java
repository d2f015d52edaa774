package org.volunteerledger.json;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Instants in ISO 8601 to whole seconds, as nearly all of a ledger are: a formatter takes longer for the few instants of a record than
 * all the rest of its JSON. Everything else is left to {@link Instant}, whose text this is in any case.
 */
final class IsoInstant {

    private static final String SHAPE = "0000-00-00T00:00:00Z";
    private static final int DAY = 86_400;
    private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay() * DAY;
    private static final long END = LocalDate.of(10_000, 1, 1).toEpochDay() * DAY;

    private IsoInstant() {}

    /** The same as {@link Instant#toString}. */
    static String format(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (instant.getNano() != 0 || seconds < FIRST || seconds >= END) {
            return instant.toString();
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY));
        int time = Math.floorMod(seconds, DAY);
        byte[] text = SHAPE.getBytes(StandardCharsets.ISO_8859_1);
        put(text, 0, date.getYear() / 100);
        put(text, 2, date.getYear() % 100);
        put(text, 5, date.getMonthValue());
        put(text, 8, date.getDayOfMonth());
        put(text, 11, time / 3600);
        put(text, 14, time / 60 % 60);
        put(text, 17, time % 60);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** The same as {@link Instant#parse}, which also knows leap seconds and 24 o'clock, and what is wrong with a text. */
    static Instant parse(String text) {
        if (!hasShape(text)) {
            return Instant.parse(text);
        }
        try {
            LocalDate date = LocalDate.of(100 * number(text, 0) + number(text, 2), number(text, 5), number(text, 8));
            return date.atTime(LocalTime.of(number(text, 11), number(text, 14), number(text, 17)))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return Instant.parse(text);
        }
    }

    private static boolean hasShape(String text) {
        if (text.length() != SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            char wanted = SHAPE.charAt(i);
            char c = text.charAt(i);
            if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    private static void put(byte[] text, int at, int number) {
        text[at] = (byte) ('0' + number / 10);
        text[at + 1] = (byte) ('0' + number % 10);
    }
}
