package org.volunteerledger.benchmarks.compare;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.aggregation.column.HourColumns;
import org.volunteerledger.aggregation.column.StandingRollUp;
import org.volunteerledger.benchmarks.LedgerData;
import org.volunteerledger.ledger.HourEntry;

/** The columns of the library. Entries are made beforehand: its users have them, since the ledger itself keeps them. */
final class AppendColumns implements AppendSide {

    private static final Executor CALLER = Runnable::run;

    private final LedgerData data;
    private final HourColumns columns;

    /** The row in the columns of each row of the data. */
    private final int[] places;

    private int[] lines = new int[0];
    private @Nullable HourEntry[] entries = new @Nullable HourEntry[0];

    AppendColumns(LedgerData data, List<StandingRollUp> rollUps) {
        this.data = data;
        this.columns = HourColumns.empty(CALLER, 1, rollUps);
        this.places = new int[data.rows()];
    }

    @Override
    public void prepare(int[] all, int from, int to) {
        lines = Arrays.copyOfRange(all, from, to);
        entries = new @Nullable HourEntry[lines.length];
        for (int i = 0; i < lines.length; i++) {
            entries[i] = lines[i] < 0 ? null : LedgerRows.entry(data, lines[i]);
        }
    }

    @Override
    public void add() {
        for (int i = 0; i < lines.length; i++) {
            HourEntry entry = entries[i];
            if (entry == null) {
                columns.takeBack(places[~lines[i]]);
            } else {
                places[lines[i]] = (int) columns.grant(entry);
            }
        }
    }

    @Override
    public void finish() {
        columns.view();
    }

    @Override
    public long minutes() {
        HourTable table =
                columns.view().aggregate(HourQuery.of(List.of(), List.of(Measure.MINUTES), HourFilter.SERVICE));
        return table.rows() == 0 ? 0 : table.value(0, 0);
    }
}
