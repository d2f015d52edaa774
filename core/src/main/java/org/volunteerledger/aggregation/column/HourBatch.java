package org.volunteerledger.aggregation.column;

import java.time.LocalDate;
import java.util.Map;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;

/**
 * Grants by column, for {@link HourColumns#grantAll}: a loader writes numbers and makes no object for an entry. Filled row by row with
 * {@link #add}, or column by column through the arrays; used again after {@link #clear}. One thread at a time.
 */
public final class HourBatch {

    /** The most rows of one batch. */
    public static final int MAX_ROWS = 1 << 20;

    private final long[][] ids = new long[Source.IDS][];
    private final int[][] values = new int[Source.COUNT - Source.IDS][];
    private final int capacity;
    private int rows;

    private HourBatch(int capacity) {
        this.capacity = capacity;
        for (int i = 0; i < ids.length; i++) {
            ids[i] = new long[capacity];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = new int[capacity];
        }
    }

    /**
     * An empty batch.
     *
     * @param capacity how many rows it has room for, 1 to {@value #MAX_ROWS}; some thousands are best
     * @return the batch
     */
    public static HourBatch ofCapacity(int capacity) {
        Check.range("capacity", capacity, 1, MAX_ROWS);
        return new HourBatch(capacity);
    }

    /**
     * The number of rows.
     *
     * @return zero or more
     */
    public int rows() {
        return rows;
    }

    /**
     * Whether there is no room for another row.
     *
     * @return true if full
     */
    public boolean isFull() {
        return rows == capacity;
    }

    /** Takes out all rows. */
    public void clear() {
        rows = 0;
    }

    /**
     * Adds a row.
     *
     * @param attribution    what the hours belong to
     * @param book           the book
     * @param evidence       the evidence
     * @param day            the service day
     * @param minutes        whole minutes, 0 to {@value HourEntry#MAX_MINUTES}
     * @param participations 0 to {@value HourEntry#MAX_COUNT}
     * @param visits         beneficiary visits, 0 to {@value HourEntry#MAX_COUNT}
     */
    public void add(
            Attribution attribution,
            Book book,
            Evidence evidence,
            LocalDate day,
            int minutes,
            int participations,
            int visits) {
        if (isFull()) {
            throw new IllegalStateException("the batch is full");
        }
        for (int i = 0; i < ids.length; i++) {
            ids[i][rows] = Source.at(i).idIn(attribution);
        }
        column(Source.EVIDENCE)[rows] = evidence.code();
        column(Source.BOOK)[rows] = book.code();
        column(Source.DAY)[rows] = (int) day.toEpochDay();
        column(Source.MINUTES)[rows] = minutes;
        column(Source.PARTICIPATIONS)[rows] = participations;
        column(Source.VISITS)[rows] = visits;
        rows++;
    }

    /**
     * Says how many rows were written to the arrays.
     *
     * @param rows 0 to the capacity
     */
    public void fill(int rows) {
        Check.range("rows", rows, 0, capacity);
        this.rows = rows;
    }

    /**
     * The ids of a dimension, by row, to be written to; 0 for none.
     *
     * @param dimension one that {@linkplain Dimension#isId has ids}
     * @return the array itself
     */
    public long[] ids(Dimension dimension) {
        Source source = Source.of(dimension);
        if (!source.isId()) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "Dimension " + dimension + " has no ids.",
                    Map.of("dimension", dimension));
        }
        return ids(source);
    }

    /**
     * The {@linkplain Evidence#code codes} of the evidence, by row, to be written to.
     *
     * @return the array itself
     */
    public int[] evidence() {
        return column(Source.EVIDENCE);
    }

    /**
     * The {@linkplain Book#code codes} of the books, by row, to be written to.
     *
     * @return the array itself
     */
    public int[] books() {
        return column(Source.BOOK);
    }

    /**
     * The service days as days since 1970-01-01, by row, to be written to.
     *
     * @return the array itself
     */
    public int[] days() {
        return column(Source.DAY);
    }

    /**
     * The minutes, by row, to be written to.
     *
     * @return the array itself
     */
    public int[] minutes() {
        return column(Source.MINUTES);
    }

    /**
     * The participations, by row, to be written to.
     *
     * @return the array itself
     */
    public int[] participations() {
        return column(Source.PARTICIPATIONS);
    }

    /**
     * The beneficiary visits, by row, to be written to.
     *
     * @return the array itself
     */
    public int[] visits() {
        return column(Source.VISITS);
    }

    long[] ids(Source source) {
        return ids[source.index()];
    }

    int[] column(Source source) {
        return values[source.index() - Source.IDS];
    }

    /** Refuses what no grant has, before any row of the batch is added. */
    void check() {
        for (int i = Source.IDS; i < Source.COUNT; i++) {
            Source source = Source.at(i);
            int[] column = column(source);
            int least = source.least();
            int greatest = source.greatest();
            int low = least;
            int high = least;
            for (int row = 0; row < rows; row++) {
                low = Math.min(low, column[row]);
                high = Math.max(high, column[row]);
            }
            Check.range(source.name(), low, least, greatest);
            Check.range(source.name(), high, least, greatest);
        }
    }
}
