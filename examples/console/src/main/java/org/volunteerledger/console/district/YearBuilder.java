package org.volunteerledger.console.district;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.volunteerledger.console.terminal.Progress;
import org.volunteerledger.error.LedgerException;

/**
 * Lets the year go by, day by day. On a day, activities of different days are at different stages; these are worked on side by side,
 * since they have no record in common.
 */
final class YearBuilder {

    /** How many days before its day an activity is asked for by a resident, and how many before it a team takes it on. */
    private static final int ORDERED = 9;

    private static final int ANSWERED = 8;

    /** How many days before its day an activity is announced, and people enrol. */
    private static final int ANNOUNCED = 7;

    private static final int ENROLLED = 2;

    /** How many days after it sheets come in, attendance is reviewed, and what was held back is decided. */
    private static final int RECORDED = 1;

    private static final int REVIEWED = 3;
    private static final int DECIDED = 6;

    private static final LocalTime EVENING = LocalTime.of(23, 50);

    private final YearPlan plan;
    private final Programme programme;
    private final Attending attending;
    private final Reviewing reviewing;
    private final PeopleBuilder people;
    private final Complaints complaints;
    private final Ordering ordering;
    private final Visiting visiting;
    private final SimulatedClock clock;
    private final Steps steps;

    YearBuilder(
            YearPlan plan,
            Steps steps,
            Programme programme,
            Attending attending,
            Reviewing reviewing,
            PeopleBuilder people,
            Complaints complaints,
            Ordering ordering,
            Visiting visiting,
            SimulatedClock clock) {
        this.plan = plan;
        this.steps = steps;
        this.programme = programme;
        this.attending = attending;
        this.reviewing = reviewing;
        this.people = people;
        this.complaints = complaints;
        this.ordering = ordering;
        this.visiting = visiting;
        this.clock = clock;
    }

    void build(Phases phases) {
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            phases.run("The year", "attendances", plan.lineCount(), progress -> run(phases, progress, workers));
        } finally {
            workers.shutdownNow();
        }
    }

    private void run(Phases phases, Progress progress, ExecutorService workers) {
        LocalDate last = plan.figures().last();
        long done = 0;
        for (LocalDate day = plan.figures().first().minusDays(ORDERED);
                !day.isAfter(last.plusDays(DECIDED));
                day = day.plusDays(1)) {
            people.registerOn(day);
            people.leaveOn(day, clock);
            LocalDate today = day;
            attending.punch(batches(day, 0));
            clock.goTo(day, EVENING);
            List<Future<?>> running = new ArrayList<>();
            running.add(workers.submit(() -> each(today, -ANNOUNCED, "announce", programme::ids)));
            running.add(workers.submit(() -> order(today)));
            running.add(workers.submit(() -> each(today, -ENROLLED, "enrol", attending::enrol)));
            running.add(workers.submit(() -> each(today, RECORDED, "sheets", attending::recordSheets)));
            running.add(workers.submit(() -> each(today, RECORDED, "heads", attending::countHeads)));
            running.add(workers.submit(() -> each(today, REVIEWED, "review", reviewing::review)));
            running.add(workers.submit(() -> each(today, DECIDED, "decide", reviewing::decide)));
            running.forEach(YearBuilder::await);
            complaints.hear(day);
            visiting.visitOn(day);
            batches(day, DECIDED).forEach(programme::close);
            done += batches(day, REVIEWED).stream().mapToInt(Batch::lines).sum();
            progress.at(done);
            if (day.getDayOfMonth() == 1) {
                phases.note("  " + day + "  " + done + " attendances");
            }
        }
    }

    /** What becomes of the orders of different days; those of one day do not touch those of another. */
    private void order(LocalDate today) {
        batches(today, -ORDERED).forEach(ordering::submit);
        batches(today, -ANSWERED).forEach(ordering::answer);
        batches(today, RECORDED).forEach(ordering::serve);
        batches(today, REVIEWED).forEach(ordering::rate);
        batches(today, DECIDED).forEach(ordering::close);
    }

    /** The batches whose day was some days ago, or will be if negative. */
    private List<Batch> batches(LocalDate today, int ago) {
        return Batch.of(plan, today.minusDays(ago));
    }

    private void each(LocalDate today, int ago, String stage, Consumer<Batch> work) {
        List<Batch> batches = batches(today, ago);
        boolean lastDay = today.minusDays(ago).equals(plan.figures().last());
        if (batches.isEmpty() || (lastDay && ago > 0)) {
            return;
        }
        var done = steps.done(batches.stream().map(batch -> batch.step(stage)).toList());
        for (Batch batch : batches) {
            if (!done.contains(batch.step(stage))) {
                work.accept(batch);
            }
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LedgerException refused) {
                throw refused;
            }
            throw new IllegalStateException("a stage of the year failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
