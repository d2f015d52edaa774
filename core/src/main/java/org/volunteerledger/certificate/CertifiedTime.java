package org.volunteerledger.certificate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.HashChain;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;

/**
 * The grants that stood in a scope at a position of its account, and what became of them since. The hashes are computed anew from what
 * the entries hold, so an entry that was changed outside of the library gives another head.
 */
final class CertifiedTime {

    private final long position;
    private final Map<Long, HourEntry> standing = new TreeMap<>();
    private final Set<Long> voidedSince = new HashSet<>();
    private String head = HashChain.START;

    private CertifiedTime(long position) {
        this.position = position;
    }

    /** At the present position. */
    static CertifiedTime now(Storage storage, CertificateScope scope) {
        // The position first: what is appended after it is not part of it.
        AccountState state =
                storage.accounts(List.of(scope.volunteer().account())).get(0);
        return at(storage, scope, state.version());
    }

    static CertifiedTime at(Storage storage, CertificateScope scope, long position) {
        CertifiedTime time = new CertifiedTime(position);
        Pages.visitEntries(storage, EntryFilter.of(List.of(scope.volunteer().account())), time::see);
        time.standing.values().removeIf(entry -> !scope.covers(entry));
        return time;
    }

    private void see(HourEntry entry) {
        if (entry.sequence() > position) {
            if (entry.kind() == EntryKind.VOID) {
                voidedSince.add(entry.voided());
            }
            return;
        }
        head = HashChain.hash(head, entry);
        if (entry.kind() == EntryKind.GRANT) {
            standing.put(entry.sequence(), entry);
        } else {
            standing.remove(entry.voided());
        }
    }

    long position() {
        return position;
    }

    String head() {
        return head;
    }

    /** Whether there is time in the scope that somebody else recorded. */
    boolean hasOthers(CertificateScope scope) {
        return standing.values().stream().anyMatch(entry -> !scope.recorded(entry));
    }

    /** What the organisation recorded, by ascending sequence. */
    List<HourEntry> of(CertificateScope scope) {
        return standing.values().stream().filter(scope::recorded).toList();
    }

    /** What of it stands to this day. */
    List<HourEntry> left(CertificateScope scope) {
        List<HourEntry> left = new ArrayList<>(of(scope));
        left.removeIf(entry -> voidedSince.contains(entry.sequence()));
        return left;
    }

    static long minutes(List<HourEntry> entries) {
        return entries.stream().mapToLong(HourEntry::minutes).sum();
    }

    CertificateSnapshot snapshot(CertificateScope scope) {
        List<HourEntry> entries = of(scope);
        return new CertificateSnapshot(
                position,
                head,
                entries.size(),
                minutes(entries),
                entries.stream().mapToLong(HourEntry::participations).sum());
    }
}
