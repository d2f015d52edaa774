package org.volunteerledger.aggregation.column;

import java.util.ArrayList;
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
 * per entry, and some 24 more for the usual roll-ups. One thread at a time writes; any number reads, each on the {@link HourView} that
 * it took, without waiting.
 *
 * <p>Every entry gets the next row, from 0, so the number of rows is the position in the ledger. A void names the row of its grant, which
 * both stop counting with it.
 */
public final class HourColumns {

    /** Fewer rows than these are taken in sooner than another thread is woken. */
    private static final int WORTH_HELP = 512;

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

    private final List<RollUpKeeper> rollUps = new ArrayList<>();
    private final List<PeriodKeeper> periods = new ArrayList<>();
    private final LearntRollUps learnt;
    private final Ids ids = (source, code) -> dictionaries[source.index()].idOf(code);

    /** The rows of the tail that roll-ups have taken in. */
    private int rolledUp;

    private HourColumns(Workers workers, List<StandingRollUp> rollUps) {
        this.workers = workers;
        this.learnt = new LearntRollUps(workers, rollUps);
        for (StandingRollUp rollUp : rollUps) {
            if (rollUp.isOverAnyPeriod()) {
                periods.add(new PeriodKeeper(rollUp));
            } else {
                this.rollUps.add(new RollUpKeeper(rollUp));
            }
        }
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
        makeRoom();
        int row = tail.extend(1, 1);
        for (int i = 0; i < Source.COUNT; i++) {
            Source source = Source.at(i);
            tail.column(source)[row] =
                    source.isId() ? dictionaries[i].codeOf(source.idIn(grant.attribution())) : source.valueOf(grant);
        }
        added(1);
        return rows() - 1;
    }

    /**
     * Adds grants, many times faster than one by one.
     *
     * @param grants the grants
     * @return the row of the first; the others follow it
     * @throws InvalidInput if a value is out of its range; then no row is added
     */
    public long grantAll(HourBatch grants) {
        grants.check();
        long first = rows();
        for (int done = 0; done < grants.rows(); ) {
            makeRoom();
            int count = Math.min(RowBatch.ROWS, Math.min(grants.rows() - done, tail.room()));
            int row = tail.extend(count, 1);
            for (int i = 0; i < Source.COUNT; i++) {
                Source source = Source.at(i);
                int[] column = tail.column(source);
                if (source.isId()) {
                    dictionaries[i].codesOf(grants.ids(source), done, count, column, row);
                } else {
                    System.arraycopy(grants.column(source), done, column, row, count);
                }
            }
            added(count);
            done += count;
        }
        return first;
    }

    /**
     * Adds a void, which takes back the grant of a row.
     *
     * @param row the row of the grant
     * @return the row of the void
     * @throws InvalidInput if there is no such row, or what it gave was taken back already
     */
    public long takeBack(long row) {
        requireCounting(row);
        // The void repeats its grant, so that it widens no column and leaves the zone maps as tight as they are.
        makeRoom();
        copy(row, tail.extend(1, -1));
        added(1);
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
                ? sealed[segment].lives(at)
                : tailDead == null || (tailDead[at >>> 6] >>> at & 1) == 0;
    }

    /**
     * Reads a row back, for whoever writes the columns.
     *
     * @param row the row of a grant that {@linkplain #counts counts}; others may not be kept
     * @return what is kept of its entry
     * @throws InvalidInput if it does not count
     */
    public HourRow row(long row) {
        requireCounting(row);
        return HourRow.of(valuesOf(row), dictionaries);
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
        takeIn();
        learnt.adopt(rollUps, segments, ids);
        List<Standing> standing = new ArrayList<>();
        rollUps.forEach(rollUp -> standing.add(rollUp.view(firstDay, lastDay)));
        for (PeriodKeeper period : periods) {
            Standing view = period.view(workers, firstDay, lastDay);
            if (view != null) {
                standing.add(view);
            }
        }
        return new HourView(workers, segments, domains, standing, learnt, rows());
    }

    /**
     * The memory that roll-ups take, without what readers keep ready of them.
     *
     * @return bytes
     */
    public long rollUpBytes() {
        return rollUps.stream().mapToLong(RollUpKeeper::bytes).sum()
                + periods.stream().mapToLong(PeriodKeeper::bytes).sum();
    }

    /** Seals the tail if it is full. */
    private void makeRoom() {
        if (tail.room() == 0) {
            takeIn();
            if (sealedCount == sealed.length) {
                sealed = Arrays.copyOf(sealed, sealedCount * 2);
            }
            sealed[sealedCount++] = tail.seal(tailDead, workers);
            tailDead = null;
            rolledUp = 0;
            packWorst();
        }
    }

    /** Packs the segment with the most dead rows anew: so each sealing costs little more, and in time no old segment has any. */
    private void packWorst() {
        int worst = 0;
        int most = 0;
        for (int i = 0; i < sealedCount; i++) {
            int dead = sealed[i].deadRows();
            if (dead > most) {
                most = dead;
                worst = i;
            }
        }
        if (most > 0) {
            sealed[worst] = sealed[worst].packed();
        }
    }

    /** Takes note of the last rows of the tail. */
    private void added(int count) {
        int[] days = tail.column(Source.DAY);
        for (int row = tail.rows() - count; row < tail.rows(); row++) {
            firstDay = Math.min(firstDay, days[row]);
            lastDay = Math.max(lastDay, days[row]);
        }
        if (tail.rows() - rolledUp >= RowBatch.ROWS) {
            takeIn();
        }
    }

    /** Brings all roll-ups up to the last row: one after the other, as then each has the cache to itself, or several at a time. */
    private void takeIn() {
        List<Keeper> keepers = new ArrayList<>(rollUps);
        keepers.addAll(periods);
        while (rolledUp < tail.rows()) {
            RowBatch batch = tail.batch(rolledUp, Math.min(tail.rows(), rolledUp + RowBatch.ROWS));
            rolledUp = batch.to();
            int threads = batch.size() < WORTH_HELP ? 1 : workers.forPieces(keepers.size());
            // The last ones take longest, so they go first.
            int last = keepers.size() - 1;
            workers.run(
                    threads,
                    keepers.size(),
                    (worker, i) -> keepers.get(last - i).add(batch, ids));
        }
    }

    private void requireCounting(long row) {
        if (!counts(row)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION, "Row " + row + " has no grant that still counts.", Map.of("row", row));
        }
    }

    private void copy(long row, int to) {
        int[] values = valuesOf(row);
        for (int i = 0; i < Source.COUNT; i++) {
            tail.column(Source.at(i))[to] = values[i];
        }
    }

    private int[] valuesOf(long row) {
        int segment = (int) (row >>> Segment.BITS);
        int at = (int) row & (Segment.ROWS - 1);
        int[] values = new int[Source.COUNT];
        int place = segment < sealedCount ? sealed[segment].placeOf(at) : at;
        for (int i = 0; i < Source.COUNT; i++) {
            Source source = Source.at(i);
            values[i] = segment < sealedCount ? sealed[segment].column(source).get(place) : tail.column(source)[at];
        }
        return values;
    }

    private void bury(long row) {
        int segment = (int) (row >>> Segment.BITS);
        int at = (int) row & (Segment.ROWS - 1);
        long[] dead;
        if (segment < sealedCount) {
            dead = sealed[segment].dead(!ownDead.get(segment));
            at = sealed[segment].placeOf(at);
            sealed[segment] = sealed[segment].withDead(dead);
        } else {
            dead = Segment.bits(tailDead, !ownDead.get(segment));
            tailDead = dead;
        }
        ownDead.set(segment);
        dead[at >>> 6] |= 1L << at;
    }
}
