package org.volunteerledger.hours;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ServiceTime;

/**
 * Time that somebody reports: a line of a file from another system, a leader's note, or a count of unnamed helpers.
 *
 * @param key               the caller's key, unique in the ledger, by which the same record is recognised when it comes again; at most
 *                          {@link HourEntry#MAX_KEY} code points, and not with {@code #} in front, which the ledger's own keys have
 * @param attribution       who served and what the time counts towards; without a volunteer it is a leader's count of unnamed
 *                          helpers and people served, which needs an activity
 * @param book              service or training
 * @param evidence          how the time is known
 * @param time              start and end, or only the day
 * @param breakMinutes      minutes between start and end that were a break, 0 to 1440; 0 where only the day is known
 * @param minutes           the minutes as reported: needed where only the day is known; beside start and end they must not be more
 *                          than lies between, and less is credited less. Null if start and end say it all, and for a head-count
 * @param headCount         the number of unnamed helpers, or 0 with a volunteer
 * @param beneficiaryVisits how many people were served, 0 or more
 */
public record HourRecord(
        String key,
        Attribution attribution,
        Book book,
        Evidence evidence,
        ServiceTime time,
        int breakMinutes,
        @Nullable Integer minutes,
        int headCount,
        int beneficiaryVisits) {

    /** Checks the ranges, and that the parts agree. */
    public HourRecord {
        Check.text("key", key, HourEntry.MAX_KEY);
        Check.given("attribution", attribution);
        Check.given("book", book);
        Check.given("evidence", evidence);
        Check.given("time", time);
        Check.range("breakMinutes", breakMinutes, 0, HourEntry.MAX_MINUTES);
        Check.range("headCount", headCount, 0, HourEntry.MAX_COUNT);
        Check.range("beneficiaryVisits", beneficiaryVisits, 0, HourEntry.MAX_COUNT);
        if (minutes != null) {
            Check.range("minutes", minutes, 0, HourEntry.MAX_MINUTES);
        }
        boolean named = attribution.volunteer() != Attribution.NONE;
        require(!named || headCount == 0, "A record has either a volunteer or a number of unnamed helpers.");
        require(
                named || headCount > 0 || beneficiaryVisits > 0,
                "A record without a volunteer counts unnamed helpers or people served.");
        require(named || attribution.activity() != Attribution.NONE, "A count of unnamed helpers needs an activity.");
        require(named || minutes == null, "A count of unnamed helpers has participations, not minutes.");
        require(!named || time.timed() || minutes != null, "Time on a day needs minutes, or start and end.");
        require(breakMinutes == 0 || (named && time.timed()), "A break lies between the start and end of a volunteer.");
        require(!key.startsWith(Grant.OWN_KEY), "Keys that begin with # are the ledger's own.");
    }

    /**
     * Whether this counts unnamed helpers.
     *
     * @return true without a volunteer
     */
    public boolean isHeadCount() {
        return attribution.volunteer() == Attribution.NONE;
    }

    /** As Java would make it. That goes through a formatter each time, which digests of thousands of records feel. */
    @Override
    public String toString() {
        return "HourRecord[key=" + key + ", attribution=" + attribution + ", book=" + book + ", evidence=" + evidence
                + ", time=" + time + ", breakMinutes=" + breakMinutes + ", minutes=" + minutes + ", headCount="
                + headCount + ", beneficiaryVisits=" + beneficiaryVisits + "]";
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new InvalidInput(InputError.CONTRADICTION, rule, Map.of());
        }
    }
}
