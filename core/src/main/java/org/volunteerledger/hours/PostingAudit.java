package org.volunteerledger.hours;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.volunteerledger.command.Draft;
import org.volunteerledger.hours.LedgerFinding.Rule;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.DomainEvent;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.Storage;

/**
 * Compares the entries that there are with those that changes say they posted. The chain of an account shows nothing of entries that were
 * cut off at its end together with what the account says of them, nor of an account that is gone as a whole; the changes do.
 */
final class PostingAudit {

    private final Map<EntryKind, Posted> there = new EnumMap<>(EntryKind.class);
    private final Map<EntryKind, Posted> said = new EnumMap<>(EntryKind.class);

    PostingAudit() {
        for (EntryKind kind : EntryKind.values()) {
            there.put(kind, Posted.NONE);
            said.put(kind, Posted.NONE);
        }
    }

    void next(HourEntry entry) {
        there.computeIfPresent(entry.kind(), (kind, posted) -> posted.plus(entry.change(), 1));
    }

    void finish(Storage storage, Consumer<LedgerFinding> findings) {
        long position = 0;
        List<RecordedChange> page;
        do {
            page = storage.changesAfter(position, PageRequest.MAX_LIMIT);
            for (RecordedChange change : page) {
                position = change.position();
                change.record().events().stream()
                        .filter(event -> event.type().equals(Draft.POSTED))
                        .forEach(event -> add(change.record().id(), event));
            }
        } while (page.size() == PageRequest.MAX_LIMIT);
        said.forEach((kind, posted) -> compare(kind, posted, findings));
    }

    private void add(long change, DomainEvent event) {
        said.replaceAll((kind, posted) -> {
            String count = event.data().get(kind.name());
            return count == null ? posted : posted.plus(change, Long.parseLong(count));
        });
    }

    private void compare(EntryKind kind, Posted posted, Consumer<LedgerFinding> findings) {
        Posted found = there.getOrDefault(kind, Posted.NONE);
        if (!found.equals(posted)) {
            String message = found.count() == posted.count()
                    ? "there are as many entries as were posted, but not of the changes that posted them"
                    : "there are " + found.count() + "; the changes say that " + posted.count() + " were posted";
            findings.accept(new LedgerFinding(Rule.POSTED, "entries of kind " + kind, message));
        }
    }

    /**
     * So many entries, and a sum over their changes that does not depend on the order.
     *
     * @param count how many
     * @param sum   of a mixture of the bits of each change, wrapping
     */
    private record Posted(long count, long sum) {

        static final Posted NONE = new Posted(0, 0);

        Posted plus(long change, long entries) {
            long mixed = (change ^ (change >>> 32)) * 0x9E3779B97F4A7C15L;
            return new Posted(count + entries, sum + entries * (mixed ^ (mixed >>> 29)));
        }
    }
}
