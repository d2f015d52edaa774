package org.volunteerledger.benchmarks;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.benchmarks.LedgerData.Status;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HashChain;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.Storage;

/** Turns rows, in their order, into entries that are numbered and chained within each account. */
public final class EntryFeed {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** The one organisation that records. */
    public static final long ORGANISATION = 1;

    private final LedgerData data;
    private final Map<AccountId, AccountState> accounts = new HashMap<>();
    private final Map<AccountId, AccountState> before = new HashMap<>();
    private int row;
    private long change;

    EntryFeed(LedgerData data) {
        this.data = data;
    }

    /** Commits all of the data to a storage, so many rows at a time. */
    static void load(LedgerData data, Storage storage, int rowsEach) {
        EntryFeed feed = new EntryFeed(data);
        while (feed.hasNext()) {
            storage.commit(feed.nextChangeSet(rowsEach));
        }
    }

    boolean hasNext() {
        return row < data.rows();
    }

    private AccountState before(AccountId account) {
        return Objects.requireNonNull(before.get(account), "an account with entries had a state before them");
    }

    /** The entries of the next rows; may be none, where all of them are pending. */
    List<HourEntry> next(int rows) {
        change++;
        before.clear();
        List<HourEntry> entries = new ArrayList<>(rows + rows / 16);
        int end = Math.min(data.rows(), row + rows);
        for (; row < end; row++) {
            if (data.status(row) != Status.PENDING) {
                HourEntry grant = append(null);
                entries.add(grant);
                if (data.status(row) == Status.REJECTED) {
                    entries.add(append(grant));
                }
            }
        }
        return entries;
    }

    /** The change set of the next rows. */
    ChangeSet nextChangeSet(int rows) {
        Instant now = recordedAt(row);
        Map<AccountId, List<HourEntry>> byAccount = new HashMap<>();
        for (HourEntry entry : next(rows)) {
            byAccount
                    .computeIfAbsent(entry.account(), account -> new ArrayList<>())
                    .add(entry);
        }
        ChangeSet.Builder changes = ChangeSet.builder()
                .record(new ChangeRecord(
                        change, "change-" + change, HashChain.START, "load", "bench", null, now, null, List.of()));
        byAccount.forEach((account, entries) -> changes.append(before(account), entries));
        return changes.build();
    }

    /** What the time of a row counts towards. */
    public static Attribution attribution(LedgerData data, int row, long volunteer) {
        int station = data.station(row);
        return new Attribution(
                volunteer,
                Attribution.NONE,
                data.project(row),
                data.team(row),
                ORGANISATION,
                LedgerData.areaOfStation(station),
                station,
                data.category(row));
    }

    /** The entry of the present row, or the void of it. */
    private HourEntry append(@Nullable HourEntry grant) {
        long volunteer = LedgerData.volunteerId(data.volunteerRank(row));
        AccountId account = new AccountId(volunteer);
        AccountState state = accounts.getOrDefault(account, AccountState.empty(account));
        int sign = grant == null ? 1 : -1;
        HourEntry entry = new HourEntry(
                account,
                state.version() + 1,
                (grant == null ? "row-" : "void-") + row,
                grant == null ? EntryKind.GRANT : EntryKind.VOID,
                grant == null ? 0 : grant.sequence(),
                grant == null ? attribution(data, row, volunteer) : grant.attribution(),
                Book.SERVICE,
                Evidence.IMPORT,
                grant == null ? ServiceTime.on(data.day(row)) : grant.time(),
                sign * data.minutes(row),
                sign,
                0,
                List.of(),
                Attribution.NONE,
                grant == null ? null : "REJECTED",
                recordedAt(row),
                "bench",
                change,
                HashChain.START);
        HourEntry chained = HashChain.chain(state.head(), entry);
        before.putIfAbsent(account, state);
        accounts.put(account, state.after(chained));
        return chained;
    }

    private Instant recordedAt(int row) {
        return data.arrival(row).atStartOfDay(ZONE).toInstant();
    }
}
