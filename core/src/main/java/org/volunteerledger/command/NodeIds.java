package org.volunteerledger.command;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.volunteerledger.error.Check;

/**
 * Ids that grow with time and need no coordination: 41 bits of milliseconds since 2024-01-01 UTC (until 2093), 10 bits for the node,
 * 12 bits that count within a millisecond. When the clock goes back, or one millisecond needs more, ids go on from the last one.
 */
public final class NodeIds implements IdSource {

    private static final long EPOCH = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private static final int NODE_BITS = 10;
    private static final int COUNT_BITS = 12;
    private static final long TICK = 1;

    private final long node;
    private final InstantSource clock;
    /** The milliseconds and the count of the last id, without the node. */
    private final AtomicLong last = new AtomicLong();

    private NodeIds(int node, InstantSource clock) {
        this.node = Check.range("node", node, 0, (1 << NODE_BITS) - 1);
        this.clock = clock;
    }

    /**
     * The source of one node.
     *
     * @param node  the number of the node, 0 to 1023, different for every process that writes to the same ledger
     * @param clock the time
     * @return the source
     */
    public static NodeIds of(int node, InstantSource clock) {
        return new NodeIds(node, clock);
    }

    @Override
    public long next() {
        long earliest = Math.max(1, clock.millis() - EPOCH) << COUNT_BITS;
        long ticks = last.updateAndGet(previous -> Math.max(previous + TICK, earliest));
        long millis = ticks >>> COUNT_BITS;
        long count = ticks & ((1 << COUNT_BITS) - 1);
        return (millis << NODE_BITS | node) << COUNT_BITS | count;
    }
}
