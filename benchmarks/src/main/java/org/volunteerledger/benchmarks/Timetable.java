package org.volunteerledger.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.benchmarks.LedgerData.Status;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.ServiceTime;

/**
 * Gives rows a time of day, as a sheet of attendance has it: a volunteer begins at eight and goes from one service to the next. What does
 * not fit into the day has only its day.
 */
final class Timetable {

    private static final int OPENS = 8 * 60;
    private static final int CLOSES = 24 * 60;

    private final Map<Long, Integer> minuteOfDay = new HashMap<>();
    private final LedgerData data;
    private final long[] volunteerIds;

    private Timetable(LedgerData data, long[] volunteerIds) {
        this.data = data;
        this.volunteerIds = volunteerIds;
    }

    /** The rows that are not pending, as records to post, in their order. */
    static List<HourRecord> records(LedgerData data, long[] volunteerIds) {
        Timetable timetable = new Timetable(data, volunteerIds);
        List<HourRecord> records = new ArrayList<>(data.rows());
        for (int row = 0; row < data.rows(); row++) {
            if (data.status(row) != Status.PENDING) {
                records.add(timetable.record(row));
            }
        }
        return records;
    }

    private HourRecord record(int row) {
        ServiceTime time = time(row);
        return new HourRecord(
                "row-" + row,
                EntryFeed.attribution(data, row, volunteerIds[data.volunteerRank(row)]),
                Book.SERVICE,
                Evidence.IMPORT,
                time,
                0,
                minutes(row, time),
                0,
                0);
    }

    private @Nullable Integer minutes(int row, ServiceTime time) {
        return time.timed() ? null : data.minutes(row);
    }

    private ServiceTime time(int row) {
        long day = data.day(row).toEpochDay();
        long key = (long) data.volunteerRank(row) << 20 | day;
        int from = minuteOfDay.getOrDefault(key, OPENS);
        int to = from + data.minutes(row);
        if (to > CLOSES) {
            return ServiceTime.on(data.day(row));
        }
        minuteOfDay.put(key, to);
        Instant start =
                data.day(row).atStartOfDay(EntryFeed.ZONE).plusMinutes(from).toInstant();
        return ServiceTime.between(start, start.plusSeconds(60L * data.minutes(row)), EntryFeed.ZONE);
    }
}
