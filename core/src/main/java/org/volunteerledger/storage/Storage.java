package org.volunteerledger.storage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;

/**
 * Where the ledger and the records of the domain are kept. All methods may be called by several threads, unless the storage joins a
 * transaction of its host. Every method may throw {@link org.volunteerledger.error.StorageUnavailable},
 * {@link org.volunteerledger.error.Busy} and {@link org.volunteerledger.error.Corrupt}; after {@link #close} every method, also
 * {@link #capabilities}, throws {@code StorageUnavailable} with code {@link StorageError#CLOSED}. An interrupt may end the call of its
 * thread with {@code StorageUnavailable}, {@code Busy} or {@link org.volunteerledger.error.OutcomeUnknown}; it spoils nothing for others.
 *
 * <p>Each read sees what was committed when it started; what a commit wrote is seen as a whole or not at all by a single read. Passed
 * collections are not kept, returned ones are immutable.
 */
public interface Storage extends AutoCloseable {

    /**
     * What this storage can do.
     *
     * @return the capabilities
     */
    Set<Capability> capabilities();

    /**
     * Reads a record.
     *
     * @param kind its kind
     * @param id   its id
     * @param <E>  its class
     * @return the record, or empty if there is none
     */
    <E> Optional<Versioned<E>> find(Kind<E> kind, long id);

    /**
     * Reads several records.
     *
     * @param kind their kind
     * @param ids  their ids, at most {@link Filter#MAX_VALUES}
     * @param <E>  their class
     * @return those that exist, each once, by ascending id
     * @throws org.volunteerledger.error.InvalidInput if there are too many ids
     *     ({@link org.volunteerledger.error.InputError#OUT_OF_RANGE})
     */
    <E> List<Versioned<E>> findAll(Kind<E> kind, Collection<Long> ids);

    /**
     * Reads a page of records.
     *
     * @param kind   their kind
     * @param filter which
     * @param page   which part, in which order
     * @param <E>    their class
     * @return the page
     * @throws org.volunteerledger.error.InvalidInput if an attribute does not belong to the kind or a condition does not fit its type
     *     ({@link org.volunteerledger.error.InputError#CONTRADICTION}), or the cursor does not belong to the query
     */
    <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page);

    /**
     * Counts records.
     *
     * @param kind   their kind
     * @param filter which
     * @param by     the attributes to group by; none for one row over everything
     * @return the counts; over nothing there is no row, without attributes to group by as well
     * @throws org.volunteerledger.error.InvalidInput if an attribute does not belong to the kind or a condition does not fit its type
     *     ({@link org.volunteerledger.error.InputError#CONTRADICTION})
     */
    Counts count(Kind<?> kind, Filter filter, List<String> by);

    /**
     * Looks up the owners of unique keys.
     *
     * @param keys the keys, at most {@link Filter#MAX_VALUES}
     * @return the ids of the owners of those that are taken
     * @throws org.volunteerledger.error.InvalidInput if there are too many keys
     *     ({@link org.volunteerledger.error.InputError#OUT_OF_RANGE})
     */
    Map<UniqueKey, Long> owners(Collection<UniqueKey> keys);

    /**
     * Reads the states of accounts. To decide on an account, read its state first and its entries after.
     *
     * @param accounts the accounts, at most {@link EntryFilter#MAX_VALUES}
     * @return the state of each account, in the order of the accounts and as often as each is asked for; an account without entries
     *     is {@linkplain AccountState#empty empty}
     * @throws org.volunteerledger.error.InvalidInput if there are too many accounts
     *     ({@link org.volunteerledger.error.InputError#OUT_OF_RANGE})
     */
    List<AccountState> accounts(Collection<AccountId> accounts);

    /**
     * Reads a page of the accounts that have entries, by ascending id.
     *
     * @param page which part; has no attribute to order by and is not descending
     * @return the page
     * @throws org.volunteerledger.error.InvalidInput if the page asks for another order
     *     ({@link org.volunteerledger.error.InputError#CONTRADICTION}), or the cursor belongs to another query
     */
    Slice<AccountState> accounts(PageRequest page);

    /**
     * Reads a page of entries, by ascending account and sequence.
     *
     * @param filter which
     * @param page   which part; has no attribute to order by and is not descending
     * @return the page
     * @throws org.volunteerledger.error.InvalidInput if the page asks for another order or the cursor belongs to another query
     */
    Slice<HourEntry> entries(EntryFilter filter, PageRequest page);

    /**
     * Answers a report.
     *
     * @param query the query
     * @return the table, the same as {@link org.volunteerledger.aggregation.HourAggregator} makes of the entries, with every change up to
     *     its {@linkplain HourTable#position position}
     * @throws org.volunteerledger.error.InvalidInput if there are more groups than {@link HourQuery#MAX_GROUPS}
     */
    HourTable aggregate(HourQuery query);

    /**
     * Answers several reports. A storage that has to go through its entries for a report goes through them once for all. Each table is of
     * one moment, as one that is asked for by itself; whether all of them are of the same moment, the storage says.
     *
     * @param queries the queries
     * @return the table of each, in their order, the same as {@link #aggregate} gives
     * @throws org.volunteerledger.error.InvalidInput as for {@link #aggregate}
     */
    default List<HourTable> aggregateAll(List<HourQuery> queries) {
        return queries.stream().map(this::aggregate).toList();
    }

    /**
     * Looks up changes by the keys of their requests.
     *
     * @param keys the keys, at most {@link Filter#MAX_VALUES}
     * @return the records of those that were committed, each once, in no promised order
     * @throws org.volunteerledger.error.InvalidInput if there are too many keys
     *     ({@link org.volunteerledger.error.InputError#OUT_OF_RANGE})
     */
    List<ChangeRecord> changes(Collection<String> keys);

    /**
     * Reads changes in the order in which they became visible. No change is ever missed by a reader that goes on from the last
     * position it has seen, however commits overlap in time. The entries of a change can be read as soon as the change can, apart from those
     * that an archive brings in.
     *
     * @param position the last position that was seen, or 0; behind the last change there is nothing
     * @param limit    the most changes, 1 to {@value PageRequest#MAX_LIMIT}
     * @return the next changes, by ascending position; fewer than the limit only if no more were visible when the call began
     * @throws org.volunteerledger.error.InvalidInput if the limit is out of range
     *     ({@link org.volunteerledger.error.InputError#OUT_OF_RANGE})
     */
    List<RecordedChange> changesAfter(long position, int limit);

    /**
     * Applies a change set as a whole or not at all. Checks, in this order of precedence: the keys of the changes (the same key and
     * digest: nothing is written and the receipt says so), the versions of records and accounts, the unique keys, the keys of
     * entries, the {@linkplain Voids voids}. They hold at the moment of the commit: no other commit comes between a check and what is
     * written. {@link CommitReceipt#replayOf} and {@link CommitChecks} make them.
     *
     * @param changes what to write
     * @return the receipt
     * @throws org.volunteerledger.error.IdempotencyConflict if a change's key was used with another digest
     *     ({@link StorageError#KEY_REUSED}), or an entry's key is in the ledger, or twice in the set
     *     ({@link StorageError#ENTRY_KEY_REUSED})
     * @throws org.volunteerledger.error.Refused if a unique key is taken, or claimed twice in the set ({@link StorageError#KEY_TAKEN}), or
     *     some but not all of several changes were applied before ({@link StorageError#PARTLY_APPLIED})
     * @throws org.volunteerledger.error.StaleVersion if a version has moved, or a unique key to give up is not, or no longer, that of its
     *     stated owner ({@link StorageError#VERSION_MOVED} both)
     * @throws org.volunteerledger.error.InvalidInput if a void does not take back, exactly, a grant of its account that still counts
     *     ({@link org.volunteerledger.error.InputError#CONTRADICTION})
     * @throws org.volunteerledger.error.OutcomeUnknown if the connection broke while committing
     */
    CommitReceipt commit(ChangeSet changes);

    /** Releases what the storage holds. Calling it again does nothing. Other handles on the same content go on. */
    @Override
    void close();
}
