package org.volunteerledger.hours;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Reduction;
import org.volunteerledger.ledger.ServiceTime;

/**
 * Time that was decided to be granted; what is missing for an entry is its place in the account.
 *
 * @param headCount the number of unnamed helpers, or 0 for a named volunteer
 */
record Grant(
        AccountId account,
        String key,
        Attribution attribution,
        Book book,
        Evidence evidence,
        ServiceTime time,
        int minutes,
        int headCount,
        int beneficiaryVisits,
        List<Reduction> reductions,
        long policy,
        @Nullable String reason) {

    /** The grant of an entry again, under another key. */
    static Grant again(HourEntry entry, String key, String reason) {
        boolean helpers = entry.attribution().volunteer() == Attribution.NONE;
        return new Grant(
                entry.account(),
                key,
                entry.attribution(),
                entry.book(),
                entry.evidence(),
                entry.time(),
                entry.minutes(),
                helpers ? entry.participations() : 0,
                entry.beneficiaryVisits(),
                entry.reductions(),
                entry.policy(),
                reason);
    }

    /** The same grant with a reason. */
    Grant because(String why) {
        return new Grant(
                account,
                key,
                attribution,
                book,
                evidence,
                time,
                minutes,
                headCount,
                beneficiaryVisits,
                reductions,
                policy,
                why);
    }
}
