package org.volunteerledger.aggregation.column;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;

/** One report, made by a scan of the segments. */
final class Report {

    private final HourQuery query;
    private final Plan plan;
    private final Segment[] segments;
    private final Workers workers;
    private final int threads;
    private final Groups groups;
    private final Sums[] sums;
    private final Block[] blocks;
    private final Map<Measure, Members> members = new EnumMap<>(Measure.class);

    private Report(HourQuery query, Plan plan, HourView view) {
        this.query = query;
        this.plan = plan;
        this.segments = view.segments();
        this.workers = view.workers();
        this.groups = Groups.of(plan.by(), view.rows());
        // Slots of a hash table are numbered as they are met, so only one worker may meet them.
        this.threads = groups.isDirect() ? workers.forPieces(segments.length) : 1;
        this.sums = new Sums[threads];
        this.blocks = new Block[threads];
        for (Measure measure : query.measures()) {
            if (measure.isDistinct()) {
                int codes = view.domain(source(measure)).size();
                members.put(measure, Members.of(groups.capacity(), codes, threads, workers.chunks()));
            }
        }
    }

    static HourTable of(HourQuery query, Plan plan, HourView view) {
        return plan.isEmpty() ? HourTable.sorted(query, 0, empty(query)) : new Report(query, plan, view).make();
    }

    private HourTable make() {
        workers.run(threads, segments.length, this::scan);
        Sums total = null;
        for (Sums part : sums) {
            if (total == null) {
                total = part;
            } else if (part != null) {
                total.add(part);
            }
        }
        return total == null ? HourTable.sorted(query, 0, empty(query)) : table(total);
    }

    private void scan(int worker, int piece) {
        Segment segment = segments[piece];
        List<CodeFilter> open = plan.open(segment);
        if (open == null) {
            return;
        }
        if (sums[worker] == null) {
            Set<Measure> measures = EnumSet.copyOf(query.measures());
            sums[worker] = Sums.of(groups.size(), measures);
            blocks[worker] = new Block(segment);
        }
        Block block = blocks[worker];
        for (int from = 0; from < segment.rows(); from += Block.ROWS) {
            block.moveTo(segment, from, Math.min(Block.ROWS, segment.rows() - from), open);
            if (block.count() > 0) {
                add(worker, block);
            }
        }
    }

    private void add(int worker, Block block) {
        if (!groups.isDirect()) {
            // A dead row must not be the reason why there is a group.
            block.leaveOutDead();
        }
        groups.find(block);
        sums[worker].ensure(groups.size());
        sums[worker].add(block);
        members.forEach(
                (measure, sets) -> sets.add(worker, block.slots(), block.readMembers(source(measure)), block.count()));
    }

    private static Source source(Measure measure) {
        return measure == Measure.VOLUNTEERS ? Source.VOLUNTEER : Source.ACTIVITY;
    }

    private HourTable table(Sums total) {
        int[] slots = occupied(total);
        List<long[]> columns =
                new ArrayList<>(query.by().size() + query.measures().size());
        for (int i = 0; i < query.by().size(); i++) {
            long[] keys = new long[slots.length];
            for (int row = 0; row < slots.length; row++) {
                keys[row] = groups.key(slots[row], i);
            }
            columns.add(keys);
        }
        for (Measure measure : query.measures()) {
            columns.add(values(measure, members.get(measure), total, slots));
        }
        return HourTable.sorted(query, slots.length, columns);
    }

    private int[] occupied(Sums total) {
        int[] slots = new int[groups.size()];
        int count = 0;
        for (int place = 0; place < slots.length; place++) {
            int slot = groups.slotAt(place);
            slots[count] = slot;
            count += total.entries(slot) > 0 ? 1 : 0;
        }
        if (count > HourQuery.MAX_GROUPS) {
            throw Groups.tooMany();
        }
        return java.util.Arrays.copyOf(slots, count);
    }

    private long[] values(Measure measure, @Nullable Members sets, Sums total, int[] slots) {
        long[] values = new long[slots.length];
        if (sets == null) {
            for (int row = 0; row < slots.length; row++) {
                values[row] = total.value(measure, slots[row]);
            }
            return values;
        }
        int[] counts = sets.count(workers, workers.forPieces(segments.length));
        for (int row = 0; row < slots.length; row++) {
            values[row] = counts[slots[row]];
        }
        return values;
    }

    private static List<long[]> empty(HourQuery query) {
        List<long[]> columns = new ArrayList<>();
        for (int i = 0; i < query.by().size() + query.measures().size(); i++) {
            columns.add(new long[0]);
        }
        return columns;
    }
}
