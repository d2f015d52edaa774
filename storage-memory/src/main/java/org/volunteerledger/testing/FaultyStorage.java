package org.volunteerledger.testing;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.Counts;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.StorageListener.Operation;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/**
 * Any storage, of which chosen calls fail, or wait for the test. Without being told to it does what the storage below does. Thread-safe;
 * calls are counted in the order in which they begin.
 *
 * <pre>{@code
 * FaultyStorage storage = FaultyStorage.over(MemoryStorage.create());
 * storage.fail(Operation.COMMIT, 1, Fault.ANSWER_LOST); // the next commit takes effect, but nobody is told
 * }</pre>
 */
public final class FaultyStorage implements Storage {

    /**
     * What is to happen at a call.
     *
     * @param call  the number of the call among those of its operation
     * @param fault how it fails, or null
     * @param hook  what runs before it, or null
     */
    private record Planned(
            long call, @Nullable Fault fault, @Nullable Runnable hook) {}

    private final Storage storage;
    private final Map<Operation, Long> calls = new EnumMap<>(Operation.class);
    private final Map<Operation, Deque<Planned>> plans = new EnumMap<>(Operation.class);
    private @Nullable SplittableRandom random;
    private double share;
    private List<Fault> drawn = List.of();
    private long injected;

    private FaultyStorage(Storage storage) {
        this.storage = storage;
    }

    /**
     * Wraps a storage.
     *
     * @param storage the storage; it is closed with the new one
     * @return a storage that does not fail yet
     */
    public static FaultyStorage over(Storage storage) {
        return new FaultyStorage(Check.given("storage", storage));
    }

    /**
     * Lets one call fail.
     *
     * @param operation which kind of call
     * @param nth       which one from now on, 1 for the next
     * @param fault     how
     * @return this storage
     * @throws InvalidInput if such a call cannot fail in this way
     */
    public FaultyStorage fail(Operation operation, int nth, Fault fault) {
        requireBefalls(fault, operation);
        return plan(operation, nth, fault, null);
    }

    /**
     * Runs something at the beginning of one call, before the storage below is asked; so a test can wait for the call, or hold it up at a
     * latch while something else happens. What the hook throws, the call throws.
     *
     * @param operation which kind of call
     * @param nth       which one from now on, 1 for the next
     * @param hook      what runs, in the thread of the call
     * @return this storage
     */
    public FaultyStorage before(Operation operation, int nth, Runnable hook) {
        return plan(operation, nth, null, Check.given("hook", hook));
    }

    /**
     * Lets calls fail by chance, until {@link #recover}. With one thread the same seed gives the same faults.
     *
     * @param seed   decides which calls fail, and how
     * @param part   which part of the calls fails on average, 0 to 1
     * @param faults how; each as often as the others, where it {@linkplain Fault#befalls befalls} the call
     * @return this storage
     */
    public synchronized FaultyStorage failAtRandom(long seed, double part, Fault... faults) {
        if (!(part >= 0 && part <= 1)) {
            throw new InvalidInput(InputError.OUT_OF_RANGE, "part must be 0 to 1, not " + part + ".");
        }
        random = new SplittableRandom(seed);
        share = part;
        drawn = List.of(faults);
        return this;
    }

    /**
     * Forgets all faults and hooks that have not happened yet.
     *
     * @return this storage
     */
    public synchronized FaultyStorage recover() {
        plans.clear();
        random = null;
        return this;
    }

    /**
     * How many calls there were.
     *
     * @param operation of which kind
     * @return the number, those that failed included
     */
    public synchronized long calls(Operation operation) {
        return calls.getOrDefault(operation, 0L);
    }

    /**
     * How many calls have failed because they were told to.
     *
     * @return the number
     */
    public synchronized long injected() {
        return injected;
    }

    @Override
    public Set<Capability> capabilities() {
        return storage.capabilities();
    }

    @Override
    public <E> Optional<Versioned<E>> find(Kind<E> kind, long id) {
        return call(Operation.FIND, () -> storage.find(kind, id));
    }

    @Override
    public <E> List<Versioned<E>> findAll(Kind<E> kind, Collection<Long> ids) {
        return call(Operation.FIND, () -> storage.findAll(kind, ids));
    }

    @Override
    public <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page) {
        return call(Operation.LIST, () -> storage.list(kind, filter, page));
    }

    @Override
    public Counts count(Kind<?> kind, Filter filter, List<String> by) {
        return call(Operation.COUNT, () -> storage.count(kind, filter, by));
    }

    @Override
    public Map<UniqueKey, Long> owners(Collection<UniqueKey> keys) {
        return call(Operation.OWNERS, () -> storage.owners(keys));
    }

    @Override
    public List<AccountState> accounts(Collection<AccountId> accounts) {
        return call(Operation.ACCOUNTS, () -> storage.accounts(accounts));
    }

    @Override
    public Slice<AccountState> accounts(PageRequest page) {
        return call(Operation.ACCOUNTS, () -> storage.accounts(page));
    }

    @Override
    public Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
        return call(Operation.ENTRIES, () -> storage.entries(filter, page));
    }

    @Override
    public HourTable aggregate(HourQuery query) {
        return call(Operation.AGGREGATE, () -> storage.aggregate(query));
    }

    @Override
    public List<HourTable> aggregateAll(List<HourQuery> queries) {
        return call(Operation.AGGREGATE, () -> storage.aggregateAll(queries));
    }

    @Override
    public List<ChangeRecord> changes(Collection<String> keys) {
        return call(Operation.CHANGES, () -> storage.changes(keys));
    }

    @Override
    public List<RecordedChange> changesAfter(long position, int limit) {
        return call(Operation.FEED, () -> storage.changesAfter(position, limit));
    }

    @Override
    public CommitReceipt commit(ChangeSet changes) {
        return call(Operation.COMMIT, () -> storage.commit(changes));
    }

    @Override
    public void close() {
        storage.close();
    }

    private <T> T call(Operation operation, Supplier<T> call) {
        Planned next = next(operation);
        if (next.hook != null) {
            next.hook.run();
        }
        if (next.fault == null) {
            return call.get();
        }
        if (next.fault == Fault.ANSWER_LOST) {
            var unused = call.get();
        }
        throw next.fault.error();
    }

    /** What was planned first for this call, or what chance wants. */
    private synchronized Planned next(Operation operation) {
        long number = calls.merge(operation, 1L, Long::sum);
        Fault fault = null;
        Runnable hook = null;
        Deque<Planned> plan = plans.getOrDefault(operation, new ArrayDeque<>());
        for (Planned planned : plan) {
            if (planned.call == number) {
                fault = fault == null ? planned.fault : fault;
                hook = hook == null ? planned.hook : hook;
            }
        }
        plan.removeIf(planned -> planned.call == number);
        Fault failing = fault == null ? drawn(operation) : fault;
        injected += failing == null ? 0 : 1;
        return new Planned(number, failing, hook);
    }

    private @Nullable Fault drawn(Operation operation) {
        SplittableRandom source = random;
        List<Fault> fitting =
                drawn.stream().filter(fault -> fault.befalls(operation)).toList();
        if (source == null || fitting.isEmpty() || source.nextDouble() >= share) {
            return null;
        }
        return fitting.get(source.nextInt(fitting.size()));
    }

    private synchronized FaultyStorage plan(
            Operation operation, int nth, @Nullable Fault fault, @Nullable Runnable hook) {
        Check.range("nth", nth, 1, Integer.MAX_VALUE);
        plans.computeIfAbsent(operation, none -> new ArrayDeque<>())
                .add(new Planned(calls(operation) + nth, fault, hook));
        return this;
    }

    private static void requireBefalls(Fault fault, Operation operation) {
        if (!fault.befalls(operation)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    fault + " befalls commits only, not " + operation + ".",
                    Map.of("fault", fault, "operation", operation));
        }
    }
}
