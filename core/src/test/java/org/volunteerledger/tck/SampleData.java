package org.volunteerledger.tck;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;

/** Makes sample records, entries and change sets. Ids count up, so the same calls give the same data. Thread-safe. */
public final class SampleData {

    /** When everything is recorded that does not say otherwise. */
    public static final Instant RECORDED_AT = Instant.parse("2026-03-08T04:00:00.123Z");

    private final AtomicLong lastId = new AtomicLong(1_000_000);

    /** Starts at the same id each time. */
    public SampleData() {}

    /**
     * A new id.
     *
     * @return greater than every id given before
     */
    public long nextId() {
        return lastId.incrementAndGet();
    }

    /**
     * An account without entries.
     *
     * @return its empty state
     */
    public AccountState account() {
        return AccountState.empty(new AccountId(nextId()));
    }

    /**
     * A record of a change with a key of its own.
     *
     * @return the record
     */
    public ChangeRecord change() {
        return change("change-" + nextId());
    }

    /**
     * A record of a change.
     *
     * @param key the key
     * @return the record; its digest is always the same
     */
    public ChangeRecord change(String key) {
        return change(key, "d1", null);
    }

    /**
     * A record of a change.
     *
     * @param key    the key
     * @param digest the digest
     * @param result the result, or null
     * @return the record
     */
    public ChangeRecord change(String key, String digest, @Nullable String result) {
        return new ChangeRecord(
                nextId(), key, digest, "sample", "tester", null, RECORDED_AT, result, java.util.List.of());
    }

    /**
     * Starts a change set with one record of a change.
     *
     * @return the builder
     */
    public ChangeSet.Builder changing() {
        return ChangeSet.builder().record(change());
    }

    /**
     * A change set that creates items and claims their keys.
     *
     * @param items the items
     * @return the change set
     */
    public ChangeSet creating(Item... items) {
        ChangeSet.Builder set = changing();
        for (Item item : items) {
            set.create(TckKinds.ITEM, item);
        }
        return set.build();
    }

    /**
     * Starts a grant that follows a state: an hour of service on a day, with an attribution of its own.
     *
     * @param before the state of the account
     * @return a builder
     */
    public EntryBuilder grant(AccountState before) {
        return EntryBuilder.grant(before, "entry-" + nextId(), nextId());
    }

    /**
     * Starts a void that follows a state.
     *
     * @param before the state of the account
     * @param grant  the grant that it takes back
     * @return a builder
     */
    public EntryBuilder taking(AccountState before, HourEntry grant) {
        return EntryBuilder.voidOf(before, grant, "entry-" + nextId(), nextId());
    }

    /**
     * A void that follows a state.
     *
     * @param before the state of the account
     * @param grant  the grant that it takes back
     * @return the chained entry
     */
    public HourEntry voidOf(AccountState before, HourEntry grant) {
        return taking(before, grant).build();
    }

    /**
     * A change set that appends entries.
     *
     * @param before  the state of the account
     * @param entries the entries that follow it
     * @return the change set
     */
    public ChangeSet appending(AccountState before, HourEntry... entries) {
        return changing().append(before, java.util.List.of(entries)).build();
    }
}
