package org.volunteerledger.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.volunteerledger.benchmarks.LedgerData.Status;

/** A record the way a plain application keeps it in a list. */
public record ServiceRecord(
        long volunteer,
        long team,
        long project,
        long area,
        long district,
        long category,
        LocalDate day,
        int minutes,
        Status status) {

    /** A record for each row. */
    public static List<ServiceRecord> listOf(LedgerData data) {
        List<ServiceRecord> records = new ArrayList<>(data.rows());
        for (int row = 0; row < data.rows(); row++) {
            int station = data.station(row);
            records.add(new ServiceRecord(
                    LedgerData.volunteerId(data.volunteerRank(row)),
                    data.team(row),
                    data.project(row),
                    LedgerData.areaOfStation(station),
                    LedgerData.districtOfStation(station),
                    data.category(row),
                    data.day(row),
                    data.minutes(row),
                    data.status(row)));
        }
        return records;
    }

    /** Whether it stands. */
    public boolean approved() {
        return status == Status.APPROVED;
    }

    /** Whether the day is one of a period, both ends included. */
    public boolean within(LocalDate from, LocalDate to) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** Year x 12 + month - 1, as the library numbers months. */
    public long month() {
        return day.getYear() * 12L + day.getMonthValue() - 1;
    }
}
