package org.volunteerledger.benchmarks.compare;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.aggregation.column.HourBatch;
import org.volunteerledger.aggregation.column.HourColumns;
import org.volunteerledger.aggregation.column.StandingRollUp;
import org.volunteerledger.benchmarks.EntryFeed;
import org.volunteerledger.benchmarks.LedgerData;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;

/** The columns of the library, fed with batches of numbers as a loader feeds them, which are made beforehand as every engine's are. */
final class AppendColumns implements AppendSide {

    private static final Executor CALLER = Runnable::run;

    private final LedgerData data;
    private final HourColumns columns;

    /** The row in the columns of each row of the data. */
    private final int[] places;

    /** The rows of the data whose grants are added, in a batch, and after them those that are taken back. */
    private int[] grants = new int[0];

    private int[] voids = new int[0];
    private HourBatch batch = HourBatch.ofCapacity(1);

    AppendColumns(LedgerData data, List<StandingRollUp> rollUps) {
        this.data = data;
        this.columns = HourColumns.empty(CALLER, 1, rollUps);
        this.places = new int[data.rows()];
    }

    @Override
    public void prepare(int[] all, int from, int to) {
        grants = Arrays.stream(all, from, to).filter(line -> line >= 0).toArray();
        voids = Arrays.stream(all, from, to)
                .filter(line -> line < 0)
                .map(line -> ~line)
                .toArray();
        batch = HourBatch.ofCapacity(Math.max(1, grants.length));
        for (int row : grants) {
            long volunteer = LedgerData.volunteerId(data.volunteerRank(row));
            batch.add(
                    EntryFeed.attribution(data, row, volunteer),
                    Book.SERVICE,
                    Evidence.IMPORT,
                    data.day(row),
                    data.minutes(row),
                    1,
                    0);
        }
    }

    @Override
    public void add() {
        int first = (int) columns.grantAll(batch);
        for (int i = 0; i < grants.length; i++) {
            places[grants[i]] = first + i;
        }
        for (int row : voids) {
            columns.takeBack(places[row]);
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
