package org.volunteerledger.tck;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HashChain;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Reduction;
import org.volunteerledger.ledger.ServiceTime;

/** Builds a chained entry that follows the state of an account. Not for use by several threads. */
public final class EntryBuilder {

    private final AccountState before;
    private final EntryKind kind;
    private final long voided;
    private String key;
    private Attribution attribution;
    private Book book = Book.SERVICE;
    private Evidence evidence = Evidence.LEADER;
    private ServiceTime time = ServiceTime.on(LocalDate.of(2026, 3, 7));
    private int minutes = 60;
    private int participations = 1;
    private int visits;
    private List<Reduction> reductions = List.of();
    private long policy = Attribution.NONE;
    private @Nullable String reason;
    private Instant recordedAt = SampleData.RECORDED_AT;
    private String recordedBy = "tester";
    private long change;

    private EntryBuilder(AccountState before, EntryKind kind, long voided, String key, long change) {
        this.before = before;
        this.kind = kind;
        this.voided = voided;
        this.key = key;
        this.change = change;
        this.attribution = new Attribution(before.account().value(), 11, 12, 13, 14, 15, 16, 17);
    }

    /**
     * Starts a grant: an hour of service, with the account as the volunteer.
     *
     * @param before the state of the account
     * @param key    the key
     * @param change the id of the change
     * @return the builder
     */
    public static EntryBuilder grant(AccountState before, String key, long change) {
        return new EntryBuilder(before, EntryKind.GRANT, 0, key, change);
    }

    /**
     * Starts a void, which repeats its grant and negates the numbers.
     *
     * @param before the state of the account
     * @param grant  the grant that it takes back
     * @param key    the key
     * @param change the id of the change
     * @return the builder
     */
    public static EntryBuilder voidOf(AccountState before, HourEntry grant, String key, long change) {
        return new EntryBuilder(before, EntryKind.VOID, grant.sequence(), key, change)
                .attribution(grant.attribution())
                .book(grant.book())
                .evidence(grant.evidence())
                .time(grant.time())
                .counts(-grant.minutes(), -grant.participations(), -grant.beneficiaryVisits())
                .reason("TEST");
    }

    /**
     * Sets the key.
     *
     * @param key the key
     * @return this builder
     */
    public EntryBuilder key(String key) {
        this.key = key;
        return this;
    }

    /**
     * Sets the attribution.
     *
     * @param attribution the attribution
     * @return this builder
     */
    public EntryBuilder attribution(Attribution attribution) {
        this.attribution = attribution;
        return this;
    }

    /**
     * Sets the book.
     *
     * @param book the book
     * @return this builder
     */
    public EntryBuilder book(Book book) {
        this.book = book;
        return this;
    }

    /**
     * Sets the evidence.
     *
     * @param evidence the evidence
     * @return this builder
     */
    public EntryBuilder evidence(Evidence evidence) {
        this.evidence = evidence;
        return this;
    }

    /**
     * Sets the time.
     *
     * @param time the time
     * @return this builder
     */
    public EntryBuilder time(ServiceTime time) {
        this.time = time;
        return this;
    }

    /**
     * Sets an untimed day.
     *
     * @param day the day
     * @return this builder
     */
    public EntryBuilder on(LocalDate day) {
        return time(ServiceTime.on(day));
    }

    /**
     * Sets the numbers.
     *
     * @param minutes        the minutes
     * @param participations the participations
     * @param visits         the beneficiary visits
     * @return this builder
     */
    public EntryBuilder counts(int minutes, int participations, int visits) {
        this.minutes = minutes;
        this.participations = participations;
        this.visits = visits;
        return this;
    }

    /**
     * Sets the reductions.
     *
     * @param reductions the reductions
     * @return this builder
     */
    public EntryBuilder reduced(Reduction... reductions) {
        this.reductions = List.of(reductions);
        return this;
    }

    /**
     * Sets the policy.
     *
     * @param policy the id of the policy
     * @return this builder
     */
    public EntryBuilder policy(long policy) {
        this.policy = policy;
        return this;
    }

    /**
     * Sets the reason.
     *
     * @param reason the reason, or null
     * @return this builder
     */
    public EntryBuilder reason(@Nullable String reason) {
        this.reason = reason;
        return this;
    }

    /**
     * Sets who recorded the entry, and when.
     *
     * @param actor who
     * @param at    when, in whole milliseconds
     * @return this builder
     */
    public EntryBuilder recorded(String actor, Instant at) {
        this.recordedBy = actor;
        this.recordedAt = at;
        return this;
    }

    /**
     * Sets the change.
     *
     * @param change the id of the change
     * @return this builder
     */
    public EntryBuilder change(long change) {
        this.change = change;
        return this;
    }

    /**
     * Finishes the entry.
     *
     * @return the entry, chained to the head of the account
     */
    public HourEntry build() {
        return HashChain.chain(
                before.head(),
                new HourEntry(
                        before.account(),
                        before.version() + 1,
                        key,
                        kind,
                        voided,
                        attribution,
                        book,
                        evidence,
                        time,
                        minutes,
                        participations,
                        visits,
                        reductions,
                        policy,
                        reason,
                        recordedAt,
                        recordedBy,
                        change,
                        HashChain.START));
    }
}
