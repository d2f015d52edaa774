package org.volunteerledger.console.load;

import java.util.EnumMap;
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
 * @param key          the key of the record
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
        String key,
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

    HourRecord record(Attribution attribution) {
        return new HourRecord(
                key,
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
