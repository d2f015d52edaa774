package org.volunteerledger.storage.jdbc;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.error.Check;
import org.volunteerledger.json.JsonCodec;
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
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/**
 * Keeps the ledger in a relational database: a table for each kind, with a column for each attribute and the record as JSON, and tables
 * for accounts, entries, changes and unique keys.
 *
 * <pre>{@code
 * JdbcStorage.Builder ledger = JdbcStorage.builder(dataSource).kinds(kinds);
 * ledger.schema().migrate();
 * Storage storage = ledger.open();
 * }</pre>
 *
 * <p>H2 needs {@code ;WRITE_DELAY=0} in its URL: with its default, commits that were acknowledged are lost if the process is killed.
 * With it, H2 does not keep concurrent writers of a row apart, so the storages of a process write to a file one after another; that
 * covers neither other processes on the same H2 nor storages that join a host's transactions, where the host has to do the same.
 * A file is opened by {@code jdbc:h2:retry:} instead of {@code jdbc:h2:file:} where threads of the host may be interrupted: an interrupt
 * in the middle of writing closes the file, and the database for everybody with it, unless H2 opens it again by itself.
 * Drivers log by themselves, some with the values of a refused statement; keep their loggers off where personal data is stored. Lists
 * ordered by a text are in the order of the database: H2 compares UTF-16 code units, PostgreSQL and MariaDB code points, which differ
 * only between characters above U+FFFF and those from U+E000 to U+FFFF.
 */
public final class JdbcStorage implements Storage {

    /** The longest JSON of a record or of the events of a change, in UTF-16 code units. */
    public static final int MAX_JSON = 1_000_000;

    private final Sessions sessions;
    private final TableNames names;
    private final Dialect dialect;
    private final KindTables tables;
    private final JsonCodec codec = JsonCodec.shared();
    private final KindReader records;
    private final LedgerReader ledger;
    private final ChangeLog log;
    private final Set<Capability> capabilities;

    private JdbcStorage(Sessions sessions, TableNames names, Dialect dialect, KindTables tables, boolean durable) {
        this.sessions = sessions;
        this.names = names;
        this.dialect = dialect;
        this.tables = tables;
        this.records = new KindReader(tables, dialect, codec);
        this.ledger = new LedgerReader(names, dialect);
        this.log = new ChangeLog(names, dialect, codec);
        EnumSet<Capability> can = EnumSet.noneOf(Capability.class);
        if (durable) {
            can.add(Capability.DURABLE);
        }
        if (sessions.owning()) {
            can.add(Capability.OWN_TRANSACTIONS);
            can.add(Capability.CONCURRENT_COMMITS);
        }
        this.capabilities = Set.copyOf(can);
    }

    /**
     * Starts a storage whose commits are transactions of its own.
     *
     * @param dataSource where connections come from; best a pool. It is never closed
     * @return a builder
     */
    public static Builder builder(DataSource dataSource) {
        return over(JdbcTransactions.owning(dataSource));
    }

    /**
     * Starts a storage on transactions of somebody's choice.
     *
     * @param transactions who owns the transactions
     * @return a builder
     */
    public static Builder over(JdbcTransactions transactions) {
        return new Builder(transactions);
    }

    @Override
    public Set<Capability> capabilities() {
        sessions.requireOpen();
        return capabilities;
    }

    @Override
    public <E> Optional<Versioned<E>> find(Kind<E> kind, long id) {
        return sessions.read(handle -> records.find(handle, kind, id));
    }

    @Override
    public <E> List<Versioned<E>> findAll(Kind<E> kind, Collection<Long> ids) {
        Check.range("ids", ids.size(), 0, Filter.MAX_VALUES);
        return List.copyOf(sessions.read(handle -> records.findAll(handle, kind, ids)));
    }

    @Override
    public <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page) {
        return sessions.read(handle -> records.list(handle, kind, filter, page));
    }

    @Override
    public Counts count(Kind<?> kind, Filter filter, List<String> by) {
        return sessions.read(handle -> records.count(handle, kind, filter, by));
    }

    @Override
    public Map<UniqueKey, Long> owners(Collection<UniqueKey> keys) {
        Check.range("keys", keys.size(), 0, Filter.MAX_VALUES);
        return Map.copyOf(sessions.read(handle -> log.owners(handle, keys)));
    }

    @Override
    public List<AccountState> accounts(Collection<AccountId> accounts) {
        Check.range("accounts", accounts.size(), 0, EntryFilter.MAX_VALUES);
        return sessions.read(handle -> ledger.accounts(handle, accounts));
    }

    @Override
    public Slice<AccountState> accounts(PageRequest page) {
        return sessions.read(handle -> ledger.accounts(handle, page));
    }

    @Override
    public Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
        return sessions.read(handle -> ledger.entries(handle, filter, page));
    }

    /**
     * {@inheritDoc} Its position is the last that was given to a change when the report began: changes get theirs when the feed is read,
     * so later ones, which have none yet, may be in the table as well.
     */
    @Override
    public HourTable aggregate(HourQuery query) {
        return aggregateAll(List.of(query)).get(0);
    }

    /** {@inheritDoc} All are of one moment, unless the host owns the transaction: then each statement for them is. */
    @Override
    public List<HourTable> aggregateAll(List<HourQuery> queries) {
        return sessions.stream(handle -> {
            // Read first, so that the rows are as of it or later.
            long position = log.lastPosition(handle);
            return answers(handle, queries).stream()
                    .map(table -> table.at(position))
                    .toList();
        });
    }

    private List<HourTable> answers(Handle handle, List<HourQuery> queries) {
        Optional<List<HourTable>> together =
                queries.size() < HourPass.WORTHWHILE ? Optional.empty() : new HourPass(names, queries).answer(handle);
        return together.orElseGet(() -> queries.stream()
                .map(query -> new HourReport(names, dialect, query).answer(handle))
                .toList());
    }

    @Override
    public List<ChangeRecord> changes(Collection<String> keys) {
        Check.range("keys", keys.size(), 0, Filter.MAX_VALUES);
        return List.copyOf(sessions.read(handle -> log.changes(handle, keys)));
    }

    @Override
    public List<RecordedChange> changesAfter(long position, int limit) {
        Check.range("position", position, 0, Long.MAX_VALUE);
        Check.range("limit", limit, 1, PageRequest.MAX_LIMIT);
        // Asked first: what another reader places after this answer and before the next is then in the next.
        boolean behind = sessions.read(log::anyUnplaced);
        List<RecordedChange> placed = sessions.read(handle -> log.placed(handle, position, limit));
        if (placed.size() == limit || !behind) {
            return List.copyOf(placed);
        }
        return List.copyOf(sessions.write(handle -> {
            log.place(handle, limit);
            return log.placed(handle, position, limit);
        }));
    }

    @Override
    public CommitReceipt commit(ChangeSet changes) {
        sessions.requireOpen();
        CommitWriter writer = new CommitWriter(changes, tables, names, codec, sessions.rowLock());
        try {
            // With no read but those that the change set asks for: only if something does not fit, it is read why.
            sessions.write(handle -> {
                writer.write(handle, ledger);
                return true;
            });
        } catch (Disputed e) {
            return sessions.read(handle -> new CommitDispute(handle, changes, tables, ledger, log).settle());
        }
        return new CommitReceipt(false, changes.records());
    }

    @Override
    public void close() {
        sessions.close();
    }

    /** Chooses how a storage is kept. Not for use by several threads. */
    public static final class Builder {

        private final JdbcTransactions transactions;
        private String prefix = "vl_";
        private @Nullable String schema;
        private @Nullable Dialect dialect;
        private List<Kind<?>> kinds = VolunteerLedger.KINDS;
        private boolean validated = true;

        private Builder(JdbcTransactions transactions) {
            this.transactions = transactions;
        }

        /**
         * What the names of all tables and indexes begin with.
         *
         * @param prefix matches {@code [a-z][a-z0-9_]{0,19}}; {@code vl_} if not chosen
         * @return this builder
         * @throws IllegalArgumentException if it does not match
         */
        public Builder tablePrefix(String prefix) {
            this.prefix = new TableNames(prefix, null).prefix();
            return this;
        }

        /**
         * The schema that the tables are in, on MariaDB the database. It must exist.
         *
         * @param schema matches {@code [a-z][a-z0-9_]{0,62}}; the current schema of the connections if not chosen
         * @return this builder
         * @throws IllegalArgumentException if it does not match
         */
        public Builder schema(String schema) {
            this.schema = new TableNames(prefix, schema).schema();
            return this;
        }

        /**
         * The dialect to use instead of the one that the database is recognised by.
         *
         * @param dialect one of {@link Dialects}, or an own one
         * @return this builder
         */
        public Builder dialect(Dialect dialect) {
            this.dialect = dialect;
            return this;
        }

        /**
         * The kinds of records to keep, instead of those of the ledger.
         *
         * @param kinds the kinds, all of them
         * @return this builder
         */
        public Builder kinds(Collection<? extends Kind<?>> kinds) {
            this.kinds = List.copyOf(kinds);
            return this;
        }

        /**
         * Whether the tables are checked when the storage is opened.
         *
         * @param validated false if the host has checked them; true if not chosen
         * @return this builder
         */
        public Builder validated(boolean validated) {
            this.validated = validated;
            return this;
        }

        /**
         * The tables of this choice, to make, check or export them.
         *
         * @return the schema
         */
        public JdbcSchema schema() {
            TableNames names = new TableNames(prefix, schema);
            return new JdbcSchema(transactions, names, new KindTables(kinds, names).kinds(), dialect);
        }

        /**
         * Opens the storage. Refuses settings of the database that could lose data, and tables that do not fit.
         *
         * @return the storage
         * @throws org.volunteerledger.error.SchemaMismatch if a table is missing or does not fit
         * @throws org.volunteerledger.error.StorageUnavailable if the database cannot be reached, or a setting is unsafe
         */
        public JdbcStorage open() {
            TableNames names = new TableNames(prefix, schema);
            KindTables tables = new KindTables(kinds, names);
            Dialect spoken = dialect != null ? dialect : JdbcSchema.detect(transactions);
            Sessions sessions = new Sessions(transactions, spoken);
            boolean durable = sessions.probe(handle -> {
                spoken.check(handle.getConnection());
                return spoken.durable(handle.getConnection());
            });
            if (validated) {
                new SchemaCheck(sessions, names, tables.kinds()).run();
            }
            return new JdbcStorage(inTurns(sessions, spoken), names, spoken, tables, durable);
        }

        /** Who ends the transactions of a host, and when, only the host knows; so only own ones can take turns. */
        private static Sessions inTurns(Sessions sessions, Dialect spoken) {
            String database = sessions.owning()
                    ? sessions.probe(handle -> Optional.ofNullable(spoken.oneWriterAtATime(handle.getConnection())))
                            .orElse(null)
                    : null;
            return database == null ? sessions : sessions.inTurns(WriterTurns.of(database));
        }
    }
}
