package org.volunteerledger.storage.memory;

import java.util.function.Supplier;
import org.volunteerledger.aggregation.column.HourColumns;

/**
 * What a {@link MemoryStorage} held at one moment. Immutable; outlives its storage, and may be {@linkplain MemoryStorage#restore
 * restored} or {@linkplain MemoryStorage#copyOf copied} any number of times, by several threads.
 */
public final class MemorySnapshot {

    private final Snapshot content;
    private final Supplier<HourColumns> emptyColumns;

    MemorySnapshot(Snapshot content, Supplier<HourColumns> emptyColumns) {
        this.content = content;
        this.emptyColumns = emptyColumns;
    }

    Snapshot content() {
        return content;
    }

    Supplier<HourColumns> emptyColumns() {
        return emptyColumns;
    }
}
