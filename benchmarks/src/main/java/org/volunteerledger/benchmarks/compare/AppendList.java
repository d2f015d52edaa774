package org.volunteerledger.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import org.volunteerledger.benchmarks.LedgerData;
import org.volunteerledger.benchmarks.LedgerData.Status;
import org.volunteerledger.benchmarks.ServiceRecord;

/** A list of records, each made when it is added; a void is a record more. */
final class AppendList implements AppendSide {

    private final LedgerData data;
    private final List<ServiceRecord> records = new ArrayList<>();
    private int[] lines = new int[0];
    private int from;
    private int to;

    AppendList(LedgerData data) {
        this.data = data;
    }

    @Override
    public void prepare(int[] all, int first, int end) {
        lines = all;
        from = first;
        to = end;
    }

    @Override
    public void add() {
        for (int i = from; i < to; i++) {
            int row = lines[i] < 0 ? ~lines[i] : lines[i];
            int station = data.station(row);
            records.add(new ServiceRecord(
                    LedgerData.volunteerId(data.volunteerRank(row)),
                    data.team(row),
                    data.project(row),
                    LedgerData.areaOfStation(station),
                    LedgerData.districtOfStation(station),
                    data.category(row),
                    data.day(row),
                    lines[i] < 0 ? -data.minutes(row) : data.minutes(row),
                    Status.APPROVED));
        }
    }

    @Override
    public void finish() {}

    @Override
    public long minutes() {
        return records.stream().mapToLong(ServiceRecord::minutes).sum();
    }
}
