package org.volunteerledger.hours;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.people.PersonMerge;
import org.volunteerledger.people.PersonMover;

/**
 * Moves credited time by postings: a void under the one record and a grant under the other, minute for minute, so that no query has to
 * know of the merge. What both records were credited for at the same time is refused, and a day's participation in an activity that both
 * had is counted once.
 */
final class HourMover implements PersonMover {

    private static final String MERGED = "PERSON_MERGED";
    private static final String UNDONE = "PERSON_MERGE_UNDONE";

    @Override
    public String part() {
        return "hours";
    }

    @Override
    public List<Long> move(Draft draft, PersonMerge merge) {
        AccountId from = new AccountId(merge.from().value());
        AccountId into = new AccountId(merge.into().value());
        LedgerWindow window = LedgerWindow.whole(draft, List.of(from, into));
        List<HourEntry> entries = window.account(from).effective();
        if (entries.size() > Hours.MAX_RECORDS) {
            throw new Refused(
                    HoursError.TOO_MANY_ENTRIES,
                    "Volunteer " + from.value() + " has " + entries.size() + " entries, more than the "
                            + Hours.MAX_RECORDS + " of one commit.",
                    Map.of("volunteer", from.value(), "entries", entries.size()));
        }
        return move(window, entries, into, "merge-" + merge.id().value(), MERGED);
    }

    @Override
    public void moveBack(Draft draft, PersonMerge merge, List<Long> moved) {
        AccountId from = new AccountId(merge.from().value());
        AccountId into = new AccountId(merge.into().value());
        LedgerWindow window = LedgerWindow.whole(draft, List.of(from, into));
        List<HourEntry> entries = moved.stream()
                .filter(window.account(into)::isEffective)
                .map(window.account(into)::requireEffective)
                .toList();
        move(window, entries, from, "unmerge-" + merge.id().value(), UNDONE);
    }

    private static List<Long> move(
            LedgerWindow window, List<HourEntry> entries, AccountId to, String name, String reason) {
        if (!entries.isEmpty()) {
            window.takeBackAll(
                    entries.get(0).account(),
                    entries.stream().map(HourEntry::sequence).toList(),
                    reason);
        }
        List<Long> landed = new ArrayList<>();
        for (HourEntry entry : entries) {
            String key = Grant.OWN_KEY + name + "-" + entry.sequence();
            landed.add(window.grant(Grant.again(entry, key, reason).into(to)).sequence());
        }
        return landed;
    }
}
