package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.List;
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
import org.volunteerledger.hours.HoursError;
import org.volunteerledger.json.FieldChange;
import org.volunteerledger.points.CreditRules;
import org.volunteerledger.policy.PolicyError;
import org.volunteerledger.request.RequestPolicy;
import org.volunteerledger.rules.PolicyFile;

/** All that a place sets for itself as one file: read with clear errors, applied in one commit or not at all, and compared. */
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
