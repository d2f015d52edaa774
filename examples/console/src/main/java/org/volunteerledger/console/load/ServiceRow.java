package org.volunteerledger.console.load;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.csv.CsvRow;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.ServiceTime;

/**
 * A row that was understood; what it refers to is still in words.
 *
 * @param source       the row of the file
 * @param key          the key that the file gives it, or null if it gives none
 * @param references   the numbers, codes and names that it refers to, by field; absent ones left out
 * @param name         the volunteer's name, or null
 * @param book         the book
 * @param time         when
 * @param breakMinutes minutes of break
 * @param minutes      the minutes as reported, or null if start and end say them
 * @param headCount    how many unnamed helpers, or 0
 * @param visits       beneficiary visits
 */
record ServiceRow(
        CsvRow source,
        @Nullable String key,
        Map<Field, String> references,
        @Nullable String name,
        Book book,
        ServiceTime time,
        int breakMinutes,
        @Nullable Integer minutes,
        int headCount,
        int visits) {

    ServiceRow {
        references = java.util.Collections.unmodifiableMap(new EnumMap<>(references));
    }

    @Nullable String reference(Field field) {
        return references.get(field);
    }

    /**
     * What the row says about the service, however it is spelled: of two rows that say the same, each word is the same. A volunteer is
     * known by the number, so that a name that is added or corrected makes no second record of a service.
     *
     * @param zone the zone of its times
     */
    List<String> facts(ZoneId zone) {
        List<String> facts = new ArrayList<>();
        references.forEach((field, text) -> facts.addAll(List.of(field.label(), text)));
        facts.add(book.name());
        facts.add(time.day().toString());
        Instant start = time.start();
        Instant end = time.end();
        if (start != null && end != null) {
            facts.add(start.atZone(zone).toLocalDateTime() + "/"
                    + end.atZone(zone).toLocalDateTime());
        }
        facts.add(length() + "-" + breakMinutes);
        facts.add(headCount + "/" + visits);
        return facts;
    }

    /** The minutes, whether they are reported or follow from start and end. */
    private long length() {
        Instant start = time.start();
        Instant end = time.end();
        if (minutes != null) {
            return minutes;
        }
        return start == null || end == null ? 0 : Duration.between(start, end).toMinutes() - breakMinutes;
    }

    HourRecord record(String recordKey, Attribution attribution) {
        return new HourRecord(
                recordKey,
                attribution,
                book,
                headCount > 0 ? Evidence.HEAD_COUNT : Evidence.IMPORT,
                time,
                breakMinutes,
                minutes,
                headCount,
                visits);
    }
}
