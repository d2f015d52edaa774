package org.volunteerledger.tck;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.volunteerledger.care.CarePolicy;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.duty.policy.DutyPolicy;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HoursError;
import org.volunteerledger.hours.SimulatedHours;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.json.FieldChange;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.points.CreditRules;
import org.volunteerledger.policy.PolicyError;
import org.volunteerledger.request.RequestPolicy;
import org.volunteerledger.rules.PolicyFile;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.EnrolmentId;

/** All that a place sets for itself as one file: read with clear errors, applied in one commit or not at all, and compared and tried. */
public abstract class LocalPolicyScenarioContract extends ScenarioContract {

    private static final LocalDate YEAR = LocalDate.of(2026, 1, 1);

    /** For subclasses. */
    protected LocalPolicyScenarioContract() {}

    @Test
    final void aFileSetsAllItsSubjectsAtOnce() {
        city();
        PolicyFile file = PolicyFile.parse(file("""
                "accrual": {"name": "eight hours", "limits": {"dailyMinutes": 480}},
                "care": {"maxRecipients": 3},
                "duty": {"timeCounts": true},
                "honours": {"reviewers": 3},
                "points": {"minutesPerUnit": 30},
                "requests": {"name": "day", "limits": [{"stage": "SUBMITTED", "hours": 24, "workingDays": 0}]},
                "stars": {"noticeDays": 7},
                "time-credits": {"minutesPerUnit": 60}"""));
        Command command = command();
        ledger().policyFiles().apply(command, file);
        ledger().policyFiles().apply(command, file);

        PolicyFile now = ledger().policyFiles().inForce("community-1", LocalDate.of(2026, 6, 1));
        String rule = "PolicyFiles.apply: every subject is in force in the area and what lies within it";
        Expect.equal(rule, file.accrual(), now.accrual());
        Expect.equal(rule, 3, now.rules(CarePolicy.SUBJECT).orElseThrow().maxRecipients());
        Expect.equal(rule, true, now.rules(DutyPolicy.SUBJECT).orElseThrow().timeCounts());
        Expect.equal(rule, 30, now.rules(CreditRules.POINTS).orElseThrow().minutesPerUnit());
        Expect.equal(rule, 60, now.rules(CreditRules.TIME_CREDITS).orElseThrow().minutesPerUnit());
        Expect.equal(
                rule,
                List.of("day", "24"),
                List.of(
                        now.rules(RequestPolicy.SUBJECT).orElseThrow().name(),
                        String.valueOf(now.rules(RequestPolicy.SUBJECT)
                                .orElseThrow()
                                .limits()
                                .get(0)
                                .hours())));
        Expect.equal(
                "PolicyFiles.diff: nothing is left to change",
                List.of(),
                ledger().policyFiles().diff(file));
        Expect.equal(
                "PolicyFiles.apply: outside of the area nothing changes",
                CarePolicy.DEFAULT,
                ledger().policyFiles()
                        .inForce("district-1", LocalDate.of(2026, 6, 1))
                        .rules(CarePolicy.SUBJECT)
                        .orElseThrow());
        Expect.error(
                "Command.key: another file is another request",
                IdempotencyConflict.class,
                () -> ledger().policyFiles().apply(command, PolicyFile.parse(file("\"duty\": {}"))));
    }

    @Test
    final void aFileIsAppliedAsAWholeOrNotAtAll() {
        city();
        ledger().localPolicies().set(command(), CarePolicy.SUBJECT, city().street(), YEAR, null, CarePolicy.DEFAULT);
        String rule = "PolicyFiles.apply: all or none";

        clash(PolicyError.CLASH, "\"accrual\": {\"unit\": {}}, \"care\": {\"households\": 10}, \"duty\": {}");
        Expect.equal(
                rule, DutyPolicy.DEFAULT, inForce().rules(DutyPolicy.SUBJECT).orElseThrow());
        Expect.equal(rule, "default", inForce().accrual().orElseThrow().name());
        ledger().policyFiles().apply(command(), PolicyFile.parse(file("\"accrual\": {\"name\": \"first\"}")));
        clash(HoursError.POLICY_CLASH, "\"accrual\": {\"name\": \"second\"}, \"points\": {\"reviewers\": 2}");
        Expect.equal(rule, CreditRules.NONE, inForce().rules(CreditRules.POINTS).orElseThrow());
        refused(
                CommandError.UNKNOWN_RECORD,
                () -> ledger().policyFiles()
                        .apply(
                                command(),
                                PolicyFile.parse("{\"area\":\"x\",\"from\":\"2026-01-01\",\"rules\":{\"duty\":{}}}")));
    }

    @Test
    final void aFileHoldsEverywhereAndForATime() {
        city();
        PolicyFile march = PolicyFile.parse("{\"from\":\"2026-03-01\",\"to\":\"2026-03-31\",\"rules\":"
                + "{\"duty\":{\"turnsPerMonth\":4},\"stars\":{\"barMonths\":6},\"honours\":{\"quota\":5}}}");
        ledger().policyFiles().apply(command(), march);
        String rule = "PolicyFile: from the first to the last day";

        Expect.equal(rule, 0, turnsOn("2026-02-28"));
        Expect.equal(rule, 4, turnsOn("2026-03-01"));
        Expect.equal(rule, 4, turnsOn("2026-03-31"));
        Expect.equal(rule, 0, turnsOn("2026-04-01"));
        Expect.equal(
                "PolicyFiles.diff: nothing differs once it is applied",
                List.of(),
                ledger().policyFiles().diff(march));
    }

    @Test
    final void filesAreCompared() {
        city();
        PolicyFile before = PolicyFile.parse(file("\"accrual\": {\"limits\": {\"dailyMinutes\": 480}}"));
        PolicyFile after = PolicyFile.parse(
                file("\"accrual\": {\"name\": \"ten\", \"limits\": {\"dailyMinutes\": 600}}, \"duty\": {}"));
        String rule = "PolicyFiles.diff: by the path of the field";

        Expect.equal(
                rule,
                List.of(
                        "rules.accrual.limits.dailyMinutes 480 600",
                        "rules.accrual.limits.freeMinutes 480 600",
                        "rules.accrual.limits.organiserMinutes 480 600",
                        "rules.accrual.name \"default\" \"ten\""),
                lines(ledger().policyFiles().diff(before, after)).subList(0, 4));
        Expect.equal(rule, 5, ledger().policyFiles().diff(before, after).size());
        Expect.equal(
                "PolicyFiles.diff: a file against what is in force",
                List.of(
                        "accrual.limits.dailyMinutes 1440 480",
                        "accrual.limits.freeMinutes 1440 480",
                        "accrual.limits.organiserMinutes 1440 480"),
                lines(ledger().policyFiles().diff(before)));
        Expect.equal(
                "PolicyFile.text: is read again",
                List.of(),
                ledger().policyFiles()
                        .diff(inForce(), PolicyFile.parse(inForce().text())));
    }

    @Test
    final void whatIsWrongWithAFileIsSaidWithItsPath() {
        bad(
                InputError.OUT_OF_RANGE,
                "rules.accrual.limits.dailyMinutes",
                "\"accrual\":{\"limits\":{\"dailyMinutes\":2000}}");
        bad(
                InputError.BAD_FORMAT,
                "rules.accrual.limits.dailyMinutes",
                "\"accrual\":{\"limits\":{\"dailyMinutes\":\"8h\"}}");
        bad(InputError.BAD_FORMAT, "rules.accrual.limits.dailyHours", "\"accrual\":{\"limits\":{\"dailyHours\":8}}");
        bad(InputError.CONTRADICTION, "rules.accrual.id", "\"accrual\":{\"id\":7}");
        bad(InputError.BAD_FORMAT, "rules.acrual", "\"acrual\":{}");
        bad(InputError.BAD_FORMAT, "rules.duty", "\"duty\":[]");
        bad(InputError.BAD_FORMAT, "rules.accrual.name", "\"accrual\":{\"name\":5}");
        bad(
                InputError.BAD_FORMAT,
                "rules.accrual.unit.rounding",
                "\"accrual\":{\"unit\":{\"minutes\":60,\"rounding\":0}}");
        bad(InputError.BAD_FORMAT, "rules.duty.timeCounts", "\"duty\":{\"timeCounts\":\"yes\"}");
        bad(InputError.MISSING, "rules.duty.turnsPerMonth", "\"duty\":{\"turnsPerMonth\":null}");
        bad(InputError.OUT_OF_RANGE, "rules.points.reviewers", "\"points\":{\"reviewers\":6}");
        bad(InputError.BAD_FORMAT, "rules.points.atLimit", "\"points\":{\"atLimit\":\"STOP\"}");
        bad(
                InputError.OUT_OF_RANGE,
                "rules.care.seats[0].count",
                "\"care\":{\"seats\":[{\"role\":\"DOCTOR\",\"count\":0}]}");
        bad(
                InputError.BAD_FORMAT,
                "rules.requests.calendar.daysOff[0]",
                "\"requests\":{\"calendar\":{\"daysOff\":[\"1 May\"]}}");
        unreadable(InputError.BAD_FORMAT, "{\"from\":\"2026-01-01\",\"rules\":{\"duty\":{}},\"until\":null}");
        unreadable(InputError.MISSING, "{\"rules\":{\"duty\":{}}}");
        unreadable(InputError.MISSING, "{\"from\":\"2026-01-01\"}");
        unreadable(InputError.OUT_OF_RANGE, "{\"from\":\"2026-01-01\",\"rules\":{}}");
        unreadable(
                InputError.END_BEFORE_START, "{\"from\":\"2026-01-02\",\"to\":\"2026-01-01\",\"rules\":{\"duty\":{}}}");
        unreadable(InputError.BAD_FORMAT, "{\"from\":\"2026-01-01\",\"from\":\"2026-01-02\",\"rules\":{\"duty\":{}}}");
        unreadable(InputError.BAD_FORMAT, "[]");
        unreadable(InputError.MISSING, "");
        unreadable(InputError.OUT_OF_RANGE, "{\"rules\":".repeat(100));
        unreadable(InputError.OUT_OF_RANGE, " ".repeat(1_000_001));
    }

    @Test
    final void aPolicyIsTriedOnThePast() {
        VolunteerId volunteer = volunteer();
        itIs("2026-03-02T06:00");
        ActivityId activity = activity(on("08:00"), on("18:00"));
        EnrolmentId enrolment = enrol(activity, volunteer);
        itIs("2026-03-02T20:00");
        attend(enrolment, on("07:00"), on("18:00"));
        itIs("2026-03-31T12:00");
        ledger().hours().review(command(), List.of(activity), OPEN, Map.of());
        post(timed(volunteer, at("2026-03-03T06:00"), at("2026-03-03T12:00")));
        post(timed(volunteer, at("2026-03-03T13:00"), at("2026-03-03T19:00")));
        post(untimed(alone(volunteer, city().community()), LocalDate.of(2026, 2, 1), 600));
        EntryRef voided = post(timed(volunteer, at("2026-03-04T06:00"), at("2026-03-04T12:00")));
        ledger().hours().takeBack(command(), voided, "WRONG");
        post(untimed(alone(volunteer, city().district()), LocalDate.of(2026, 3, 5), 900));
        long before = minutes(volunteer);
        String rule = "PolicyFiles.simulate: accrued anew under the policy";

        SimulatedHours capped = simulate("{\"presence\":{\"earlyMinutes\":0},\"limits\":{\"dailyMinutes\":480}}");
        SimulatedHours.Row march = Objects.requireNonNull(capped.byMonth().get(YearMonth.of(2026, 3)));
        SimulatedHours.Row february = Objects.requireNonNull(capped.byMonth().get(YearMonth.of(2026, 2)));
        Expect.equal(rule, List.of(600L, 480L), List.of(february.credited(), february.then()));
        Expect.equal(rule, List.of(660L + 720 + 900, 480L + 480 + 900), List.of(march.credited(), march.then()));
        Expect.equal(
                "SimulatedHours: what has no times is counted",
                List.of(5L, 1L, 0L),
                List.of(capped.entries(), capped.untimed(), capped.notRecomputed()));
        SimulatedHours planned = simulate("{\"limits\":{\"stopAtPlan\":true}}");
        Expect.equal(
                "PolicyFiles.simulate: attendance has its plan",
                List.of(660L, 600L),
                List.of(ofTeam(planned).credited(), ofTeam(planned).then()));
        SimulatedHours reviewed = simulate("{\"limits\":{\"freeMinutes\":60}}");
        Expect.equal(
                "PolicyFiles.simulate: what waits for a review is shown apart",
                List.of(60L, 600L),
                List.of(ofTeam(reviewed).then(), ofTeam(reviewed).pending()));
        SimulatedHours same = simulate("{}");
        Expect.equal(
                "PolicyFiles.simulate: under the policy of then nothing differs",
                0L,
                same.rows().stream()
                        .mapToLong(each -> Math.abs(each.difference()))
                        .sum());
        Expect.equal("PolicyFiles.simulate: writes nothing", before, minutes(volunteer));

        ledger().policies().set(command(), city().community(), YEAR, null, AccrualPolicy.DEFAULT);
        Expect.equal(
                "PolicyFiles.simulate: a place within keeps its own policy",
                0L,
                simulate("{\"limits\":{\"dailyMinutes\":1}}").rows().stream()
                        .mapToLong(SimulatedHours.Row::difference)
                        .sum());
        Expect.error(
                "PolicyFiles.simulate: needs rules on accrual",
                InvalidInput.class,
                InputError.MISSING,
                () -> ledger().policyFiles().simulate(PolicyFile.parse(file("\"duty\":{}")), YEAR, DAY, read -> {}));
        Expect.error(
                "PolicyFiles.simulate: the period begins before it ends",
                InvalidInput.class,
                InputError.END_BEFORE_START,
                () -> ledger().policyFiles().simulate(PolicyFile.parse(file("\"accrual\":{}")), DAY, YEAR, read -> {}));
    }

    private SimulatedHours.Row ofTeam(SimulatedHours hours) {
        return Objects.requireNonNull(hours.byTeam().get(city().team().value()));
    }

    private SimulatedHours simulate(String accrual) {
        AtomicLong read = new AtomicLong();
        SimulatedHours hours = ledger().policyFiles()
                .simulate(
                        PolicyFile.parse(file("\"accrual\":" + accrual)), YEAR, LocalDate.of(2026, 12, 31), read::set);
        Expect.equal("PolicyFiles.simulate: says how far it is", 7L, read.get());
        return hours;
    }

    private void clash(ErrorCode code, String rules) {
        refused(code, () -> ledger().policyFiles().apply(command(), PolicyFile.parse(file(rules))));
    }

    private static void refused(ErrorCode code, Runnable call) {
        Expect.error("PolicyFiles.apply: refuses what cannot hold", Refused.class, code, call::run);
    }

    private static void bad(InputError code, String path, String rules) {
        InvalidInput error = unreadable(code, file(rules));
        Expect.equal("PolicyFile.parse: names the path", path, error.fields().get("path"));
        Expect.equal(
                "PolicyFile.parse: names the path",
                true,
                String.valueOf(error.getMessage()).contains(path));
    }

    private static InvalidInput unreadable(InputError code, String text) {
        return Expect.error(
                "PolicyFile.parse: refuses what it does not understand",
                InvalidInput.class,
                code,
                () -> PolicyFile.parse(text));
    }

    private static String file(String rules) {
        return "{\"area\":\"street-1\",\"from\":\"2026-01-01\",\"to\":null,\"rules\":{" + rules + "}}";
    }

    private PolicyFile inForce() {
        return ledger().policyFiles().inForce("street-1", YEAR);
    }

    private int turnsOn(String day) {
        return ledger().policyFiles()
                .inForce(null, LocalDate.parse(day))
                .rules(DutyPolicy.SUBJECT)
                .orElseThrow()
                .turnsPerMonth();
    }

    private static List<String> lines(List<FieldChange> changes) {
        return changes.stream()
                .map(each -> each.field() + " " + each.before() + " " + each.after())
                .collect(Collectors.toList());
    }
}
