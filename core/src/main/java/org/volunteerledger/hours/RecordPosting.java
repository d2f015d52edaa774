package org.volunteerledger.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.StorageError;

/** Posts reported records in one attempt: what is known is skipped, what breaks a rule is rejected, the rest is granted. */
final class RecordPosting {

    private final Draft draft;
    private final AccrualRules rules;

    RecordPosting(Draft draft, AccrualRules rules) {
        this.draft = draft;
        this.rules = rules;
    }

    List<RecordOutcome> post(List<HourRecord> records) {
        Map<String, HourEntry> known = known(records);
        List<HourRecord> fresh = records.stream()
                .filter(record -> !known.containsKey(record.key()))
                .toList();
        ReferenceCheck references = ReferenceCheck.read(draft.storage(), map(fresh, HourRecord::attribution));
        LedgerWindow window = window(fresh);
        List<RecordOutcome> outcomes = new ArrayList<>(records.size());
        for (HourRecord record : records) {
            HourEntry entry = known.get(record.key());
            if (entry == null) {
                RecordOutcome outcome = grant(record, references, window);
                outcomes.add(outcome);
                if (outcome instanceof RecordOutcome.Accepted accepted) {
                    known.put(record.key(), accepted.entry());
                }
            } else {
                outcomes.add(again(record, entry));
            }
        }
        return outcomes;
    }

    /** Grants a record in the place of one that was taken back; a rule that it breaks refuses the whole command. */
    HourEntry replace(HourRecord record, LedgerWindow window, String reason) {
        ReferenceCheck.read(draft.storage(), List.of(record.attribution()))
                .require(record.attribution(), record.time().day());
        List<Grant> grants = grants(record, window).stream()
                .map(grant -> grant.because(reason))
                .toList();
        return window.grantAll(grants).get(0);
    }

    private Map<String, HourEntry> known(List<HourRecord> records) {
        Map<String, HourEntry> known = new HashMap<>();
        Set<String> keys = new HashSet<>(map(records, HourRecord::key));
        Pages.visitEntries(draft.storage(), EntryFilter.keyed(keys), entry -> known.put(entry.key(), entry));
        return known;
    }

    private LedgerWindow window(List<HourRecord> records) {
        Set<AccountId> accounts = new HashSet<>(map(records, RecordPosting::account));
        if (records.stream().anyMatch(record -> policy(record).limits().capsActivity())) {
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
            return new RecordOutcome.Accepted(
                    window.grantAll(grants(record, window)).get(0));
        } catch (Refused | InvalidInput e) {
            return new RecordOutcome.Rejected(e);
        }
    }

    private List<Grant> grants(HourRecord record, LedgerWindow window) {
        if (record.isHeadCount()) {
            return List.of(grant(record, record.key(), record.time(), 0, List.of(), Attribution.NONE));
        }
        AccrualPolicy policy = policy(record);
        var prior = CreditedDays.of(
                window.account(account(record)).effective(),
                record.book(),
                record.attribution().activity(),
                Map.of(),
                draft.zone());
        Attendance attendance = attendance(record);
        Accrual accrual = AccrualCalculator.of(policy, draft.zone()).accrue(attendance, Plan.NONE, prior, Review.NONE);
        Instant end = record.time().end();
        if (end == null) {
            return List.of(grant(
                    record, record.key(), record.time(), accrual.creditedMinutes(), accrual.reductions(), policy.id()));
        }
        List<Grant> grants = new ArrayList<>();
        for (CreditPart part : CreditPart.of(attendance.pairs(), accrual, end, draft.zone())) {
            String key = grants.isEmpty() ? record.key() : "rest-" + draft.changeId() + "-" + draft.newId();
            ServiceTime time = ServiceTime.between(part.start(), part.end(), draft.zone());
            grants.add(grant(record, key, time, part.minutes(), part.reductions(), policy.id()));
        }
        return grants;
    }

    /** The local rules are about service; training is recorded as it was. */
    private AccrualPolicy policy(HourRecord record) {
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

    private static Grant grant(
            HourRecord record, String key, ServiceTime time, int minutes, List<Reduction> reductions, long policy) {
        return new Grant(
                account(record),
                key,
                record.attribution(),
                record.book(),
                record.evidence(),
                time,
                minutes,
                record.headCount(),
                record.beneficiaryVisits(),
                reductions,
                policy,
                null);
    }

    /** The same record again is skipped; another one under the same key is not. */
    private RecordOutcome again(HourRecord record, HourEntry entry) {
        return isSame(record, entry)
                ? new RecordOutcome.Skipped(entry)
                : new RecordOutcome.Rejected(new IdempotencyConflict(
                        StorageError.ENTRY_KEY_REUSED,
                        "The key belongs to entry " + EntryRef.of(entry) + ", which has other content.",
                        Map.of("entry", EntryRef.of(entry).toString())));
    }

    private boolean isSame(HourRecord record, HourEntry entry) {
        return entry.attribution().equals(record.attribution())
                && entry.book() == record.book()
                && entry.evidence() == record.evidence()
                && entry.beneficiaryVisits() == record.beneficiaryVisits()
                && (record.isHeadCount()
                        ? entry.time().equals(record.time()) && entry.participations() == record.headCount()
                        : isSameTime(record, entry));
    }

    /** The entry may end at midnight, with the rest in another; its break tells whether the record's was the same. */
    private boolean isSameTime(HourRecord record, HourEntry entry) {
        ServiceTime before = entry.time();
        ServiceTime now = record.time();
        if (!before.timed() || !now.timed()) {
            Integer minutes = record.minutes();
            return before.equals(now) && minutes != null && minutes == entry.presentMinutes();
        }
        Instant midnight = now.day().plusDays(1).atStartOfDay(draft.zone()).toInstant();
        boolean sameEnd = Objects.equals(before.end(), now.end()) || midnight.equals(before.end());
        AccrualPolicy policy = policy(record);
        return Objects.equals(before.start(), now.start())
                && sameEnd
                && (entry.policy() != policy.id()
                        || midnight.equals(before.end())
                        || breakOf(entry.reductions()) == breakOf(accrue(record, policy)));
    }

    private List<Reduction> accrue(HourRecord record, AccrualPolicy policy) {
        return AccrualCalculator.of(policy, draft.zone())
                .accrue(attendance(record), Plan.NONE, PriorCredit.NONE, Review.NONE)
                .reductions();
    }

    private static int breakOf(List<Reduction> reductions) {
        return reductions.stream()
                .filter(reduction -> reduction.reason() == ReductionReason.BREAK)
                .mapToInt(Reduction::minutes)
                .sum();
    }

    private static AccountId account(HourRecord record) {
        return new AccountId(
                record.isHeadCount()
                        ? record.attribution().activity()
                        : record.attribution().volunteer());
    }

    private static <T> List<T> map(Collection<HourRecord> records, java.util.function.Function<HourRecord, T> field) {
        return records.stream().map(field).toList();
    }
}
