package org.volunteerledger.hours;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Check;
import org.volunteerledger.hours.accrual.Review;
import org.volunteerledger.hours.accrual.ReviewLevel;
import org.volunteerledger.ledger.AccountId;

/**
 * Posts hours as a part of another command, such as the recording of a care visit: the record of what was done and its hours are in one
 * commit, or neither is. One call for each command. Unlike {@link Hours#record} it is all or nothing.
 */
public final class HourPosting {

    private final Draft draft;
    private final AccrualRules rules;

    private HourPosting(Draft draft, AccrualRules rules) {
        this.draft = draft;
        this.rules = rules;
    }

    /**
     * Posting within a command.
     *
     * @param draft what the command has decided so far
     * @param rules the policies in force
     * @return the posting
     */
    public static HourPosting in(Draft draft, AccrualRules rules) {
        return new HourPosting(draft, rules);
    }

    /**
     * Posts records.
     *
     * @param records the time, at most {@link Hours#MAX_RECORDS}
     * @return the entries, in the order of the records
     * @throws org.volunteerledger.error.LedgerException as {@link Hours#record} says; for the first record that breaks a rule
     */
    public List<EntryRef> post(List<HourRecord> records) {
        Check.range("records", records.size(), 0, Hours.MAX_RECORDS);
        List<EntryRef> entries = new ArrayList<>(records.size());
        for (RecordOutcome outcome : new RecordPosting(draft, rules, Review.NONE).post(records)) {
            if (outcome instanceof RecordOutcome.Rejected rejected) {
                throw rejected.error();
            }
            entries.add(EntryRef.of(Hours.entry(outcome)));
        }
        return List.copyOf(entries);
    }

    /**
     * Takes grants back and posts others in their place. Whoever corrects decides for the organiser, as {@link Hours#correct} says.
     *
     * @param grants  the grants; one that was taken back before is left as it is
     * @param records the time as it was; none to take back only
     * @param reason  a code for the reason, at most 64 code points
     * @return the new entries, in the order of the records
     * @throws org.volunteerledger.error.LedgerException as {@link Hours#record} says; for the first record that breaks a rule
     */
    public List<EntryRef> replace(Collection<EntryRef> grants, List<HourRecord> records, String reason) {
        Check.text("reason", reason, 64);
        Map<AccountId, List<Long>> standing = new LinkedHashMap<>();
        grants.forEach(grant -> standing.computeIfAbsent(grant.account(), account -> new ArrayList<>())
                .add(grant.sequence()));
        Set<AccountId> accounts = new LinkedHashSet<>(standing.keySet());
        records.forEach(record -> accounts.add(RecordPosting.account(record)));
        LedgerWindow window = LedgerWindow.whole(draft, accounts);
        standing.forEach((account, sequences) -> window.takeBackAll(account, sequences, reason));
        RecordPosting posting = new RecordPosting(draft, rules, Review.approvedBy(ReviewLevel.ORGANISER));
        return records.stream()
                .map(record -> EntryRef.of(posting.replace(record, window, reason)))
                .toList();
    }
}
