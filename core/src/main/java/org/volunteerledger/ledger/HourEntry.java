package org.volunteerledger.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * One line of the ledger. Entries are only ever appended: a grant gives time, a void takes one grant back, and every figure about
 * time is the sum of entries. The entries of an account are numbered from 1 without a gap, and each holds the hash of the one
 * before it, so that a change made outside of the library is found.
 *
 * @param account           the account: the volunteer, or the activity for its unnamed helpers
 * @param sequence          the number within the account, from 1
 * @param key               the caller's key of this entry, unique in the ledger; at most 100 code points
 * @param kind              grant or void
 * @param voided            for a void, the sequence of the grant that it takes back; otherwise 0
 * @param attribution       who served and what the time counts towards; a void repeats that of its grant
 * @param book              service or training; a void repeats that of its grant
 * @param evidence          how the time is known; a void repeats that of its grant
 * @param time              when it took place; a void repeats that of its grant
 * @param minutes           credited whole minutes: 0 to {@value #MAX_MINUTES} for a grant, negated for a void; for a head-count
 *                          always 0
 * @param participations    1 for a person's first effective entry in an activity on a day, with minutes or without, otherwise 0; for a
 *                          head-count the number of helpers; negated for a void
 * @param beneficiaryVisits how many people were served; negated for a void
 * @param reductions        presence that was not credited, with reasons; empty for a void
 * @param policy            the id of the accrual policy that was applied, or {@link Attribution#NONE}
 * @param reason            a code that says why a void or a regrant was made, or null
 * @param recordedAt        when it was recorded, in whole milliseconds; never earlier than the entry before it in the account
 * @param recordedBy        the actor, as the host names it; not personal data. At most 64 code points
 * @param change            the id of the change record that it was committed with
 * @param hash              the hash that chains it to the entry before it; see {@link HashChain}
 */
public record HourEntry(
        AccountId account,
        long sequence,
        String key,
        EntryKind kind,
        long voided,
        Attribution attribution,
        Book book,
        Evidence evidence,
        ServiceTime time,
        int minutes,
        int participations,
        int beneficiaryVisits,
        List<Reduction> reductions,
        long policy,
        @Nullable String reason,
        Instant recordedAt,
        String recordedBy,
        long change,
        String hash) {

    /** The most minutes of one entry: a day. */
    public static final int MAX_MINUTES = 1440;

    /** The most participations or beneficiary visits of one entry. */
    public static final int MAX_COUNT = 1_000_000;

    /** The most code points of a key. */
    public static final int MAX_KEY = 100;

    /** Checks the ranges, and that the signs fit the kind. */
    public HourEntry {
        Check.given("account", account);
        Check.range("sequence", sequence, 1, Long.MAX_VALUE);
        Check.text("key", key, MAX_KEY);
        Check.given("attribution", attribution);
        Check.given("book", book);
        Check.given("evidence", evidence);
        Check.given("time", time);
        int sign = Check.given("kind", kind).sign();
        Check.range("minutes", (long) minutes * sign, 0, MAX_MINUTES);
        Check.range("participations", (long) participations * sign, 0, MAX_COUNT);
        Check.range("beneficiaryVisits", (long) beneficiaryVisits * sign, 0, MAX_COUNT);
        reductions = List.copyOf(reductions);
        Check.range("policy", policy, Attribution.NONE, Long.MAX_VALUE);
        Check.optionalText("reason", reason, 64);
        Check.text("recordedBy", recordedBy, 64);
        Check.id("change", change);
        Check.given("hash", hash);
        if (kind == EntryKind.VOID ? voided < 1 || voided >= sequence : voided != 0) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "An entry of kind " + kind + " cannot take back entry " + voided + ".",
                    Map.of("kind", kind, "voided", voided));
        }
        if (!recordedAt.truncatedTo(ChronoUnit.MILLIS).equals(recordedAt)) {
            throw new InvalidInput(InputError.OUT_OF_RANGE, "The time of recording is given in whole milliseconds.");
        }
    }

    /**
     * The minutes of presence behind the entry: those credited and those reduced.
     *
     * @return whole minutes
     */
    public int presentMinutes() {
        return minutes + reductions.stream().mapToInt(Reduction::minutes).sum();
    }

    /**
     * Whether this entry takes back exactly what a grant gave.
     *
     * @param grant another entry
     * @return true if this is a void of it, repeats where it counts and negates all its numbers
     */
    public boolean mirrors(HourEntry grant) {
        return kind == EntryKind.VOID
                && grant.kind == EntryKind.GRANT
                && account.equals(grant.account)
                && voided == grant.sequence
                && attribution.equals(grant.attribution)
                && book == grant.book
                && evidence == grant.evidence
                && time.equals(grant.time)
                && minutes == -grant.minutes
                && participations == -grant.participations
                && beneficiaryVisits == -grant.beneficiaryVisits;
    }

    /**
     * This entry with its place in the chain.
     *
     * @param hash the hash
     * @return a copy
     */
    HourEntry withHash(String hash) {
        return new HourEntry(
                account,
                sequence,
                key,
                kind,
                voided,
                attribution,
                book,
                evidence,
                time,
                minutes,
                participations,
                beneficiaryVisits,
                reductions,
                policy,
                reason,
                recordedAt,
                recordedBy,
                change,
                hash);
    }
}
