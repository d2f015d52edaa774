package org.volunteerledger.aggregation.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.Measure;

/**
 * Roll-ups that nobody configured, because what they are grouped by comes with the query: areas by district, teams by kind of sponsor.
 * Sums of a roll-up by area add up to those of districts, but different volunteers do not; so the first such report is a scan, and has
 * a roll-up of its own made from its view in the background. The view answers by it at once; the writer takes it over, adds what came
 * since that view, and keeps it like the others. When areas move, the query comes with another mapping, which is learnt anew, and the one
 * that nobody asks for any more makes room for it.
 */
final class LearntRollUps {

    /** The most at a time, as each costs memory and time with every entry. */
    static final int MAX = 4;

    private final Workers workers;

    /** Only groupings that are kept by their own keys are learnt by others: somebody meant those to be quick. */
    private final List<StandingRollUp> configured;

    private final AtomicBoolean busy = new AtomicBoolean();
    private final Queue<Learnt> learnt = new ConcurrentLinkedQueue<>();
    private final List<RollUpKeeper> adopted = new ArrayList<>();

    LearntRollUps(Workers workers, List<StandingRollUp> configured) {
        this.workers = workers;
        this.configured = List.copyOf(configured);
    }

    /**
     * A roll-up that waits for the writer.
     *
     * @param keeper the roll-up; nobody's until the writer takes it
     * @param asOf   the view whose rows it has
     */
    private record Learnt(RollUpKeeper keeper, HourView asOf) {}

    /** Has a roll-up made that answers a query, if such are learnt and none is being made. */
    void askedFor(HourQuery query, HourView view) {
        StandingRollUp wanted = wantedFor(query, view);
        if (wanted != null && busy.compareAndSet(false, true) && !workers.start(() -> learn(wanted, view))) {
            busy.set(false);
        }
    }

    private void learn(StandingRollUp wanted, HourView view) {
        try {
            RollUpKeeper keeper = new RollUpKeeper(wanted);
            Replay.difference(new Segment[0], view.segments(), keeper, view::idOf);
            view.learn(keeper.view(view.firstDay(), view.lastDay()));
            learnt.add(new Learnt(keeper, view));
        } finally {
            busy.set(false);
        }
    }

    /** Takes over what was learnt. The writer's. */
    void adopt(List<RollUpKeeper> keepers, Segment[] now, Ids ids) {
        for (Learnt next = learnt.poll(); next != null; next = learnt.poll()) {
            StandingRollUp rollUp = next.keeper.rollUp();
            if (keepers.stream().noneMatch(keeper -> keeper.rollUp().equals(rollUp))) {
                Replay.difference(next.asOf.segments(), now, next.keeper, ids);
                if (adopted.size() == MAX) {
                    keepers.remove(forget());
                }
                adopted.add(next.keeper);
                keepers.add(next.keeper);
            }
        }
    }

    /** The first that nobody asked for since this was looked at last, or the first of all. */
    private RollUpKeeper forget() {
        int at = 0;
        while (at < MAX - 1 && adopted.get(at).wasAskedFor()) {
            at++;
        }
        return adopted.remove(at);
    }

    private @Nullable StandingRollUp wantedFor(HourQuery query, HourView view) {
        List<Grouping> by = query.by();
        boolean mapped = by.stream().anyMatch(grouping -> grouping.rollup() != null);
        if (!mapped
                || by.size() > StandingRollUp.MAX_GROUPINGS
                || by.stream().distinct().count() < by.size()
                || !query.measures().contains(Measure.VOLUNTEERS)
                || configured.stream().noneMatch(kept -> isFinerThan(kept, by))) {
            return null;
        }
        StandingRollUp wanted = new StandingRollUp(by, true);
        return RollUpMatch.of(wanted, query, view.firstDay(), view.lastDay()) == null ? null : wanted;
    }

    private static boolean isFinerThan(StandingRollUp kept, List<Grouping> by) {
        return kept.counts()
                && !kept.isOverAnyPeriod()
                && kept.by().stream().allMatch(grouping -> grouping.rollup() == null)
                && sorted(kept.by()).equals(sorted(by));
    }

    private static List<Dimension> sorted(List<Grouping> by) {
        return by.stream().map(Grouping::dimension).sorted().toList();
    }
}
