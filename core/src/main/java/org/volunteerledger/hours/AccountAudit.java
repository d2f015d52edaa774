package org.volunteerledger.hours;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.volunteerledger.hours.LedgerFinding.Rule;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.HashChain;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Totals;

/** Follows the entries of one account and reports what is wrong with them. */
final class AccountAudit {

    private final Consumer<LedgerFinding> findings;
    private final Map<Long, HourEntry> effective = new TreeMap<>();
    private final List<HourEntry> granted = new ArrayList<>();
    private AccountState expected;
    private boolean chained = true;

    AccountAudit(AccountId account, Consumer<LedgerFinding> findings) {
        this.expected = AccountState.empty(account);
        this.findings = findings;
    }

    AccountId account() {
        return expected.account();
    }

    void next(HourEntry entry) {
        if (!granted.isEmpty() && granted.get(0).change() != entry.change()) {
            checkOverlaps();
        }
        checkNumber(entry);
        checkHash(entry);
        if (entry.recordedAt().isBefore(expected.lastRecordedAt())) {
            report(
                    Rule.ORDER_OF_RECORDING,
                    entry,
                    "recorded at " + entry.recordedAt() + ", before the entry in front of it at "
                            + expected.lastRecordedAt());
        }
        if (entry.kind() == EntryKind.VOID) {
            checkVoid(entry);
        } else {
            granted.add(entry);
            effective.put(entry.sequence(), entry);
        }
        Totals totals = expected.totals().plus(entry);
        expected = new AccountState(account(), entry.sequence(), entry.hash(), entry.recordedAt(), totals);
    }

    /** Compares with the state that the storage keeps. */
    void finish(AccountState stored) {
        checkOverlaps();
        if (!stored.equals(expected)) {
            findings.accept(new LedgerFinding(
                    Rule.BALANCE,
                    "account " + account().value(),
                    "the account says version " + stored.version() + ", " + stored.totals()
                            + "; its entries say version "
                            + expected.version() + ", " + expected.totals()
                            + (stored.head().equals(expected.head()) ? "" : "; and the head of the chain differs")));
        }
    }

    private void checkNumber(HourEntry entry) {
        if (entry.sequence() != expected.version() + 1) {
            report(Rule.GAPLESS_NUMBERING, entry, "entry " + (expected.version() + 1) + " should come here");
        }
    }

    /** Reports the first broken link only: behind it everything would differ. */
    private void checkHash(HourEntry entry) {
        if (chained && !HashChain.hash(expected.head(), entry).equals(entry.hash())) {
            chained = false;
            report(Rule.HASH_CHAIN, entry, "the hash does not follow from the content and the hash before");
        }
    }

    private void checkVoid(HourEntry entry) {
        HourEntry grant = effective.remove(entry.voided());
        if (grant == null) {
            report(Rule.VOID_OF_GRANT, entry, "entry " + entry.voided() + " is not an effective grant");
        } else if (grant.minutes() != -entry.minutes()
                || grant.participations() != -entry.participations()
                || grant.beneficiaryVisits() != -entry.beneficiaryVisits()
                || !grant.attribution().equals(entry.attribution())
                || grant.book() != entry.book()
                || grant.evidence() != entry.evidence()
                || !grant.time().equals(entry.time())) {
            report(Rule.VOID_OF_GRANT, entry, "does not take back exactly what entry " + entry.voided() + " gave");
        }
    }

    /** Looks at the grants of a change when it is over: what it takes back itself stands beside nothing. */
    private void checkOverlaps() {
        granted.stream()
                .filter(entry -> effective.containsKey(entry.sequence()))
                .filter(entry -> entry.attribution().volunteer() != Attribution.NONE)
                .forEach(entry -> effective.values().stream()
                        .filter(other -> other.sequence() < entry.sequence())
                        .filter(other -> other.time().overlaps(entry.time()))
                        .forEach(other -> report(Rule.NO_OVERLAP, entry, "overlaps entry " + other.sequence())));
        granted.clear();
    }

    private void report(Rule rule, HourEntry entry, String message) {
        findings.accept(new LedgerFinding(rule, "entry " + EntryRef.of(entry), message));
    }
}
