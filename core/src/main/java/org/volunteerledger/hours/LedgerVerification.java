package org.volunteerledger.hours;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourAggregator;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.hours.LedgerFinding.Rule;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;

/**
 * Reads the whole ledger and checks every rule that must hold: the numbering and the hash chain of each account, voids, overlaps,
 * balances, that the entries are those that changes posted, that the records they count towards are there, and that the reports of the
 * storage show what the entries add up to. Changes made by hand to entries and accounts are found. What other records say, such as names
 * and parents of areas, is not chained: for them the audit trail says who changed what.
 * Memory grows with the number of groups of a report, not with the entries. Run it while nobody posts: entries that come in between
 * would look like faults of the reports.
 */
public final class LedgerVerification {

    private static final List<Measure> SUMS =
            List.of(Measure.MINUTES, Measure.PARTICIPATIONS, Measure.BENEFICIARY_VISITS, Measure.ENTRIES);
    private static final Set<Dimension> PERSONS_BY = EnumSet.of(Dimension.AREA, Dimension.CATEGORY, Dimension.MONTH);

    private final Storage storage;
    private final Consumer<LedgerFinding> findings;
    private final LongConsumer progress;
    private final List<HourAggregator> reports;
    private final List<HourQuery> queries;
    private final PostingAudit postings = new PostingAudit();
    private final RecordAudit records;
    private @Nullable AccountAudit current;
    private long entries;
    private long accounts;
    private long faults;

    private LedgerVerification(Storage storage, Consumer<LedgerFinding> findings, LongConsumer progress) {
        this.storage = storage;
        this.progress = progress;
        this.findings = finding -> {
            faults++;
            findings.accept(finding);
        };
        this.records = new RecordAudit(storage, this.findings);
        this.queries = queries();
        this.reports = queries.stream().map(HourAggregator::of).toList();
    }

    /**
     * Verifies a ledger.
     *
     * @param storage  where it is kept
     * @param findings called for each fault
     * @param progress called now and then with the number of entries checked so far
     * @return what was checked
     */
    public static Summary run(Storage storage, Consumer<LedgerFinding> findings, LongConsumer progress) {
        return new LedgerVerification(storage, findings, progress).run();
    }

    /**
     * What was checked.
     *
     * @param accounts the accounts with entries
     * @param entries  the entries
     * @param reports  the reports compared
     * @param faults   how many faults were found
     */
    public record Summary(long accounts, long entries, long reports, long faults) {}

    private Summary run() {
        try {
            walk();
            postings.finish(storage, findings);
            compareReports();
        } catch (Corrupt e) {
            findings.accept(new LedgerFinding(Rule.READABLE, "after entry " + entries, e.getMessage()));
        }
        return new Summary(accounts, entries, queries.size(), faults);
    }

    private void walk() {
        AccountStates states = new AccountStates(storage);
        Pages.visitEntries(storage, EntryFilter.ALL, entry -> next(entry, states));
        finishAccount(states);
        for (AccountState left = states.next(); left != null; left = states.next()) {
            checkWithoutEntries(left);
        }
    }

    private void next(HourEntry entry, AccountStates states) {
        AccountAudit audit = current;
        if (audit == null || !audit.account().equals(entry.account())) {
            finishAccount(states);
            audit = new AccountAudit(entry.account(), findings);
            current = audit;
            accounts++;
        }
        audit.next(entry);
        postings.next(entry);
        reports.forEach(report -> report.add(entry));
        entries++;
        if (entries % PageRequest.MAX_LIMIT == 0) {
            progress.accept(entries);
        }
    }

    /** Accounts and entries both come by ascending account, so one walk beside the other is enough. */
    private void finishAccount(AccountStates states) {
        AccountAudit audit = current;
        if (audit == null) {
            return;
        }
        AccountState stored = states.next();
        while (stored != null && stored.account().compareTo(audit.account()) < 0) {
            checkWithoutEntries(stored);
            stored = states.next();
        }
        if (stored == null || !stored.account().equals(audit.account())) {
            states.putBack(stored);
            stored = AccountState.empty(audit.account());
        }
        audit.finish(stored);
    }

    private void checkWithoutEntries(AccountState stored) {
        new AccountAudit(stored.account(), findings).finish(stored);
    }

    private void compareReports() {
        for (int i = 0; i < queries.size(); i++) {
            HourQuery query = queries.get(i);
            HourTable expected = reports.get(i).finish();
            if (query.by().size() == 1) {
                records.check(query.by().get(0).dimension(), expected);
            }
            HourTable reported = storage.aggregate(query);
            if (!expected.equals(reported)) {
                String by = query.by().isEmpty()
                        ? "in all"
                        : "by " + query.by().get(0).name();
                findings.accept(new LedgerFinding(
                        Rule.REPORT,
                        "report " + by,
                        "shows " + reported.rows() + " rows; the entries give " + expected.rows()
                                + " rows, or other figures in them"));
            }
        }
    }

    /** Sums by every dimension; distinct persons, which cost memory for each person in each group, by a few. */
    private static List<HourQuery> queries() {
        List<HourQuery> queries = new ArrayList<>();
        queries.add(HourQuery.of(List.of(), List.of(Measure.values()), HourFilter.EVERYTHING));
        for (Dimension dimension : Dimension.values()) {
            List<Measure> measures = new ArrayList<>(SUMS);
            if (PERSONS_BY.contains(dimension)) {
                measures.add(Measure.VOLUNTEERS);
            }
            queries.add(HourQuery.of(List.of(Grouping.by(dimension)), measures, HourFilter.EVERYTHING));
        }
        return queries;
    }

    /** Walks over the stored states, page by page. */
    private static final class AccountStates {

        private final Storage storage;
        private Slice<AccountState> slice;
        private int position;
        private @Nullable AccountState held;

        AccountStates(Storage storage) {
            this.storage = storage;
            this.slice = storage.accounts(PageRequest.first(PageRequest.MAX_LIMIT));
        }

        @Nullable AccountState next() {
            AccountState back = held;
            if (back != null) {
                held = null;
                return back;
            }
            if (position == slice.items().size() && slice.next() != null) {
                slice = storage.accounts(
                        PageRequest.first(PageRequest.MAX_LIMIT).after(slice.next()));
                position = 0;
            }
            return position < slice.items().size() ? slice.items().get(position++) : null;
        }

        void putBack(@Nullable AccountState state) {
            held = state;
        }
    }
}
