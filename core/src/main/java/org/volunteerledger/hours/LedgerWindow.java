package org.volunteerledger.hours;

import com.google.common.collect.Lists;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.HashChain;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;

/**
 * Some accounts around some days, as a command reads, decides and appends to them. The state of an account is read before its
 * entries, so whatever is appended in between makes the commit fail instead of slipping through.
 */
final class LedgerWindow {

    /** How far the end of a service may lie ahead of the clock, for clocks of check-in devices that are a little fast. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Draft draft;
    private final Map<AccountId, AccountWindow> accounts;

    private LedgerWindow(Draft draft, Map<AccountId, AccountWindow> accounts) {
        this.draft = draft;
        this.accounts = accounts;
    }

    /**
     * Reads accounts with the entries that can touch some days: those of the days themselves and, since service may run past
     * midnight, of the days beside them.
     */
    static LedgerWindow around(Draft draft, Collection<AccountId> accounts, LocalDate first, LocalDate last) {
        HourFilter days = HourFilter.EVERYTHING.within(first.minusDays(1), last.plusDays(1));
        return read(draft, accounts, days);
    }

    /** Reads accounts with all their entries. */
    static LedgerWindow whole(Draft draft, Collection<AccountId> accounts) {
        return read(draft, accounts, HourFilter.EVERYTHING);
    }

    private static LedgerWindow read(Draft draft, Collection<AccountId> ids, HourFilter filter) {
        Storage storage = draft.storage();
        Map<AccountId, AccountWindow> accounts = new HashMap<>();
        for (List<AccountId> part : Lists.partition(List.copyOf(ids), EntryFilter.MAX_VALUES)) {
            Set<AccountId> used = new HashSet<>();
            for (AccountState state : storage.accounts(part)) {
                accounts.put(state.account(), new AccountWindow(state));
                if (state.version() > 0) {
                    used.add(state.account());
                }
            }
            if (!used.isEmpty()) {
                EntryFilter entries = new EntryFilter(filter, used, null, null);
                Pages.visitEntries(
                        storage,
                        entries,
                        entry -> window(accounts, entry.account()).load(entry));
            }
        }
        return new LedgerWindow(draft, accounts);
    }

    AccountWindow account(AccountId id) {
        return window(accounts, id);
    }

    /** Grants time, if the volunteer is free at that time and it is over. */
    HourEntry grant(Grant grant) {
        AccountWindow account = account(grant.account());
        requirePast(grant.time());
        account.requireFree(grant, draft.zone());
        return append(account, grant, EntryKind.GRANT, 0, account.participationsOf(grant));
    }

    /** Takes a grant back; another entry of the same activity and day takes over its participation. */
    HourEntry takeBack(AccountId id, long sequence, @Nullable String reason) {
        AccountWindow account = account(id);
        HourEntry voided = account.requireEffective(sequence);
        HourEntry taker = appendVoid(account, voided, reason);
        account.heirOf(voided).ifPresent(heir -> {
            appendVoid(account, heir, "PARTICIPATION_MOVED");
            String key = Grant.regrantKey(draft.changeId(), id, heir.sequence());
            grant(Grant.again(heir, key, "PARTICIPATION_MOVED"));
        });
        return taker;
    }

    /** Takes back what is left of some grants, the last first, so that no participation moves to one that goes as well. */
    void takeBackAll(AccountId id, List<Long> sequences, String reason) {
        for (int i = sequences.size() - 1; i >= 0; i--) {
            if (account(id).isEffective(sequences.get(i))) {
                takeBack(id, sequences.get(i), reason);
            }
        }
    }

    /**
     * Posts what a review turned down and takes it back at once: the account says why nothing was credited, and no figure counts it.
     * The volunteer may well have been elsewhere at that time.
     */
    HourEntry turnDown(Grant grant) {
        AccountWindow account = account(grant.account());
        requirePast(grant.time());
        HourEntry refused = append(account, grant, EntryKind.GRANT, 0, 0);
        appendVoid(account, refused, Grant.TURNED_DOWN);
        return refused;
    }

    private HourEntry appendVoid(AccountWindow account, HourEntry voided, @Nullable String reason) {
        String key = Grant.voidKey(voided.account(), voided.sequence());
        Grant negated = Grant.again(voided, key, Objects.requireNonNullElse(reason, "VOIDED"));
        return append(account, negated, EntryKind.VOID, voided.sequence(), voided.participations());
    }

    private HourEntry append(AccountWindow account, Grant grant, EntryKind kind, long voided, int participations) {
        AccountState state = account.state();
        int sign = kind.sign();
        HourEntry entry = new HourEntry(
                grant.account(),
                state.version() + 1,
                grant.key(),
                kind,
                voided,
                grant.attribution(),
                grant.book(),
                grant.evidence(),
                grant.time(),
                sign * grant.minutes(),
                sign * participations,
                sign * grant.beneficiaryVisits(),
                kind == EntryKind.GRANT ? grant.reductions() : List.of(),
                grant.policy(),
                grant.reason(),
                latest(draft.now(), state.lastRecordedAt()),
                draft.command().actor(),
                draft.changeId(),
                HashChain.START);
        HourEntry chained = HashChain.chain(state.head(), entry);
        account.append(chained);
        draft.append(state, List.of(chained));
        return chained;
    }

    private void requirePast(ServiceTime time) {
        boolean over = time.end() == null
                ? !time.day().isAfter(draft.today())
                : !time.end().isAfter(draft.now().plus(CLOCK_SKEW));
        if (!over) {
            throw new Refused(
                    HoursError.FUTURE,
                    "The service on " + time.day() + " has not ended at "
                            + draft.now().atZone(draft.zone()).toOffsetDateTime() + ".",
                    Map.of("day", time.day(), "now", draft.now()));
        }
    }

    private static AccountWindow window(Map<AccountId, AccountWindow> accounts, AccountId id) {
        return Objects.requireNonNull(accounts.get(id), "the account was not read");
    }

    /** The order of recording holds even when the clock goes back. */
    private static Instant latest(Instant now, Instant before) {
        return now.isBefore(before) ? before : now;
    }
}
