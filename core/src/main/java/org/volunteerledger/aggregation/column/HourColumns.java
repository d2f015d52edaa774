package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.HourEntry;

/**
 * The ledger in columns, for reports: what {@link org.volunteerledger.aggregation.HourQuery} asks for and nothing else, in some 12 bytes
 * per entry. One thread at a time writes; any number reads, each on the {@link HourView} that it took, without waiting.
 *
 * <p>Every entry gets the next row, from 0, so the number of rows is the position in the ledger. A void names the row of its grant, which
 * both stop counting with it.
 */
public final class HourColumns {

    private final Workers workers;
    private final Dictionary[] dictionaries = new Dictionary[Source.COUNT];
    private final Tail tail = new Tail();
    private Segment[] sealed = new Segment[4];
    private int sealedCount;
    private long @Nullable [] tailDead;

    /** The segments whose dead bits no view has yet, so that they can be changed in place. The tail is the one after the last. */
    private final BitSet ownDead = new BitSet();

    private int firstDay = Integer.MAX_VALUE;
    private int lastDay = Integer.MIN_VALUE;

    private final List<RollUpKeeper> rollUps;
    private final RowBatch batch = new RowBatch();

    /** The values of the row that is being written. */
    private final int[] values = new int[Source.COUNT];

    private HourColumns(Workers workers, List<StandingRollUp> rollUps) {
        this.workers = workers;
        this.rollUps = rollUps.stream().map(RollUpKeeper::new).toList();
        for (int i = 0; i < Source.COUNT; i++) {
            if (Source.at(i).isId()) {
                dictionaries[i] = new Dictionary();
            }
        }
    }

    /**
     * Empty columns.
     *
     * @param executor where reports over many rows get help; the asking thread always works too and waits for nobody who has not begun,
     *                 so a busy or refusing executor only makes reports slower
     * @param threads  how many threads one report uses at most, its own included, 1 to 1024
     * @param rollUps  what is kept summed up, such as {@link StandingRollUp#USUAL}; may be empty
     * @return the columns
     */
    public static HourColumns empty(Executor executor, int threads, List<StandingRollUp> rollUps) {
        Check.range("threads", threads, 1, 1024);
        return new HourColumns(new Workers(Check.given("executor", executor), threads), rollUps);
    }

    /**
     * The number of entries.
     *
     * @return zero or more
     */
    public long rows() {
        return ((long) sealedCount << Segment.BITS) + tail.rows();
    }

    /**
     * Adds a grant.
     *
     * @param grant the grant
     * @return its row
     */
    public long grant(HourEntry grant) {
        if (grant.kind() != EntryKind.GRANT) {
            throw new IllegalArgumentException("a void is added with the row of its grant");
        }
        for (int i = 0; i < Source.COUNT; i++) {
            Source source = Source.at(i);
            long value = source.valueOf(grant);
            values[i] = source.isId() ? dictionaries[i].codeOf(value) : (int) value;
        }
        makeRoom();
        tail.add(values);
        firstDay = Math.min(firstDay, values[Source.DAY.index()]);
        lastDay = Math.max(lastDay, values[Source.DAY.index()]);
        rollUp(1);
        return rows() - 1;
    }

    /**
     * Adds a void, which takes back the grant of a row.
     *
     * @param row the row of the grant
     * @return the row of the void
     * @throws InvalidInput if there is no such row, or what it gave was taken back already
     */
    public long takeBack(long row) {
        if (!counts(row)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION, "Row " + row + " has no grant that still counts.", Map.of("row", row));
        }
        // The void repeats its grant, so that it widens no column and leaves the zone maps as tight as they are.
        read(row);
        makeRoom();
        tail.add(values);
        rollUp(-1);
        bury(row);
        bury(rows() - 1);
        return rows() - 1;
    }

    /**
     * Whether a row has a grant that was not taken back.
     *
     * @param row the row
     * @return true if it counts in reports
     */
    public boolean counts(long row) {
        if (row < 0 || row >= rows()) {
            return false;
        }
        int segment = (int) (row >>> Segment.BITS);
        int at = (int) row & (Segment.ROWS - 1);
        return segment < sealedCount
                ? !sealed[segment].isDead(at)
                : tailDead == null || (tailDead[at >>> 6] >>> at & 1) == 0;
    }

    /**
     * Reads a row back, for whoever writes the columns.
     *
     * @param row the row, from 0 to {@link #rows} - 1
     * @return what is kept of its entry; for a void, of its grant
     */
    public HourRow row(long row) {
        java.util.Objects.checkIndex(row, rows());
        read(row);
        return HourRow.of(values, dictionaries);
    }

    /**
     * All entries so far, for readers. What is added later does not show in it.
     *
     * @return the view
     */
    public HourView view() {
        Segment[] segments = Arrays.copyOf(sealed, sealedCount + (tail.rows() > 0 ? 1 : 0));
        if (tail.rows() > 0) {
            segments[sealedCount] = tail.view(tailDead);
        }
        Domain[] domains = new Domain[Source.COUNT];
        for (int i = 0; i < Source.COUNT; i++) {
            Source source = Source.at(i);
            domains[i] = source.isId() ? Domain.ofIds(dictionaries[i].view()) : Domain.small(source);
        }
        domains[Source.DAY.index()] = Domain.ofDays(firstDay, lastDay);
        ownDead.clear();
        rollUpBatch();
        List<RollUpView> sums =
                rollUps.stream().map(rollUp -> rollUp.view(firstDay, lastDay)).toList();
        return new HourView(workers, segments, domains, sums, rows());
    }

    /** Seals the tail if it is full. */
    private void makeRoom() {
        if (tail.isFull()) {
            if (sealedCount == sealed.length) {
                sealed = Arrays.copyOf(sealed, sealedCount * 2);
            }
            sealed[sealedCount++] = tail.seal(tailDead);
            tailDead = null;
        }
    }

    private void rollUp(int sign) {
        if (!rollUps.isEmpty()) {
            batch.add(values, sign);
            if (batch.isFull()) {
                rollUpBatch();
            }
        }
    }

    private void rollUpBatch() {
        rollUps.forEach(rollUp -> rollUp.add(batch, dictionaries));
        batch.clear();
    }

    private void read(long row) {
        int segment = (int) (row >>> Segment.BITS);
        int at = (int) row & (Segment.ROWS - 1);
        for (int i = 0; i < Source.COUNT; i++) {
            Source source = Source.at(i);
            values[i] = segment < sealedCount ? sealed[segment].column(source).get(at) : tail.get(source, at);
        }
    }

    private void bury(long row) {
        int segment = (int) (row >>> Segment.BITS);
        int at = (int) row & (Segment.ROWS - 1);
        long[] dead;
        if (segment < sealedCount) {
            dead = sealed[segment].dead(!ownDead.get(segment));
            sealed[segment] = sealed[segment].withDead(dead);
        } else {
            dead = Segment.bits(tailDead, !ownDead.get(segment));
            tailDead = dead;
        }
        ownDead.set(segment);
        dead[at >>> 6] |= 1L << at;
    }
}
