package org.volunteerledger.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;

/**
 * Everything that one commit writes, applied as a whole or not at all. Its parts are sorted, so that storages that lock in order of
 * the parts cannot deadlock with each other.
 *
 * @param records      the records of the changes; several commands may be committed together. None only when an archive is
 *                     restored, which writes the records of the original changes beside what they wrote
 * @param puts         records of the domain to write, sorted by kind and id, each at most once
 * @param expectations versions of records that were only read and must still hold, sorted by kind and id
 * @param claims       unique keys to take, with their new owners, sorted; a key that its new owner has already is taken like any other,
 *                     unless it is given up as well
 * @param releases     unique keys to give up, with their present owners, sorted; done before the claims. One that has another owner, or
 *                     none, has moved since it was read
 * @param appends      entries to append, sorted by account, each account at most once
 */
public record ChangeSet(
        List<ChangeRecord> records,
        List<Put<?>> puts,
        List<Expectation> expectations,
        List<Claim> claims,
        List<Claim> releases,
        List<LedgerAppend> appends) {

    /** The most entries. */
    public static final int MAX_ENTRIES = 20_000;

    /** The most puts. */
    public static final int MAX_PUTS = 20_000;

    /** The most records of changes. */
    public static final int MAX_RECORDS = 5_000;

    /** Copies, sorts and checks the parts. */
    public ChangeSet {
        Check.range("records", records.size(), 0, MAX_RECORDS);
        Check.range("puts", puts.size(), 0, MAX_PUTS);
        Check.range(
                "entries", appends.stream().mapToLong(a -> a.entries().size()).sum(), 0, MAX_ENTRIES);
        records = List.copyOf(records);
        puts = sorted(
                puts, Comparator.<Put<?>, String>comparing(p -> p.kind().name()).thenComparingLong(Put::id));
        expectations = sorted(
                expectations,
                Comparator.<Expectation, String>comparing(e -> e.kind().name()).thenComparingLong(Expectation::id));
        claims = sorted(claims, Comparator.comparing(Claim::key));
        releases = sorted(releases, Comparator.comparing(Claim::key));
        appends = sorted(appends, Comparator.comparing(LedgerAppend::account));
    }

    /**
     * A record of the domain to write.
     *
     * @param kind            its kind
     * @param id              its id
     * @param expectedVersion the version that must still hold; 0 if it must not exist
     * @param version         the version it has afterwards, greater than the expected one
     * @param entity          the record
     * @param <E>             its class
     */
    public record Put<E>(Kind<E> kind, long id, long expectedVersion, long version, E entity) {

        /** Checks the versions. */
        public Put {
            Check.id("id", id);
            Check.range("expectedVersion", expectedVersion, 0, Long.MAX_VALUE - 1);
            Check.range("version", version, expectedVersion + 1, Long.MAX_VALUE);
        }
    }

    /**
     * A record that was read and must not have moved.
     *
     * @param kind    its kind
     * @param id      its id
     * @param version the version that must still hold; 0 if it must still not exist
     */
    public record Expectation(Kind<?> kind, long id, long version) {}

    /**
     * A unique key and its owner.
     *
     * @param key   the key
     * @param owner the id of the owner
     */
    public record Claim(UniqueKey key, long owner) {}

    /**
     * Starts a change set.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * One change set that does what several do, as a whole. The parts must not write the same record, and entries of one account must
     * follow each other.
     *
     * @param parts the parts, in order, at least one
     * @return the whole
     * @throws InvalidInput if two parts write the same record, or entries do not follow each other
     */
    public static ChangeSet merge(Collection<ChangeSet> parts) {
        Builder all = builder();
        for (ChangeSet part : parts) {
            part.records.forEach(all::record);
            part.puts.forEach(all::put);
            part.expectations.forEach(e -> all.expect(e.kind(), e.id(), e.version()));
            part.claims.forEach(all.claims::add);
            part.releases.forEach(all.releases::add);
            part.appends.forEach(append -> all.append(append.before(), append.entries()));
        }
        return all.build();
    }

    private static <T> List<T> sorted(List<T> list, Comparator<? super T> order) {
        List<T> copy = new ArrayList<>(list);
        copy.sort(order);
        return List.copyOf(copy);
    }

    /** Gathers the parts of a change set. Not for use by several threads. */
    public static final class Builder {

        private final List<ChangeRecord> records = new ArrayList<>();
        private final Map<String, Map<Long, Put<?>>> puts = new TreeMap<>();
        private final Map<String, Map<Long, Expectation>> expectations = new TreeMap<>();
        private final List<Claim> claims = new ArrayList<>();
        private final List<Claim> releases = new ArrayList<>();
        private final Map<AccountId, PendingAppend> appends = new HashMap<>();

        private Builder() {}

        /**
         * Adds the record of a change.
         *
         * @param record the record
         * @return this builder
         */
        public Builder record(ChangeRecord record) {
            records.add(record);
            return this;
        }

        /**
         * Creates a record of the domain and claims its unique keys.
         *
         * @param kind   its kind
         * @param entity the record
         * @param <E>    its class
         * @return this builder
         */
        public <E> Builder create(Kind<E> kind, E entity) {
            long id = kind.idOf(entity);
            kind.uniqueKeysOf(entity).forEach(key -> claims.add(new Claim(key, id)));
            return put(new Put<>(kind, id, 0, 1, entity));
        }

        /**
         * Replaces a record of the domain, and moves its unique keys.
         *
         * @param kind   its kind
         * @param before the record as it was read
         * @param entity the new record, of the same id
         * @param <E>    its class
         * @return this builder
         */
        public <E> Builder replace(Kind<E> kind, Versioned<E> before, E entity) {
            TreeSet<UniqueKey> old = new TreeSet<>(kind.uniqueKeysOf(before.entity()));
            TreeSet<UniqueKey> now = new TreeSet<>(kind.uniqueKeysOf(entity));
            old.stream().filter(key -> !now.contains(key)).forEach(key -> releases.add(new Claim(key, before.id())));
            now.stream().filter(key -> !old.contains(key)).forEach(key -> claims.add(new Claim(key, before.id())));
            return put(new Put<>(kind, before.id(), before.version(), before.version() + 1, entity));
        }

        /**
         * Writes a record of the domain as it is, without touching unique keys.
         *
         * @param put what to write
         * @return this builder
         * @throws InvalidInput if the record is written already
         */
        public Builder put(Put<?> put) {
            Map<Long, Put<?>> ofKind = puts.computeIfAbsent(put.kind().name(), kind -> new HashMap<>());
            if (ofKind.putIfAbsent(put.id(), put) != null) {
                throw new InvalidInput(
                        InputError.CONTRADICTION,
                        "The " + put.kind() + " " + put.id() + " is written twice in one change set.",
                        Map.of("kind", put.kind().name(), "id", put.id()));
            }
            return this;
        }

        /**
         * Takes a unique key.
         *
         * @param key   the key
         * @param owner the id of its owner
         * @return this builder
         */
        public Builder claim(UniqueKey key, long owner) {
            claims.add(new Claim(key, owner));
            return this;
        }

        /**
         * Expects that a record that was only read has not moved.
         *
         * @param kind    its kind
         * @param id      its id
         * @param version the version as it was read; 0 if it did not exist
         * @return this builder
         */
        public Builder expect(Kind<?> kind, long id, long version) {
            expectations
                    .computeIfAbsent(kind.name(), name -> new TreeMap<>())
                    .put(id, new Expectation(kind, id, version));
            return this;
        }

        /**
         * Appends entries to an account; later entries of the same account follow earlier ones.
         *
         * @param before the state of the account as it was read, or as it is after the entries appended so far
         * @param more   the entries
         * @return this builder
         */
        public Builder append(AccountState before, List<HourEntry> more) {
            PendingAppend pending = appends.computeIfAbsent(before.account(), account -> new PendingAppend(before));
            more.forEach(pending::add);
            return this;
        }

        /**
         * The state of an account after the entries appended so far.
         *
         * @param account the account
         * @return its state, or null if nothing was appended to it
         */
        public @Nullable AccountState stateOf(AccountId account) {
            PendingAppend pending = appends.get(account);
            return pending == null ? null : pending.now;
        }

        /**
         * Whether nothing is gathered yet that changes records, unique keys or accounts.
         *
         * @return true if there is nothing to write but records of changes
         */
        public boolean isEmpty() {
            return puts.isEmpty() && claims.isEmpty() && releases.isEmpty() && appends.isEmpty();
        }

        /**
         * Finishes the change set.
         *
         * @return the change set
         * @throws InvalidInput if it is larger than the stated limits
         */
        public ChangeSet build() {
            List<Put<?>> allPuts = new ArrayList<>();
            puts.values().forEach(ofKind -> allPuts.addAll(ofKind.values()));
            List<Expectation> allExpectations = new ArrayList<>();
            expectations.forEach((kind, ofKind) -> ofKind.forEach((id, expectation) -> {
                if (!puts.getOrDefault(kind, Map.of()).containsKey(id)) {
                    allExpectations.add(expectation);
                }
            }));
            List<LedgerAppend> allAppends = new ArrayList<>();
            appends.values().forEach(pending -> allAppends.add(LedgerAppend.of(pending.before, pending.entries)));
            return new ChangeSet(records, allPuts, allExpectations, claims, releases, allAppends);
        }
    }

    /** Entries gathered for one account. */
    private static final class PendingAppend {

        private final AccountState before;
        private final List<HourEntry> entries = new ArrayList<>();
        private AccountState now;

        PendingAppend(AccountState before) {
            this.before = before;
            this.now = before;
        }

        void add(HourEntry entry) {
            now = now.after(entry);
            entries.add(entry);
        }
    }
}
