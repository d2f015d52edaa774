package org.volunteerledger.tck;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.AreaPolicyId;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.HoursError;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.hours.accrual.CreditLimits;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Reduction;
import org.volunteerledger.ledger.ReductionReason;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;

/** The limits that places set: over several entries, batches and midnight, and which place's policy holds when. */
public abstract class PolicyScenarioContract extends ScenarioContract {

    private static final String CAP = "CreditLimits.dailyMinutes: no day is credited more, whatever brings the minutes";
    private static final String ACTIVITY = "CreditLimits.activityMinutes: no activity brings a volunteer more";
    private static final String TIERS = "CreditLimits: above the free tier nothing is credited without the organiser";
    private static final String IN_FORCE = "Policies.rules: the policy of the service day, in the places of that day";

    private static final AccrualRules EIGHT_HOURS = limits(CreditLimits.DEFAULT.withDaily(480));
    private static final AccrualRules TWO_HOURS = limits(CreditLimits.DEFAULT.withDaily(120));

    /** For subclasses. */
    protected PolicyScenarioContract() {}

    @Test
    final void theCapOfADayHoldsOverEntriesAndBatches() {
        VolunteerId volunteer = volunteer();
        Attribution here = alone(volunteer, city().community());
        HourRecord morning = timed(here, on("06:00"), on("11:00"));
        HourRecord noon = timed(here, on("12:00"), on("16:00"));
        ledger().hours().record(command(), List.of(morning, noon, untimed(here, DAY, 30)), EIGHT_HOURS);
        Expect.equal(CAP, 480L, minutes(volunteer));

        HourEntry evening = entry(post(timed(here, on("18:00"), on("19:00")), EIGHT_HOURS));

        Expect.equal(CAP, 0, evening.minutes());
        Expect.equal(CAP, List.of(new Reduction(ReductionReason.DAILY_CAP, 60)), evening.reductions());
        Expect.equal(CAP, 60, credited(untimed(here, DAY.plusDays(1), 60), EIGHT_HOURS));
        Expect.equal("Policies: training is not limited", 90, credited(training(here, 90), EIGHT_HOURS));
    }

    @Test
    final void whatIsTakenBackMakesRoom() {
        VolunteerId volunteer = volunteer();
        EntryRef wrong = post(timed(volunteer, on("06:00"), on("13:00")), EIGHT_HOURS);
        ledger().hours().takeBack(command(), wrong, "FALSE_ENTRY");

        Expect.equal(CAP, 300, credited(timed(volunteer, on("14:00"), on("19:00")), EIGHT_HOURS));
    }

    @Test
    final void timeAcrossMidnightCountsOnBothDays() {
        VolunteerId volunteer = volunteer();
        Instant eight = on("20:00");
        Attribution here = alone(volunteer, city().community());
        // Four hours and two hours, of which two and two are credited.
        HourEntry night = entry(post(timed(here, eight, eight.plus(Duration.ofHours(6))), TWO_HOURS));
        Expect.equal(CAP, 240, night.minutes());

        Expect.equal(CAP, 0, credited(untimed(here, DAY, 60), TWO_HOURS));
        Expect.equal(CAP, 0, credited(untimed(here, DAY.plusDays(1), 60), TWO_HOURS));
        Expect.equal(CAP, 60, credited(untimed(here, DAY.plusDays(2), 60), TWO_HOURS));
    }

    @Test
    final void aNightAfterAFullDayLeavesRoomOnTheNext() {
        VolunteerId volunteer = volunteer();
        Attribution here = alone(volunteer, city().community());
        post(untimed(here, DAY, 120), TWO_HOURS);
        Instant eleven = on("23:00");
        Expect.equal(CAP, 60, credited(timed(here, eleven, eleven.plus(Duration.ofHours(2))), TWO_HOURS));

        Expect.equal(CAP, 60, credited(untimed(here, DAY.plusDays(1), 90), TWO_HOURS));
    }

    @Test
    final void theCapOfAnActivityHoldsOverDaysAndBatches() {
        VolunteerId volunteer = volunteer();
        AccrualRules capped = limits(CreditLimits.DEFAULT.withActivity(120));
        Attribution here = in(activity(on("09:00"), on("12:00")), volunteer);
        Attribution elsewhere = in(activity(on("13:00"), on("15:00")), volunteer);

        Expect.equal(ACTIVITY, 50, credited(untimed(here, DAY.minusDays(20), 50), capped));
        ledger().hours().record(command(), List.of(untimed(here, DAY, 40), untimed(elsewhere, DAY, 100)), capped);
        Expect.equal(ACTIVITY, 190L, minutes(volunteer));
        HourEntry last = entry(post(untimed(here, DAY.plusDays(3), 40), capped));

        Expect.equal(ACTIVITY, 30, last.minutes());
        Expect.equal(ACTIVITY, List.of(new Reduction(ReductionReason.ACTIVITY_CAP, 10)), last.reductions());
    }

    @Test
    final void aboveTheFreeTierSomebodyHasToLook() {
        VolunteerId volunteer = volunteer();
        AccrualRules tiers = limits(CreditLimits.DEFAULT.withTiers(480, 720));
        HourRecord day = timed(volunteer, on("06:00"), on("20:00"));
        EntryRef posted = post(day, tiers);
        Expect.equal(TIERS, 480, entry(posted).minutes());

        HourRecord corrected = timed(volunteer, on("06:00"), on("20:00"));
        EntryRef reviewed = ledger().hours().correct(command(), posted, corrected, tiers, "ORGANISER_CONFIRMED");

        Expect.equal(TIERS, 720, entry(reviewed).minutes());
        Expect.equal(TIERS, 840, entry(reviewed).presentMinutes());
    }

    @Test
    final void aPolicyHoldsInItsAreaFromItsDayOn() {
        AreaId other = area("street-2", AreaLevel.STREET, city().district());
        AreaPolicyId everywhere = set(null, "2026-01-01", null, 300);
        AreaPolicyId street = set(city().street(), "2026-03-01", null, 200);
        AreaPolicyId community = set(city().community(), "2026-03-10", "2026-03-12", 100);
        AccrualRules rules = ledger().policies().rules();

        Expect.equal(IN_FORCE, 1440, daily(rules, "2025-12-31", city().community()));
        Expect.equal(IN_FORCE, 300, daily(rules, "2026-02-28", city().community()));
        Expect.equal(IN_FORCE, 200, daily(rules, "2026-03-01", city().community()));
        Expect.equal(IN_FORCE, 100, daily(rules, "2026-03-10", city().community()));
        Expect.equal(IN_FORCE, 100, daily(rules, "2026-03-12", city().community()));
        Expect.equal(IN_FORCE, 200, daily(rules, "2026-03-13", city().community()));
        Expect.equal(IN_FORCE, 300, daily(rules, "2026-03-10", other));
        Expect.equal(IN_FORCE, 300, rules.policyFor(DAY, 0).limits().dailyMinutes());
        HourEntry entry = entry(post(timed(volunteer(), on("08:00"), on("18:00")), rules));
        Expect.equal("HourEntry.policy: the policy that was applied", street.value(), entry.policy());
        Expect.equal(IN_FORCE, 200, entry.minutes());
        Expect.equal(
                "Policies.book: all policies",
                List.of(everywhere.value(), street.value(), community.value()),
                List.of(
                        rules.policyFor(DAY, other.value()).id(),
                        rules.policyFor(DAY, city().street().value()).id(),
                        rules.policyFor(
                                        LocalDate.of(2026, 3, 11),
                                        city().community().value())
                                .id()));
    }

    @Test
    final void aPlaceThatMovedWasUnderItsFormerRulesBefore() {
        AreaId other = area("street-2", AreaLevel.STREET, city().district());
        set(city().street(), "2026-01-01", null, 200);
        set(other, "2026-01-01", null, 100);
        ledger().places().moveArea(command(), city().community(), other, LocalDate.of(2026, 3, 15));
        AccrualRules rules = ledger().policies().rules();
        Attribution here = alone(volunteer(), city().community());

        Expect.equal(IN_FORCE, 200, credited(untimed(here, LocalDate.of(2026, 3, 14), 500), rules));
        Expect.equal(IN_FORCE, 100, credited(untimed(here, LocalDate.of(2026, 3, 15), 500), rules));
    }

    @Test
    final void twoPoliciesOfOnePlaceAndTimeAreRefused() {
        set(city().street(), "2026-01-01", "2026-06-30", 200);
        String rule = "Policies.set: one policy of a place at a time";

        for (String from : List.of("2026-01-01", "2026-06-30")) {
            Expect.error(rule, Refused.class, HoursError.POLICY_CLASH, () -> set(city().street(), from, null, 100));
        }
        set(city().street(), "2026-07-01", null, 100);
        set(city().street(), "2026-09-01", null, 90);
        Expect.error(rule, InvalidInput.class, () -> set(city().street(), "2026-12-02", "2026-12-01", 100));
        Expect.error(
                rule, Refused.class, CommandError.UNKNOWN_RECORD, () -> set(new AreaId(4711), "2026-01-01", null, 100));
        Expect.equal(rule, 90, daily(ledger().policies().rules(), "2026-09-01", city().street()));
    }

    private AreaPolicyId set(@Nullable AreaId area, String from, @Nullable String to, int daily) {
        AccrualPolicy policy = AccrualPolicy.DEFAULT.with(CreditLimits.DEFAULT.withDaily(daily));
        LocalDate last = to == null ? null : LocalDate.parse(to);
        return ledger().policies().set(command(), area, LocalDate.parse(from), last, policy);
    }

    private static int daily(AccrualRules rules, String day, AreaId area) {
        return rules.policyFor(LocalDate.parse(day), area.value()).limits().dailyMinutes();
    }

    private HourRecord training(Attribution attribution, int minutes) {
        return new HourRecord(
                name("record"), attribution, Book.TRAINING, Evidence.LEADER, ServiceTime.on(DAY), 0, minutes, 0, 0);
    }

    private static AccrualRules limits(CreditLimits limits) {
        return AccrualRules.always(AccrualPolicy.DEFAULT.with(limits));
    }
}
