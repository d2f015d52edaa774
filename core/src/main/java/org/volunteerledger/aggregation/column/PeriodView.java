package org.volunteerledger.aggregation.column;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;

/** A roll-up over any period as it was at one time. Immutable. */
final class PeriodView implements Standing {

    /** So many cells make a piece of work that is worth another thread. */
    private static final int PIECE = 256;

    private final StandingRollUp rollUp;
    private final Workers workers;
    private final Days days;
    private final @Nullable CellDirectory directory;
    private final Cells.View wholeDays;
    private final LagMatrix.View wholeLags;
    private final CellDays.View groups;
    private final int firstDay;
    private final int lastDay;

    PeriodView(
            StandingRollUp rollUp,
            Workers workers,
            Days days,
            @Nullable CellDirectory directory,
            Cells.View wholeDays,
            LagMatrix.View wholeLags,
            CellDays.View groups,
            int firstDay,
            int lastDay) {
        this.rollUp = rollUp;
        this.workers = workers;
        this.days = days;
        this.directory = directory;
        this.wholeDays = wholeDays;
        this.wholeLags = wholeLags;
        this.groups = groups;
        this.firstDay = firstDay;
        this.lastDay = lastDay;
    }

    @Override
    public StandingRollUp rollUp() {
        return rollUp;
    }

    @Override
    public HourExplanation.Way way() {
        return HourExplanation.Way.INDEX;
    }

    @Override
    public long cost() {
        return directory == null ? 0 : (long) directory.size() * (1 + ((lastDay - firstDay) >>> DayBlock.BITS));
    }

    @Override
    public @Nullable RollUpMatch match(HourQuery query) {
        if (query.by().isEmpty() && query.filter().keys().isEmpty()) {
            boolean kept =
                    RollUpMatch.isOfService(query.filter()) && !query.measures().contains(Measure.ACTIVITIES);
            return kept ? new RollUpMatch(new KeyCondition[0], new int[0], true) : null;
        }
        return RollUpMatch.of(rollUp, query, firstDay, lastDay);
    }

    @Override
    public HourTable answer(HourQuery query, RollUpMatch match) {
        boolean volunteers = query.measures().contains(Measure.VOLUNTEERS);
        int from = Math.max(days.startOf(day(query.filter().from())), days.startOf((long) firstDay));
        int to = Math.min(days.endOf(day(query.filter().to())), days.endOf((long) lastDay));
        FoundGroups found = query.by().isEmpty() && query.filter().keys().isEmpty()
                ? whole(from, to)
                : groups(match, from, to, volunteers);
        return found.table(query, match, rollUp);
    }

    private static @Nullable Long day(@Nullable LocalDate date) {
        return date == null ? null : date.toEpochDay();
    }

    private FoundGroups whole(int from, int to) {
        int count = wholeDays.sum(from, to, Cells.ENTRIES) > 0 ? 1 : 0;
        return new FoundGroups(
                count, column -> new long[count], value -> new long[] {
                    value == Cells.VOLUNTEERS ? wholeLags.volunteers(from, to) : wholeDays.sum(from, to, value)
                });
    }

    private FoundGroups groups(RollUpMatch match, int from, int to, boolean volunteers) {
        if (directory == null) {
            throw new IllegalStateException("there are no groups");
        }
        CellDirectory.Order order = directory.order();
        int[] chosen = FoundGroups.choose(match.conditions(), order.cells().length, column -> order.keys()[column]);
        int count = chosen == null ? order.cells().length : chosen.length;
        long[][] values = new long[Cells.WIDTH][count];
        int pieces = (count + PIECE - 1) / PIECE;
        workers.run(workers.forPieces(pieces), pieces, (worker, piece) -> {
            long[] sums = new long[Cells.WIDTH];
            for (int i = piece * PIECE; i < Math.min(count, (piece + 1) * PIECE); i++) {
                groups.sum(order.cells()[chosen == null ? i : chosen[i]], from, to, volunteers, sums);
                for (int value = 0; value < sums.length; value++) {
                    values[value][i] = sums[value];
                }
            }
        });
        FoundGroups all = new FoundGroups(count, column -> order.keys()[column], value -> values[value]);
        FoundGroups some =
                chosen == null ? all : new FoundGroups(count, all.pick(chosen).keys(), all.values());
        int[] occupied = occupied(values[Cells.ENTRIES]);
        return occupied.length == count ? some : some.pick(occupied);
    }

    private static int[] occupied(long[] entries) {
        int[] rows = new int[entries.length];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            rows[count] = row;
            count += entries[row] > 0 ? 1 : 0;
        }
        return Arrays.copyOf(rows, count);
    }
}
