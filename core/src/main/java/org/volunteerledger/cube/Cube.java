package org.volunteerledger.cube;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.column.HourColumns;
import org.volunteerledger.aggregation.column.HourExplanation;
import org.volunteerledger.aggregation.column.HourView;
import org.volunteerledger.aggregation.column.StandingRollUp;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.Storage;

/**
 * The ledger in columns beside any storage: loads it once, follows its changes, whoever commits them, and answers reports from memory.
 * What it shows is always the ledger at one {@linkplain #position position}: every change up to it and no later one, each as a whole.
 *
 * <pre>{@code
 * Cube cube = Cube.over(storage).load();
 * Storage quick = cube.storage(Cube.Freshness.LATEST);  // reports from the cube, everything else from the storage
 * }</pre>
 *
 * <p>Thread-safe. Reports never wait and keep nobody waiting; {@link #refresh}, {@link #save} and the counting of entries in {@link
 * #verify} take turns. Nothing is ever written to the ledger, and no thread is started: the host refreshes when it likes, or lets {@link
 * #follow} do it.
 *
 * <p>A cube takes at most {@value #BYTES_PER_ENTRY} bytes for each entry and {@value #BYTES_PER_ACCOUNT} for each account with the usual
 * roll-ups, and refuses to hold more entries than it {@linkplain Builder#maxEntries may}. Only what commands commit is followed: restore
 * an archive first, and load after it.
 */
public final class Cube {

    /** What an entry takes at most, with the usual roll-ups, in a ledger of some size. */
    public static final int BYTES_PER_ENTRY = 40;

    /** What an account takes at most, besides its entries. */
    public static final int BYTES_PER_ACCOUNT = 100;

    private final Storage storage;
    private final Feed feed;
    private final CubeLedger ledger;
    private final ReentrantLock turn = new ReentrantLock();

    /** Up to where the ledger was read, when the lock is held; published once nothing is missing before it. */
    private long reached;

    /** How many refreshes were begun; the number of the last that was completed tells who may share it. */
    private final AtomicLong begun = new AtomicLong();

    private long completed;
    private volatile Moment published;

    /**
     * What reports see.
     *
     * @param view     the entries
     * @param position the position that they are as of
     * @param entries  their number
     */
    private record Moment(HourView view, long position, long entries) {}

    /** How new the reports of {@link #storage} are. */
    public enum Freshness {
        /** Every report refreshes first, so it shows all that was committed before it was asked for, by anybody. */
        LATEST,
        /** Reports show what the last refresh brought, and ask nothing of the storage. */
        LAST_REFRESH
    }

    private Cube(Builder builder, CubeLedger ledger, long reached) {
        this.storage = builder.storage;
        this.feed = new Feed(storage);
        this.ledger = ledger;
        this.reached = reached;
        readOn();
        this.published = moment();
    }

    /**
     * Starts a cube over a storage.
     *
     * @param storage the storage, which owns its transactions; it stays open when the cube is no longer used
     * @return a builder
     */
    public static Builder over(Storage storage) {
        return new Builder(storage);
    }

    /**
     * Answers a report, as of the last refresh.
     *
     * @param query the query
     * @return the table; its {@linkplain HourTable#position position} is that of the cube
     * @throws InvalidInput if there are more groups than {@link HourQuery#MAX_GROUPS}
     */
    public HourTable aggregate(HourQuery query) {
        return aggregateAll(List.of(query)).get(0);
    }

    /**
     * Answers several reports, all as of the last refresh.
     *
     * @param queries the queries
     * @return the table of each, in their order, all with the same {@linkplain HourTable#position position}
     * @throws InvalidInput as for {@link #aggregate}
     */
    public List<HourTable> aggregateAll(List<HourQuery> queries) {
        Moment moment = published;
        return queries.stream()
                .map(query -> moment.view.aggregate(query).at(moment.position))
                .toList();
    }

    /**
     * Says how a report would be answered now, without answering it.
     *
     * @param query the query
     * @return the way and its cost
     */
    public HourExplanation explain(HourQuery query) {
        return published.view.explain(query);
    }

    /**
     * The position in the feed of changes that reports are as of.
     *
     * @return the position; 0 for a ledger without changes
     */
    public long position() {
        return published.position;
    }

    /**
     * The number of entries that reports take into account, voids and what they took back included.
     *
     * @return zero or more
     */
    public long entries() {
        return published.entries;
    }

    /**
     * Reads what was committed since the last refresh, by whomever. Afterwards reports show everything that was committed before the
     * call. Threads that call at the same time share the work. If it fails, reports go on showing what they showed, and the next refresh
     * takes it up.
     *
     * @return the position that reports are as of
     * @throws InvalidInput if the ledger has outgrown the {@linkplain Builder#maxEntries limit}
     * @throws org.volunteerledger.error.Corrupt if an entry is missing in the feed, or a void does not fit its grant
     */
    public long refresh() {
        long before = begun.get();
        turn.lock();
        try {
            if (completed <= before) {
                long round = begun.incrementAndGet();
                renew();
                completed = round;
            }
            return published.position;
        } finally {
            turn.unlock();
        }
    }

    /**
     * Refreshes until reports show a commit: read your own write, or another's.
     *
     * @param receipt the receipt of the commit
     * @return the position that reports are as of
     * @throws InvalidInput if a change of the receipt is not in the ledger
     */
    public long catchUpTo(CommitReceipt receipt) {
        Set<String> keys = new TreeSet<>();
        receipt.records().forEach(record -> keys.add(record.key()));
        storage.changes(keys).stream().map(ChangeRecord::key).forEach(keys::remove);
        if (!keys.isEmpty()) {
            throw new InvalidInput(
                    CubeError.NO_SUCH_CHANGE,
                    keys.size() + " of the " + receipt.records().size() + " changes are not in the ledger.",
                    Map.of("missing", keys.size()));
        }
        return refresh();
    }

    /**
     * The storage, with its reports answered by the cube. Everything else is passed on, so a {@code VolunteerLedger} can be built over it.
     *
     * @param freshness how new reports are
     * @return the storage; closing it closes the storage below
     */
    public Storage storage(Freshness freshness) {
        return new CubeStorage(storage, this, Check.given("freshness", freshness));
    }

    /**
     * Refreshes now and again on a thread of the host. A refresh that fails is logged and tried again at the next turn.
     *
     * @param scheduler where; it stays the host's to shut down
     * @param pause     how long to wait after each refresh
     * @return what ends it
     */
    public Following follow(ScheduledExecutorService scheduler, Duration pause) {
        return Following.of(this, scheduler, pause);
    }

    /**
     * Keeps the cube in a file, from which {@link Builder#restore} goes on after a restart without reading the whole ledger again. The
     * file is written beside its place, checked out with a digest, and moved there at once, so an older one is lost only to a whole new
     * one. Refreshes first; other refreshes wait meanwhile, reports do not. The file holds ids, days and numbers, no name and no key of a request.
     *
     * @param file where; the folder must exist
     * @throws IOException if writing fails; an older file stays as it was
     */
    public void save(Path file) throws IOException {
        turn.lock();
        try {
            renew();
            SnapshotFile.write(file, out -> new SnapshotWriter(ledger, LedgerMark.of(feed, reached)).writeTo(out));
        } finally {
            turn.unlock();
        }
    }

    /**
     * Refreshes, and compares the cube with the entries of the storage, as of the cube's position: reads every entry once, and adds up
     * totals along all dimensions, those of the usual roll-ups among them. Commits and reports go on meanwhile. Takes up to some 500 bytes for each
     * account while it runs.
     *
     * @return what differs
     * @throws InvalidInput if there are more accounts than {@link HourQuery#MAX_GROUPS}, before anything is read
     */
    public CubeVerification verify() {
        AccountRows.Counts counts;
        Moment moment;
        turn.lock();
        try {
            renew();
            counts = ledger.accounts().counts();
            moment = published;
        } finally {
            turn.unlock();
        }
        return new CubeCheck(moment.view, moment.position, moment.entries, counts).run(feed);
    }

    /** Reads all changes that are visible now, and makes sure that nothing before them is missing. */
    private void readOn() {
        List<RecordedChange> page;
        do {
            page = feed.after(reached);
            if (!page.isEmpty()) {
                feed.entriesOf(page, ledger::take);
                reached = page.get(page.size() - 1).position();
            }
        } while (Feed.isFull(page));
        ledger.requireComplete();
    }

    private void renew() {
        readOn();
        published = moment();
    }

    private Moment moment() {
        return new Moment(ledger.view(), reached, ledger.entries());
    }

    /** Chooses how a cube is kept. Not for use by several threads. */
    public static final class Builder {

        private final Storage storage;
        private Executor executor = ForkJoinPool.commonPool();
        private int threads = Runtime.getRuntime().availableProcessors();
        private List<StandingRollUp> rollUps = StandingRollUp.USUAL;
        private long maxEntries =
                Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 2 / BYTES_PER_ENTRY);

        private Builder(Storage storage) {
            this.storage = Check.given("storage", storage);
        }

        /**
         * Sets where large reports get help.
         *
         * @param helpers the executor; the common pool if not chosen
         * @param most    how many threads one report uses at most, the asking one included, 1 to 1024
         * @return this builder
         */
        public Builder executor(Executor helpers, int most) {
            this.executor = Check.given("executor", helpers);
            this.threads = (int) Check.range("threads", most, 1, 1024);
            return this;
        }

        /**
         * Sets what is kept summed up.
         *
         * @param standing the roll-ups, {@link StandingRollUp#USUAL} if not chosen; may be empty
         * @return this builder
         */
        public Builder rollUps(List<StandingRollUp> standing) {
            this.rollUps = List.copyOf(standing);
            return this;
        }

        /**
         * Sets the most entries that the cube may hold. A larger ledger is refused before it is read.
         *
         * @param most 1 to 2,147,483,647; if not chosen, what takes half of the memory that the process may have
         * @return this builder
         */
        public Builder maxEntries(long most) {
            this.maxEntries = Check.range("maxEntries", most, 1, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Reads the whole ledger, page by page, while others go on committing.
         *
         * @return the cube
         * @throws InvalidInput if the ledger has more entries than allowed
         * @throws Refused      if the storage joins transactions of its host
         */
        public Cube load() {
            requireOwning();
            Feed feed = new Feed(storage);
            requireRoom(feed.size().entries());
            // What is committed from here on is read twice at most: the entries may come now, the change comes later.
            long start = feed.end();
            CubeLedger ledger = empty();
            feed.everything(ledger::take);
            return new Cube(this, ledger, start);
        }

        /**
         * Goes on from a file that {@link Cube#save} wrote: reads the file and what was committed since.
         *
         * @param file the file
         * @return the cube
         * @throws IOException if reading fails
         * @throws InvalidInput if the file is of another ledger ({@link CubeError#SNAPSHOT_OF_ANOTHER_LEDGER}), or has more entries than
         *     allowed
         * @throws org.volunteerledger.error.Corrupt if it was cut short or altered
         * @throws org.volunteerledger.error.SchemaMismatch if another version of the library wrote it, and its entries lack a column or
         *     have an unknown one
         * @throws Refused if the storage joins transactions of its host
         */
        public Cube restore(Path file) throws IOException {
            requireOwning();
            CubeLedger ledger = empty();
            long position = SnapshotFile.read(
                    file, in -> new SnapshotReader(in, ledger, this::requireRoom).read(new Feed(storage)));
            return new Cube(this, ledger, position);
        }

        private CubeLedger empty() {
            return new CubeLedger(HourColumns.empty(executor, threads, rollUps), maxEntries);
        }

        private void requireRoom(long entries) {
            if (entries > maxEntries) {
                throw CubeLedger.tooLarge(entries, maxEntries);
            }
        }

        private void requireOwning() {
            if (!storage.capabilities().contains(Capability.OWN_TRANSACTIONS)) {
                throw new Refused(
                        CubeError.NOT_FOLLOWABLE, "The storage does not declare " + Capability.OWN_TRANSACTIONS + ".");
            }
        }
    }
}
