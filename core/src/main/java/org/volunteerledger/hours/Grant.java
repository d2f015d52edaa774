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
import org.volunteerledger.service.EnrolmentId;

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

    /** What the keys begin with that the library makes itself, so that no key of a caller can be in their way. */
    static final String OWN_KEY = "#";

    /** The reason of the void of what a review turned down. */
    static final String TURNED_DOWN = "TURNED_DOWN";

    /** The key of the void of an entry. */
    static String voidKey(AccountId account, long sequence) {
        return OWN_KEY + "void-" + account.value() + "-" + sequence;
    }

    /** The key of the grant that takes the place of an entry when that takes over a participation. */
    static String regrantKey(long change, AccountId account, long sequence) {
        return OWN_KEY + "regrant-" + change + "-" + account.value() + "-" + sequence;
    }

    /** The key of one of the entries that an enrolment earned. */
    static String attendanceKey(EnrolmentId enrolment, int index, @Nullable Long again) {
        String key = OWN_KEY + "enrolment-" + enrolment.value() + "-" + index;
        return again == null ? key : key + "-" + again;
    }

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

    /** Whether an entry gives the same, whatever its key and the reason why it was made. */
    boolean gives(HourEntry entry) {
        return entry.attribution().equals(attribution)
                && entry.book() == book
                && entry.evidence() == evidence
                && entry.time().equals(time)
                && entry.minutes() == minutes
                && entry.beneficiaryVisits() == beneficiaryVisits
                && entry.reductions().equals(reductions)
                && entry.policy() == policy;
    }

    /** The same grant in the account of another volunteer. */
    Grant into(AccountId other) {
        return new Grant(
                other,
                key,
                attribution.forVolunteer(other.value()),
                book,
                evidence,
                time,
                minutes,
                headCount,
                beneficiaryVisits,
                reductions,
                policy,
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
