package org.volunteerledger.console.district;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.console.district.YearPlan.Planned;
import org.volunteerledger.statistics.ReportRequest;

/** The sheets of the last day, which come in when everything before it is in the ledger, and bring exactly what is missing. */
final class Closing {

    private static final int DAYS_AFTER = 8;
    private static final int MOST_APART = 60;

    private final Steps steps;
    private final VolunteerLedger ledger;
    private final YearPlan plan;
    private final Attending attending;
    private final Reviewing reviewing;
    private final SimulatedClock clock;

    Closing(
            Steps steps,
            VolunteerLedger ledger,
            YearPlan plan,
            Attending attending,
            Reviewing reviewing,
            SimulatedClock clock) {
        this.steps = steps;
        this.ledger = ledger;
        this.plan = plan;
        this.attending = attending;
        this.reviewing = reviewing;
        this.clock = clock;
    }

    void close() {
        LocalDate last = plan.figures().last();
        clock.goTo(last.plusDays(DAYS_AFTER), LocalTime.NOON);
        List<Batch> batches = Batch.of(plan, last);
        int[] minutes = minutes(
                plan.figures().minutes() - minutesBefore(last),
                batches.stream().mapToInt(Batch::lines).sum());
        int next = 0;
        for (Batch batch : batches) {
            List<List<Line>> sheets = new ArrayList<>();
            for (Planned activity : batch.activities()) {
                List<Line> lines = new ArrayList<>();
                for (int i = 0; i < activity.size(); i++) {
                    lines.add(new Line(plan.volunteer(activity, i), 0, minutes[next++]));
                }
                sheets.add(lines);
            }
            if (!steps.isDone(batch.step("sheets"))) {
                attending.recordSheets(batch, sheets);
            }
            if (!steps.isDone(batch.step("heads"))) {
                attending.countHeads(batch);
            }
            if (!steps.isDone(batch.step("review"))) {
                reviewing.review(batch);
            }
        }
    }

    /** Nothing changes these any more, so a run that was broken off computes the same rest again. */
    private long minutesBefore(LocalDate last) {
        ReportRequest request = ReportRequest.of(List.of(), List.of(Measure.MINUTES))
                .within(plan.figures().first(), last.minusDays(1));
        HourTable table = ledger.reports().run(request, last).table();
        return table.rows() == 0 ? 0 : table.value(0, 0);
    }

    /** Parts of a sum that differ from each other but add up to it. */
    private int[] minutes(long rest, int lines) {
        long mean = rest / lines;
        long most = Shape.CLOSING.length();
        if (mean < 1 || mean >= most) {
            throw new IllegalStateException(
                    rest + " minutes are left for " + lines + " sheets of the last day; the plan is wrong");
        }
        int[] minutes = new int[lines];
        int apart = (int) Math.min(MOST_APART, Math.min(mean - 1, most - mean - 1));
        SplittableRandom random = plan.draws().of(Draws.For.CLOSING, 0);
        for (int i = 0; i < lines; i++) {
            minutes[i] = (int) mean + (i < rest % lines ? 1 : 0);
        }
        for (int i = 0; i + 1 < lines; i += 2) {
            int moved = apart > 0 ? random.nextInt(apart + 1) : 0;
            minutes[i] += moved;
            minutes[i + 1] -= moved;
        }
        return minutes;
    }
}
