package org.volunteerledger.console.load;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.csv.CsvRow;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.hours.HourRecord;

/**
 * A row on its way: understood, then a record; or refused.
 *
 * @param row     the row of the file
 * @param key     the key of its record, or empty as long as there is none
 * @param service what it says, or null if it was not understood
 * @param record  the record, or null
 * @param column  the heading of the column that is at fault, or empty
 * @param error   why it is refused, or null
 */
record Pending(
        CsvRow row,
        String key,
        @Nullable ServiceRow service,
        @Nullable HourRecord record,
        String column,
        @Nullable LedgerException error) {

    static Pending of(CsvRow row, ServiceRow service) {
        String own = service.key();
        return new Pending(row, own == null ? "" : own, service, null, "", null);
    }

    static Pending refused(CsvRow row, String column, LedgerException error) {
        return new Pending(row, "", null, null, column, error);
    }

    Pending keyed(String given) {
        return new Pending(row, given, service, record, column, error);
    }

    Pending with(HourRecord understood) {
        return new Pending(row, key, service, understood, "", null);
    }

    Pending refusedFor(String where, LedgerException why) {
        return new Pending(row, key, null, null, where, why);
    }
}
