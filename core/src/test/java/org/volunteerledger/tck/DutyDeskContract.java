package org.volunteerledger.tck;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.duty.desk.CaseAction;
import org.volunteerledger.duty.desk.CaseStatus;
import org.volunteerledger.duty.desk.DeskCase;
import org.volunteerledger.duty.desk.DeskCaseId;
import org.volunteerledger.duty.desk.DeskCases;
import org.volunteerledger.duty.desk.DeskError;
import org.volunteerledger.duty.desk.DeskId;
import org.volunteerledger.duty.desk.Desks;
import org.volunteerledger.duty.desk.Steward;
import org.volunteerledger.duty.policy.DutyPolicy;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.team.OrganisationId;

/** Desks and the cases brought to them, played through on the storage under test. */
public abstract class DutyDeskContract extends ScenarioContract {

    private static final String NOTE = "王芳 says that her neighbour's water drips on her bed";

    private DeskId desk = new DeskId(1);

    /** For subclasses. */
    protected DutyDeskContract() {}

    /** Opens a desk of two stewards. */
    @BeforeEach
    public final void openDesk() {
        desk = ledger().duty()
                .desks()
                .open(
                        command(),
                        "心连管家",
                        city().organisation(),
                        city().community(),
                        List.of(steward("blue", "dispute", "legal advice"), steward("red", "health")));
    }

    @Test
    final void caseGoesFromTheDeskToTheRightStewardAndIsResolved() {
        VolunteerId onDuty = volunteer();
        DeskCaseId id = cases().receive(command(), new DeskCases.NewCase(desk, "dispute", NOTE, onDuty));
        Expect.equal("DeskCase.status", CaseStatus.RECEIVED, read(id).status());
        Expect.equal("DeskCase.receivedBy", onDuty, read(id).receivedBy());
        Expect.equal("DeskCase.steward: not before it is routed", null, read(id).steward());
        cases().route(command(), id);
        Expect.equal("DeskCases.route: the steward who answers for the kind", "blue", read(id).steward());
        later(Duration.ofHours(2));
        cases().act(by("blue-1"), id, CaseAction.RESOLVE);
        cases().act(command(), id, CaseAction.CLOSE);

        DeskCase closed = read(id);
        Expect.equal("DeskCase.status", CaseStatus.CLOSED, closed.status());
        Expect.equal(
                "DeskCase.history: in order",
                List.of(CaseAction.ROUTE, CaseAction.RESOLVE, CaseAction.CLOSE),
                closed.history().stream().map(DeskCase.Step::action).toList());
        Expect.equal("DeskCase.Step.actor", "blue-1", closed.history().get(1).actor());
        Expect.equal("DeskCase.since", at("2026-03-31T14:00"), closed.since());
    }

    @Test
    final void everyActionIsRefusedInEveryOtherState() {
        Map<CaseStatus, List<CaseAction>> allowed = new EnumMap<>(CaseStatus.class);
        allowed.put(CaseStatus.RECEIVED, List.of(CaseAction.ROUTE, CaseAction.WITHDRAW));
        allowed.put(
                CaseStatus.WITH_STEWARD,
                List.of(CaseAction.REROUTE, CaseAction.FORWARD, CaseAction.RESOLVE, CaseAction.WITHDRAW));
        allowed.put(CaseStatus.FORWARDED, List.of(CaseAction.TAKE_BACK, CaseAction.RESOLVE, CaseAction.WITHDRAW));
        allowed.put(CaseStatus.RESOLVED, List.of(CaseAction.REOPEN, CaseAction.CLOSE));
        allowed.put(CaseStatus.CLOSED, List.of());
        allowed.put(CaseStatus.WITHDRAWN, List.of());
        for (CaseStatus status : CaseStatus.values()) {
            for (CaseAction action : CaseAction.values()) {
                DeskCaseId id = caseIn(status);
                if (allowed.getOrDefault(status, List.of()).contains(action)) {
                    act(id, action);
                    Expect.equal("CaseAction.next: of " + action, action.next(), read(id).status());
                } else {
                    refused(DeskError.NOT_NOW, () -> act(id, action));
                    Expect.equal("DeskCases: a refused action changes nothing", status, read(id).status());
                }
            }
        }
    }

    @Test
    final void stewardsAnswerForTheirKinds() {
        refused(DeskError.NO_STEWARD, () -> receive("haircut"));
        DeskCaseId id = receive("health");
        Desks desks = ledger().duty().desks();
        desks.appoint(command(), desk, List.of(steward("blue", "dispute"), steward("green", "environment")));
        refused(DeskError.NO_STEWARD, () -> cases().route(command(), id));
        desks.appoint(command(), desk, List.of(steward("blue", "dispute"), steward("green", "health")));
        cases().route(command(), id);
        Expect.equal("Desks.appoint: the steward of now", "green", read(id).steward());
        refused(DeskError.SAME_STEWARD, () -> cases().reroute(command(), id, "green"));
        refused(DeskError.UNKNOWN_STEWARD, () -> cases().reroute(command(), id, "red"));
        cases().reroute(command(), id, "blue");
        Expect.equal("DeskCases.reroute", "blue", read(id).steward());
        Expect.equal("Desks.find", 2, desks.find(desk).orElseThrow().stewards().size());

        OrganisationId court = ledger().teams().registerOrganisation(command(), "Court", null, null, null);
        cases().forward(command(), id, court);
        Expect.equal("DeskCase.forwarded", court, read(id).forwarded());
        refused(CommandError.UNKNOWN_RECORD, () -> {
            DeskCaseId other = caseIn(CaseStatus.WITH_STEWARD);
            cases().forward(command(), other, new OrganisationId(7));
        });
        Expect.error(
                "ServiceDesk.stewards: a kind belongs to one",
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> desks.appoint(command(), desk, List.of(steward("a", "health"), steward("b", "health"))));
        refused(
                CommandError.UNKNOWN_RECORD,
                () -> desks.appoint(command(), desk, List.of(new Steward("a", List.of("health"), new VolunteerId(7)))));
    }

    @Test
    final void noCaseGoesToAStewardWhoHasLeft() {
        DeskCaseId id = receive("dispute");
        DeskCaseId other = receive("dispute");
        VolunteerId steward = ledger().duty()
                .desks()
                .find(desk)
                .orElseThrow()
                .stewardFor("dispute")
                .orElseThrow()
                .volunteer();
        ledger().people().withdraw(command(), steward);
        refused(DeskError.STEWARD_GONE, () -> cases().route(command(), id));
        ledger().duty().desks().appoint(command(), desk, List.of(steward("violet", "dispute")));
        cases().route(command(), other);
        Expect.equal("Desks.appoint: the next one", "violet", read(other).steward());
    }

    @Test
    final void noteIsSealedShownForAPurposeAndDestroyed() {
        DeskCaseId id = cases().receive(command(), new DeskCases.NewCase(desk, "dispute", NOTE, null));
        String stored = Pages.all(storage(), DeskCase.KIND, Filter.ALL).toString();
        Expect.that("DeskCase.note: not in clear", !stored.contains("王芳") && !stored.contains("neighbour"), stored);
        Expect.equal(
                "DeskCases.NewCase.toString: without the note",
                false,
                new DeskCases.NewCase(desk, "dispute", NOTE, null).toString().contains("王芳"));
        Expect.equal("DeskCases.reveal", NOTE, cases().reveal(command(), id));
        Expect.error(
                "DeskCases.reveal: a purpose",
                InvalidInput.class,
                () -> cases().reveal(Command.of(name("command"), "curious"), id));
        refused(DeskError.NOT_NOW, () -> cases().erase(command(), id));
        cases().act(command(), id, CaseAction.WITHDRAW);
        cases().erase(command(), id);
        refused(DeskError.NO_NOTE, () -> cases().reveal(command(), id));
        refused(DeskError.NO_NOTE, () -> cases().erase(command(), id));
        Expect.equal(
                "DeskCases.erase: what was done stays", 1, read(id).history().size());
        DeskCaseId without = receive("dispute");
        refused(DeskError.NO_NOTE, () -> cases().reveal(command(), without));
    }

    @Test
    final void caseThatStandsTooLongIsOverdueUnderThePolicyOfThePlace() {
        DeskCaseId waiting = receive("health");
        later(Duration.ofHours(1));
        DeskCaseId routed = caseIn(CaseStatus.WITH_STEWARD);
        Expect.equal("DeskCases.overdue: never without a policy", List.of(), cases().overdue(desk));
        ledger().localPolicies()
                .set(
                        command(),
                        DutyPolicy.SUBJECT,
                        city().street(),
                        LocalDate.of(2026, 3, 1),
                        null,
                        new DutyPolicy(false, 0, 0, 24, 48));
        later(Duration.ofHours(23));
        Expect.equal("DutyPolicy.routeWithin: not at the 24th hour", List.of(), overdue());
        later(Duration.ofMillis(1));
        Expect.equal("DutyPolicy.routeWithin: after it", List.of(waiting), overdue());
        later(Duration.ofHours(25));
        Expect.equal("DutyPolicy.resolveWithin: those that stood longest first", List.of(waiting, routed), overdue());
        cases().act(command(), routed, CaseAction.RESOLVE);
        Expect.equal("DeskCases.overdue: not once it is resolved", List.of(waiting), overdue());
        refused(CommandError.UNKNOWN_RECORD, () -> cases().overdue(new DeskId(7)));
    }

    @Test
    final void casesAreCountedByKindAndState() {
        receive("health");
        receive("health");
        caseIn(CaseStatus.CLOSED);
        Map<List<Object>, Long> counts = cases().count(desk).rows().stream()
                .collect(Collectors.toMap(row -> List.copyOf(row.keys()), row -> row.count()));
        Expect.equal(
                "DeskCases.count", Map.of(List.of("health", "RECEIVED"), 2L, List.of("dispute", "CLOSED"), 1L), counts);
    }

    private DeskCases cases() {
        return ledger().duty().cases();
    }

    private DeskCaseId receive(String kind) {
        return cases().receive(command(), new DeskCases.NewCase(desk, kind, null, null));
    }

    private DeskCase read(DeskCaseId id) {
        return cases().find(id).orElseThrow();
    }

    private List<DeskCaseId> overdue() {
        return cases().overdue(desk).stream().map(DeskCase::id).toList();
    }

    private DeskCaseId caseIn(CaseStatus status) {
        DeskCaseId id = receive("dispute");
        List<CaseAction> way = switch (status) {
            case RECEIVED -> List.of();
            case WITH_STEWARD -> List.of(CaseAction.ROUTE);
            case FORWARDED -> List.of(CaseAction.ROUTE, CaseAction.FORWARD);
            case RESOLVED -> List.of(CaseAction.ROUTE, CaseAction.RESOLVE);
            case CLOSED -> List.of(CaseAction.ROUTE, CaseAction.RESOLVE, CaseAction.CLOSE);
            case WITHDRAWN -> List.of(CaseAction.WITHDRAW);
        };
        way.forEach(action -> act(id, action));
        return id;
    }

    private void act(DeskCaseId id, CaseAction action) {
        switch (action) {
            case ROUTE -> cases().route(command(), id);
            case REROUTE -> cases().reroute(command(), id, "red");
            case FORWARD -> cases().forward(command(), id, city().organisation());
            default -> cases().act(command(), id, action);
        }
    }

    private Steward steward(String name, String... kinds) {
        return new Steward(name, List.of(kinds), volunteer());
    }

    private static void refused(ErrorCode code, Executable call) {
        Expect.error("DeskError." + code.name(), Refused.class, code, call);
    }
}
