package org.volunteerledger.console.district;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.console.district.YearPlan.Planned;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.BackFillId;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.ObjectionId;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.VolunteerId;

/**
 * What goes wrong in a month and is put right on the 22nd: entries taken back and corrected, objections upheld and rejected, service
 * entered afterwards. Which entries these are depends on the plan alone, so a broken-off run finds the same ones again.
 */
final class Complaints {

    private static final int DAY = 22;
    private static final int EARLIER = 14;
    /** One case of each sort for every so many activities of the day looked into. */
    private static final int ACTIVITIES_PER_CASE = 20;
    /** A void, a correction and an objection, each of another person. */
    private static final int PERSONS = 3;

    private final Steps steps;
    private final VolunteerLedger ledger;
    private final YearPlan plan;
    private final Force force;
    private final AccrualRules rules;

    Complaints(Steps steps, VolunteerLedger ledger, YearPlan plan, Force force) {
        this.steps = steps;
        this.ledger = ledger;
        this.plan = plan;
        this.force = force;
        this.rules = ledger.policies().rules();
    }

    void hear(LocalDate day) {
        List<Planned> activities = plan.on(day.minusDays(EARLIER));
        if (day.getDayOfMonth() != DAY || day.getYear() != plan.figures().year()) {
            return;
        }
        for (int i = 0; i < activities.size(); i += ACTIVITIES_PER_CASE) {
            Planned activity = activities.get(i);
            if (activity.shape().needsReview() || activity.size() < PERSONS) {
                // What was reviewed twice has been taken back already.
                continue;
            }
            String name = activity.number() + "-";
            takeBack(name, entry(activity, 0, day));
            correct(name, entry(activity, 1, day));
            object(name, activity, day);
            backFill(name, activity, day);
        }
    }

    private void takeBack(String name, @Nullable HourEntry entry) {
        if (entry != null && !steps.isDone(name + "void")) {
            ledger.hours()
                    .takeBack(
                            command(name + "void", Parties.REVIEWER, "the volunteer was not there"),
                            EntryRef.of(entry),
                            "FALSE_ENTRY");
        }
    }

    private void correct(String name, @Nullable HourEntry entry) {
        if (entry != null && !steps.isDone(name + "correct")) {
            ledger.hours()
                    .correct(
                            command(name + "correct", Parties.REVIEWER, "the leader noted a wrong time"),
                            EntryRef.of(entry),
                            halved(name + "correction", entry),
                            rules,
                            "WRONG_TIME");
        }
    }

    private void object(String name, Planned activity, LocalDate day) {
        HourEntry entry = entry(activity, activity.size() - 1, day);
        if (entry == null || steps.isDone(name + "decide-objection")) {
            return;
        }
        ObjectionId objection = ledger.requests()
                .object(
                        steps.command(name + "object", Parties.VOLUNTEER),
                        new VolunteerId(entry.attribution().volunteer()),
                        EntryRef.of(entry),
                        "签退时间有误");
        Command decision = command(name + "decide-objection", Parties.REVIEWER, "checked against the sheet");
        if (activity.number() % 2 == 0) {
            ledger.requests().uphold(decision, objection, halved(name + "upheld", entry), rules);
        } else {
            ledger.requests().reject(decision, objection);
        }
    }

    /** Somebody who serves in no activity of the year asks for what nobody recorded. */
    private void backFill(String name, Planned activity, LocalDate day) {
        int volunteer = plan.sizes().end(activity.team()) - 1;
        HourEntry like = entry(activity, 1, day);
        Instant start = like == null ? null : like.time().start();
        if (start == null
                || like == null
                || plan.sizes().isActive(volunteer)
                || !force.isRegistered(volunteer)
                || steps.isDone(name + "decide-back-fill")) {
            return;
        }
        HourRecord record = new HourRecord(
                name + "back-fill",
                attribution(like, force.volunteer(volunteer).value()),
                Book.SERVICE,
                Evidence.BACK_FILL,
                new ServiceTime(like.time().day(), start, start.plusSeconds(90 * 60L)),
                0,
                null,
                0,
                0);
        BackFillId asked = ledger.requests()
                .requestBackFill(command(name + "back-fill", Parties.VOLUNTEER, "the sheet was lost"), record, rules);
        Command decision = command(name + "decide-back-fill", Parties.REVIEWER, "asked the leader");
        if (activity.number() % 3 == 0) {
            ledger.requests().rejectBackFill(decision, asked, false);
        } else {
            ledger.requests().approveBackFill(decision, asked, rules);
        }
    }

    /** The first grant for an activity's day of who enrolled for it as one of the first or last; null if it brought none. */
    private @Nullable HourEntry entry(Planned activity, int index, LocalDate today) {
        VolunteerId volunteer = force.volunteer(plan.volunteer(activity, Math.min(index, activity.size() - 1)));
        LocalDate day = today.minusDays(EARLIER);
        return ledger.hours().entries(volunteer.account()).stream()
                .filter(entry -> entry.kind() == EntryKind.GRANT
                        && entry.time().day().equals(day)
                        && entry.minutes() >= 60
                        && entry.reason() == null)
                .findFirst()
                .orElse(null);
    }

    private static HourRecord halved(String key, HourEntry entry) {
        Instant start = java.util.Objects.requireNonNull(entry.time().start(), "the sheet had a time");
        return new HourRecord(
                key,
                entry.attribution(),
                entry.book(),
                Evidence.LEADER,
                new ServiceTime(entry.time().day(), start, start.plusSeconds(entry.minutes() / 2 * 60L)),
                0,
                null,
                0,
                0);
    }

    private static Attribution attribution(HourEntry like, long volunteer) {
        Attribution other = like.attribution();
        return new Attribution(
                volunteer,
                other.activity(),
                other.project(),
                other.team(),
                other.organisation(),
                other.area(),
                other.station(),
                other.category());
    }

    private Command command(String step, String actor, String reason) {
        return steps.command(step, actor).because(reason);
    }
}
