package org.volunteerledger.console.district;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.console.district.YearPlan.Planned;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.RecordOutcome;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityStatus;
import org.volunteerledger.service.EnrolmentId;
import org.volunteerledger.service.Sheet;
import org.volunteerledger.service.ShiftGroup;
import org.volunteerledger.service.SignUp;

/** Enrolment and attendance: of whole batches by leaders, and of single volunteers by themselves. */
final class Attending {

    private static final int SHIFT = 1;
    /** In one of so many activities a volunteer checks in and out with the own telephone. */
    private static final int OWN_CHECK_IN = 16;
    /** In one of so many somebody signs up and thinks better of it. */
    private static final int SECOND_THOUGHTS = 64;
    /** In one of so many the leader counts helpers without names. */
    private static final int HEAD_COUNT = 4;

    private static final int MEAN_HELPERS = 5;

    private final Steps steps;
    private final VolunteerLedger ledger;
    private final YearPlan plan;
    private final Programme programme;
    private final Force force;
    private final AccrualRules rules;
    private final SimulatedClock clock;
    private final ZoneId zone;

    Attending(
            Steps steps,
            VolunteerLedger ledger,
            YearPlan plan,
            Programme programme,
            Force force,
            SimulatedClock clock) {
        this.steps = steps;
        this.ledger = ledger;
        this.plan = plan;
        this.programme = programme;
        this.force = force;
        this.rules = ledger.policies().rules();
        this.clock = clock;
        this.zone = clock.zone();
    }

    void enrol(Batch batch) {
        List<ActivityId> ids = programme.ids(batch);
        List<ShiftGroup> groups = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            Planned activity = batch.activities().get(i);
            List<VolunteerId> volunteers = new ArrayList<>(activity.size());
            for (int index = 0; index < activity.size(); index++) {
                volunteers.add(force.volunteer(plan.volunteer(activity, index)));
            }
            groups.add(new ShiftGroup(ids.get(i), SHIFT, volunteers));
        }
        ledger.enrolments().enrolAll(steps.command(batch.step("enrol"), Parties.LEADER), groups);
    }

    void recordSheets(Batch batch) {
        recordSheets(batch, batch.activities().stream().map(plan::lines).toList());
    }

    /** Records what the sheets of a batch say; who was absent is not on them. */
    void recordSheets(Batch batch, List<List<Line>> lines) {
        List<ActivityId> ids = programme.ids(batch);
        List<Sheet> sheets = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            Instant start = programme.start(batch.activities().get(i).shape(), batch.day());
            List<Sheet.Line> present = new ArrayList<>();
            for (Line line : lines.get(i)) {
                if (!line.isAbsent()) {
                    present.add(new Sheet.Line(
                            force.volunteer(line.volunteer()),
                            after(start, line.in()),
                            line.isComplete() ? after(start, line.out()) : null));
                }
            }
            if (!present.isEmpty()) {
                sheets.add(new Sheet(ids.get(i), SHIFT, present));
            }
        }
        ledger.attendances().recordSheets(steps.command(batch.step("sheets"), Parties.LEADER), sheets);
    }

    void countHeads(Batch batch) {
        List<ActivityId> ids = programme.ids(batch);
        List<HourRecord> counts = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Planned planned = batch.activities().get(i);
            if (planned.number() % HEAD_COUNT == 0) {
                SplittableRandom random = plan.draws().of(Draws.For.ACTIVITY, -1L - planned.number());
                Activity activity =
                        new Activity(ids.get(i), programme.plan(planned, batch.day()), ActivityStatus.PUBLISHED);
                counts.add(new HourRecord(
                        "heads-" + ids.get(i).value(),
                        activity.attribution(null),
                        Book.SERVICE,
                        Evidence.HEAD_COUNT,
                        ServiceTime.on(batch.day()),
                        0,
                        null,
                        1 + random.nextInt(2 * MEAN_HELPERS - 1),
                        random.nextInt(17)));
            }
        }
        if (!counts.isEmpty()) {
            ledger.hours().record(steps.command(batch.step("heads"), Parties.LEADER), counts, rules).stream()
                    .filter(outcome -> outcome instanceof RecordOutcome.Rejected)
                    .map(RecordOutcome.Rejected.class::cast)
                    .findFirst()
                    .ifPresent(rejected -> {
                        throw rejected.error();
                    });
        }
    }

    /** What volunteers do by themselves on a day, in the order of the day. */
    void punch(List<Batch> batches) {
        List<Own> acts = new ArrayList<>();
        for (Batch batch : batches) {
            List<ActivityId> ids = programme.ids(batch);
            for (int i = 0; i < ids.size(); i++) {
                Planned activity = batch.activities().get(i);
                Instant start = programme.start(activity.shape(), batch.day());
                if (activity.number() % SECOND_THOUGHTS == 5) {
                    secondThoughts(activity, ids.get(i), after(start, -45), acts);
                }
                if (activity.number() % OWN_CHECK_IN == 1 && !activity.shape().night() && !activity.closing()) {
                    ownCheckIn(activity, ids.get(i), start, acts);
                }
            }
        }
        acts.sort(Comparator.comparing(Own::at));
        Set<String> done = steps.done(acts.stream().map(Own::step).toList());
        for (Own act : acts) {
            if (!done.contains(act.step())) {
                clock.goTo(act.at());
                act.work().run();
            }
        }
    }

    private void ownCheckIn(Planned activity, ActivityId id, Instant start, List<Own> acts) {
        Line line = plan.lines(activity).get(0);
        if (!line.isComplete()) {
            return;
        }
        String step = "own-" + activity.number();
        acts.add(new Own(
                step + "-in",
                after(start, line.in()),
                () -> ledger.attendances()
                        .checkIn(
                                steps.command(step + "-in", Parties.VOLUNTEER),
                                enrolment(id, line.volunteer()),
                                after(start, line.in()))));
        acts.add(new Own(
                step + "-out",
                after(start, line.out()),
                () -> ledger.attendances()
                        .checkOut(
                                steps.command(step + "-out", Parties.VOLUNTEER),
                                enrolment(id, line.volunteer()),
                                after(start, line.out()))));
    }

    private void secondThoughts(Planned activity, ActivityId id, Instant at, List<Own> acts) {
        // The last of a team's row is not one of those who serve, if there is such a one.
        int volunteer = plan.sizes().end(activity.team()) - 1;
        if (plan.sizes().isActive(volunteer) || !force.isRegistered(volunteer)) {
            return;
        }
        String step = "second-thoughts-" + activity.number();
        acts.add(new Own(step + "-out", at, () -> {
            SignUp made = ledger.enrolments()
                    .signUp(steps.command(step + "-in", Parties.VOLUNTEER), id, SHIFT, force.volunteer(volunteer));
            ledger.enrolments().withdraw(steps.command(step + "-out", Parties.VOLUNTEER), made.id());
        }));
    }

    private EnrolmentId enrolment(ActivityId activity, int volunteer) {
        return ledger.enrolments()
                .find(activity, SHIFT, force.volunteer(volunteer))
                .orElseThrow()
                .id();
    }

    private Instant after(Instant start, int minutes) {
        return start.atZone(zone).plusMinutes(minutes).toInstant();
    }

    /** Something that a volunteer does, when, and the step by which it is known to be done. */
    private record Own(String step, Instant at, Runnable work) {}
}
