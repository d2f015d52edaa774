package org.volunteerledger.storage.memory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.RecordedChange;

/** The changes as one snapshot sees them; a change's position is its row plus one. */
final class ChangeStore {

    private final AppendLog<ChangeRecord> log;
    private final KeyIndex keys;
    private final int size;

    private ChangeStore(AppendLog<ChangeRecord> log, KeyIndex keys, int size) {
        this.log = log;
        this.keys = keys;
        this.size = size;
    }

    static ChangeStore empty() {
        AppendLog<ChangeRecord> log = new AppendLog<>();
        return new ChangeStore(log, new KeyIndex(row -> log.get(row).key()), 0);
    }

    /** The same changes in a log and an index of its own, so that what follows them is seen by nobody else. */
    ChangeStore copy() {
        ChangeStore copy = empty();
        List<ChangeRecord> records = new ArrayList<>(size);
        for (int row = 0; row < size; row++) {
            records.add(log.get(row));
        }
        return copy.with(records);
    }

    @Nullable ChangeRecord find(String key) {
        int row = keys.find(key, size);
        return row < 0 ? null : log.get(row);
    }

    /** The store with more changes. Only ever called on the newest snapshot, by one thread at a time. */
    ChangeStore with(List<ChangeRecord> more) {
        int row = size;
        for (ChangeRecord record : more) {
            log.set(row, record);
            keys.add(row);
            row++;
        }
        return new ChangeStore(log, keys, row);
    }

    long lastPosition() {
        return size;
    }

    List<RecordedChange> after(long position, int limit) {
        List<RecordedChange> found = new ArrayList<>();
        for (long row = Math.max(0, position); row < size && found.size() < limit; row++) {
            found.add(new RecordedChange(row + 1, log.get((int) row)));
        }
        return List.copyOf(found);
    }
}
