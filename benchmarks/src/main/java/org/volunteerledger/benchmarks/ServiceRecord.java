package org.volunteerledger.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.volunteerledger.benchmarks.LedgerData.Status;

/** A record the way a plain application keeps it in a list. */
record ServiceRecord(
        long volunteer,
        long team,
        long project,
        long area,
        long district,
        long category,
        LocalDate day,
        int minutes,
        Status status) {

    static List<ServiceRecord> listOf(LedgerData data) {
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

    boolean approved() {
        return status == Status.APPROVED;
    }

    boolean within(LocalDate from, LocalDate to) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** Year x 12 + month - 1, as the library numbers months. */
    long month() {
        return day.getYear() * 12L + day.getMonthValue() - 1;
    }
}
