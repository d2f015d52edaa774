package org.volunteerledger.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.accrual.Accrual;
import org.volunteerledger.hours.accrual.AccrualCalculator;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.hours.accrual.Attendance;
import org.volunteerledger.hours.accrual.Plan;
import org.volunteerledger.hours.accrual.PriorCredit;
import org.volunteerledger.hours.accrual.Review;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Reduction;
import org.volunteerledger.ledger.ReductionReason;
import org.volunteerledger.ledger.Totals;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.Versioned;

/** Posts reported records in one attempt: what is known is skipped, what breaks a rule is rejected, the rest is granted. */
final class RecordPosting {

    private final Draft draft;
    private final AccrualRules rules;
    private final Review review;

    RecordPosting(Draft draft, AccrualRules rules, Review review) {
        this.draft = draft;
        this.rules = rules;
        this.review = review;
    }

    List<RecordOutcome> post(List<HourRecord> records) {
        records.forEach(record -> draft.concerns(record.attribution()));
        Map<String, HourEntry> known = known(draft.storage(), records);
        List<HourRecord> fresh = records.stream()
                .filter(record -> !known.containsKey(record.key()))
                .toList();
        ReferenceCheck references = ReferenceCheck.read(draft.storage(), map(fresh, HourRecord::attribution));
        LedgerWindow window = window(fresh);
        List<RecordOutcome> outcomes = new ArrayList<>(records.size());
        for (HourRecord record : records) {
            HourEntry entry = known.get(record.key());
            if (entry == null) {
                // Appended between the two reads: it must not seem to overlap itself.
                entry = window.account(account(record)).grantOf(record.key()).orElse(null);
            }
            if (entry == null) {
                RecordOutcome outcome = grant(record, references, window);
                outcomes.add(outcome);
                if (outcome instanceof RecordOutcome.Accepted accepted) {
                    known.put(record.key(), accepted.entry());
                }
            } else {
                outcomes.add(again(record, entry, rules, draft.zone()));
            }
        }
        return outcomes;
    }

    /** What became of records whose command was applied before, so that nothing was written now. */
    static List<RecordOutcome> afterReplay(
            Storage storage, ZoneId zone, List<HourRecord> records, List<RecordOutcome> decided, AccrualRules rules) {
        Map<String, HourEntry> known = known(storage, records);
        List<RecordOutcome> outcomes = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            HourEntry entry = known.get(records.get(i).key());
            if (entry != null) {
                outcomes.add(again(records.get(i), entry, rules, zone));
            } else if (decided.get(i) instanceof RecordOutcome.Rejected) {
                outcomes.add(decided.get(i));
            } else {
                outcomes.add(new RecordOutcome.Rejected(new Refused(
                        HoursError.REJECTED_BEFORE,
                        "The record was rejected when the command was sent first, though it is acceptable now.",
                        Map.of("index", i))));
            }
        }
        return List.copyOf(outcomes);
    }

    /** Grants a record in the place of one that was taken back; a rule that it breaks refuses the whole command. */
    HourEntry replace(HourRecord record, LedgerWindow window, String reason) {
        ReferenceCheck.read(draft.storage(), List.of(record.attribution()))
                .require(record.attribution(), record.time().day());
        Grant grant = record.isHeadCount() ? headCount(record) : time(record, window.account(account(record)));
        return window.grant(grant.because(reason));
    }

    private static Map<String, HourEntry> known(Storage storage, List<HourRecord> records) {
        Map<String, HourEntry> known = new HashMap<>();
        Set<String> keys = new HashSet<>(map(records, HourRecord::key));
        Pages.visitEntries(storage, EntryFilter.keyed(keys), entry -> known.put(entry.key(), entry));
        return known;
    }

    private LedgerWindow window(List<HourRecord> records) {
        Set<AccountId> accounts = new HashSet<>(map(records, RecordPosting::account));
        if (records.stream().anyMatch(record -> policy(record, rules).limits().capsActivity())) {
            return LedgerWindow.whole(draft, accounts);
        }
        List<LocalDate> days = map(records, record -> record.time().day());
        LocalDate first = days.stream().min(LocalDate::compareTo).orElse(draft.today());
        LocalDate last = days.stream().max(LocalDate::compareTo).orElse(draft.today());
        return LedgerWindow.around(draft, accounts, first, last);
    }

    private RecordOutcome grant(HourRecord record, ReferenceCheck references, LedgerWindow window) {
        try {
            references.require(record.attribution(), record.time().day());
            if (record.isHeadCount()) {
                return new RecordOutcome.Accepted(window.grant(headCount(record)));
            }
            AccountWindow account = window.account(account(record));
            if (account.state().totals().equals(Totals.ZERO)) {
                // A merge moves entries, by which the account moves on; where none counts, it is the volunteer that
                // does.
                Versioned<Volunteer> volunteer =
                        references.volunteer(record.attribution().volunteer());
                draft.expect(Volunteer.KIND, volunteer.id(), volunteer.version());
            }
            return new RecordOutcome.Accepted(window.grant(time(record, account)));
        } catch (Refused | InvalidInput e) {
            return new RecordOutcome.Rejected(e);
        }
    }

    private static Grant headCount(HourRecord record) {
        return grant(record, 0, List.of(), Attribution.NONE);
    }

    private Grant time(HourRecord record, AccountWindow account) {
        AccrualPolicy policy = policy(record, rules);
        var prior = CreditedDays.of(
                account.effective(), record.book(), record.attribution().activity(), Map.of(), draft.zone());
        Accrual accrual =
                AccrualCalculator.of(policy, draft.zone()).accrue(attendance(record), Plan.NONE, prior, review);
        return grant(record, accrual.creditedMinutes(), accrual.reductions(), policy.id());
    }

    /** The local rules are about service; training is recorded as it was. */
    private static AccrualPolicy policy(HourRecord record, AccrualRules rules) {
        return record.book() == Book.TRAINING || record.isHeadCount()
                ? AccrualPolicy.DEFAULT
                : rules.policyFor(record.time().day(), record.attribution().area());
    }

    private static Attendance attendance(HourRecord record) {
        Instant start = record.time().start();
        Instant end = record.time().end();
        Integer minutes = record.minutes();
        if (start == null || end == null) {
            return Attendance.untimed(record.time().day(), minutes == null ? 0 : minutes);
        }
        int pause = record.breakMinutes();
        if (minutes != null) {
            long between = Duration.between(start, end).toMinutes();
            if (minutes > between - pause) {
                throw new InvalidInput(
                        InputError.CONTRADICTION,
                        minutes + " minutes are reported; " + (between - pause) + " lie between start and end.",
                        Map.of("minutes", minutes, "between", between, "break", pause));
            }
            pause = (int) (between - minutes);
        }
        return Attendance.between(start, end).withBreak(pause);
    }

    private static Grant grant(HourRecord record, int minutes, List<Reduction> reductions, long policy) {
        return new Grant(
                account(record),
                record.key(),
                record.attribution(),
                record.book(),
                record.evidence(),
                record.time(),
                minutes,
                record.headCount(),
                record.beneficiaryVisits(),
                reductions,
                policy,
                null);
    }

    /** The same record again is skipped; another one under the same key is not. */
    private static RecordOutcome again(HourRecord record, HourEntry entry, AccrualRules rules, ZoneId zone) {
        boolean same = entry.attribution().equals(record.attribution())
                && entry.book() == record.book()
                && entry.evidence() == record.evidence()
                && entry.time().equals(record.time())
                && entry.beneficiaryVisits() == record.beneficiaryVisits()
                && (record.isHeadCount()
                        ? entry.participations() == record.headCount()
                        : entry.presentMinutes() == presentMinutes(record)
                                && sameBreak(record, entry, policy(record, rules), zone));
        return same
                ? new RecordOutcome.Skipped(entry)
                : new RecordOutcome.Rejected(new IdempotencyConflict(
                        StorageError.ENTRY_KEY_REUSED,
                        "The key belongs to entry " + EntryRef.of(entry) + ", which has other content.",
                        Map.of("entry", EntryRef.of(entry).toString())));
    }

    /** What is left of the time after the breaks, on which no other credit has a bearing. A policy may have been replaced since. */
    private static boolean sameBreak(HourRecord record, HourEntry entry, AccrualPolicy policy, ZoneId zone) {
        if (!record.time().timed()) {
            return true;
        }
        Attendance attendance;
        try {
            attendance = attendance(record);
        } catch (InvalidInput e) {
            return false;
        }
        int stored = breakOf(entry.reductions());
        int now = breakOf(AccrualCalculator.of(policy, zone)
                .accrue(attendance, Plan.NONE, PriorCredit.NONE, Review.NONE)
                .reductions());
        return stored == now || (entry.policy() != policy.id() && stored >= attendance.breakMinutes());
    }

    private static int breakOf(List<Reduction> reductions) {
        return reductions.stream()
                .filter(reduction -> reduction.reason() == ReductionReason.BREAK)
                .mapToInt(Reduction::minutes)
                .sum();
    }

    private static long presentMinutes(HourRecord record) {
        Instant start = record.time().start();
        Instant end = record.time().end();
        if (start != null && end != null) {
            return Duration.between(start, end).toMinutes();
        }
        Integer minutes = record.minutes();
        return minutes == null ? 0 : minutes;
    }

    /** The account that a record belongs to. */
    static AccountId account(HourRecord record) {
        return new AccountId(
                record.isHeadCount()
                        ? record.attribution().activity()
                        : record.attribution().volunteer());
    }

    private static <T> List<T> map(Collection<HourRecord> records, Function<HourRecord, T> field) {
        return records.stream().map(field).toList();
    }
}
