package org.volunteerledger.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.Storage;

/** Storages that are right until they are closed or opened again. */
final class BrokenHandles {

    private BrokenHandles() {}

    /** Does right as long as what it knows is in memory: once it is opened on what was kept, it is broken. */
    static UnaryOperator<Storage> afterOpeningAgain(UnaryOperator<Storage> breaking) {
        return inner -> inner.changesAfter(0, 1).isEmpty() ? inner : breaking.apply(inner);
    }

    /** Does not know any more what was taken back. */
    static Storage takenBackAgain(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                try {
                    return super.commit(set);
                } catch (InvalidInput e) {
                    if (e.code() != InputError.CONTRADICTION) {
                        throw e;
                    }
                    return new CommitReceipt(false, set.records());
                }
            }
        };
    }

    /** Counts positions from where it was opened, over those that were there. */
    static Storage positionsFromTheStart(Storage inner) {
        int known = inner.changesAfter(0, PageRequest.MAX_LIMIT).size();
        return new Forwarding(inner) {
            @Override
            public List<RecordedChange> changesAfter(long position, int limit) {
                List<RecordedChange> all = super.changesAfter(0, PageRequest.MAX_LIMIT);
                List<RecordedChange> feed = new ArrayList<>(all.subList(0, known));
                for (int i = known; i < all.size(); i++) {
                    RecordedChange over =
                            new RecordedChange(i - known + 1L, all.get(i).record());
                    if (i - known < feed.size()) {
                        feed.set(i - known, over);
                    } else {
                        feed.add(over);
                    }
                }
                return feed.stream()
                        .filter(change -> change.position() > position)
                        .limit(limit)
                        .toList();
            }
        };
    }

    /** Counts each call of close, and lets go of what all handles share when it takes the last for closed. */
    static UnaryOperator<Storage> closeCountedTwice() {
        List<Storage> open = new ArrayList<>();
        int[] count = {0};
        return inner -> {
            if (count[0] <= 0) {
                count[0] = 0;
                open.clear();
            }
            count[0]++;
            open.add(inner);
            return new Forwarding(inner) {
                @Override
                public void close() {
                    super.close();
                    count[0]--;
                    if (count[0] == 0) {
                        open.forEach(Storage::close);
                    }
                }
            };
        };
    }
}
