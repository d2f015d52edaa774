package org.volunteerledger.benchmarks.compare;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.aggregation.column.HourBatch;
import org.volunteerledger.aggregation.column.HourColumns;
import org.volunteerledger.aggregation.column.StandingRollUp;
import org.volunteerledger.benchmarks.Calendar;
import org.volunteerledger.benchmarks.EntryFeed;
import org.volunteerledger.benchmarks.LedgerData;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;

/**
 * The columns of the library, fed with batches of numbers as a loader feeds them. Filling the batch counts, as handing each value to
 * DuckDB's appender does; both read the same arrays.
 */
final class AppendColumns implements AppendSide {

    private static final Executor CALLER = Runnable::run;
    private static final int FIRST_DAY = (int) Calendar.FIRST_DAY.toEpochDay();

    private final FlatColumns rows;
    private final HourColumns columns;
    private final HourBatch batch = HourBatch.ofCapacity(Append.BLOCK);

    /** The row in the columns of each row of the data. */
    private final int[] places;

    /** The rows of the data whose grants are added, in a batch, and after them those that are taken back. */
    private int[] grants = new int[0];

    private int[] voids = new int[0];

    AppendColumns(LedgerData data, List<StandingRollUp> rollUps) {
        this.rows = FlatColumns.of(data);
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
    }

    @Override
    public void add() {
        batch.clear();
        fillIds();
        fillValues();
        batch.fill(grants.length);
        int first = (int) columns.grantAll(batch);
        for (int i = 0; i < grants.length; i++) {
            places[grants[i]] = first + i;
        }
        for (int row : voids) {
            columns.takeBack(places[row]);
        }
    }

    private void fillIds() {
        long[] volunteers = batch.ids(Dimension.VOLUNTEER);
        long[] activities = batch.ids(Dimension.ACTIVITY);
        long[] projects = batch.ids(Dimension.PROJECT);
        long[] teams = batch.ids(Dimension.TEAM);
        long[] organisations = batch.ids(Dimension.ORGANISATION);
        long[] areas = batch.ids(Dimension.AREA);
        long[] stations = batch.ids(Dimension.STATION);
        long[] categories = batch.ids(Dimension.CATEGORY);
        for (int i = 0; i < grants.length; i++) {
            int row = grants[i];
            volunteers[i] = rows.volunteer[row];
            activities[i] = Attribution.NONE;
            projects[i] = rows.project[row];
            teams[i] = rows.team[row];
            organisations[i] = EntryFeed.ORGANISATION;
            areas[i] = rows.area[row];
            stations[i] = rows.area[row] - LedgerData.areaOfStation(0);
            categories[i] = rows.category[row];
        }
    }

    private void fillValues() {
        int[] books = batch.books();
        int[] evidence = batch.evidence();
        int[] days = batch.days();
        int[] minutes = batch.minutes();
        int[] participations = batch.participations();
        int[] visits = batch.visits();
        for (int i = 0; i < grants.length; i++) {
            int row = grants[i];
            books[i] = Book.SERVICE.code();
            evidence[i] = Evidence.IMPORT.code();
            days[i] = FIRST_DAY + rows.day[row];
            minutes[i] = rows.minutes[row];
            participations[i] = 1;
            visits[i] = 0;
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
