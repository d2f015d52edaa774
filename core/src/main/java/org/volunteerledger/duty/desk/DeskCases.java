package org.volunteerledger.duty.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.duty.policy.DutyPolicy;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.policy.LocalPolicies;
import org.volunteerledger.privacy.PersonKey;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.privacy.Sensitive;
import org.volunteerledger.storage.Counts;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;

/** The cases that residents bring to desks. Thread-safe. */
public final class DeskCases {

    /** The most code points of a note. */
    public static final int MAX_NOTE = 500;

    private static final String NOTE = "desk-case.note";

    private final CommandRunner runner;
    private final LocalPolicies policies;
    private final PersonVault vault;

    private DeskCases(CommandRunner runner, LocalPolicies policies, PersonVault vault) {
        this.runner = runner;
        this.policies = policies;
        this.vault = vault;
    }

    /**
     * Over a storage.
     *
     * @param runner   runs the commands
     * @param policies what places have set
     * @param vault    seals and opens the notes
     * @return the commands
     */
    public static DeskCases over(CommandRunner runner, LocalPolicies policies, PersonVault vault) {
        return new DeskCases(runner, policies, vault);
    }

    /**
     * A case that a resident brings.
     *
     * @param desk       the desk
     * @param kind       the kind of service, for which a steward of the desk answers
     * @param note       what it is about and who brings it, sealed when it is stored; at most {@value DeskCases#MAX_NOTE} code points; or
     *                   null
     * @param receivedBy who is on duty and takes it in, or null
     */
    public record NewCase(
            DeskId desk,
            String kind,
            @Nullable String note,
            @Nullable VolunteerId receivedBy) {

        /** Checks the limits. */
        public NewCase {
            Check.given("desk", desk);
            Check.text("kind", kind, 40);
            Check.optionalText("note", note, MAX_NOTE);
        }

        /** Without the note, which may be personal. */
        @Override
        public String toString() {
            return "NewCase[desk=" + desk.value() + ", kind=" + kind + "]";
        }
    }

    /**
     * Takes a case in at a desk.
     *
     * @param command who takes it in, and under which key
     * @param brought the case
     * @return the id
     * @throws Refused if the desk or the volunteer is unknown, or no steward answers for the kind ({@link DeskError#NO_STEWARD})
     */
    public DeskCaseId receive(Command command, NewCase brought) {
        String note = brought.note();
        RequestDigest content = RequestDigest.of("receive-case", brought.desk(), brought.kind(), brought.receivedBy())
                .add(note == null ? null : vault.lookup(NOTE, note));
        return new DeskCaseId(runner.runForId("receive-case", command, content, draft -> {
            ServiceDesk desk = concerned(draft, brought.desk());
            requireSteward(desk, brought.kind());
            if (brought.receivedBy() != null) {
                draft.rely(Volunteer.KIND, brought.receivedBy());
            }
            DeskCaseId id = new DeskCaseId(draft.newId());
            PersonKey key = note == null ? null : vault.newKey();
            Sensitive sealed = note == null ? null : vault.seal(key, NOTE, note);
            draft.create(
                    DeskCase.KIND,
                    new DeskCase(
                            id,
                            desk.id(),
                            brought.kind(),
                            brought.receivedBy(),
                            draft.now(),
                            CaseStatus.RECEIVED,
                            draft.now(),
                            null,
                            null,
                            key,
                            sealed,
                            List.of()));
            draft.event("case-received", DeskCase.KIND, id.value(), Map.of("kind", brought.kind()));
            return id.value();
        }));
    }

    /**
     * Gives a case to the steward who answers for its kind.
     *
     * @param command who routes it, and under which key
     * @param id      the case
     * @throws Refused if it is unknown or its state does not allow it ({@link DeskError#NOT_NOW}), or no steward answers for its kind
     *     any more ({@link DeskError#NO_STEWARD}), or the one who does has left ({@link DeskError#STEWARD_GONE})
     */
    public void route(Command command, DeskCaseId id) {
        step(command, id, CaseAction.ROUTE, null, null);
    }

    /**
     * Gives a case to another steward, for a reason that the command gives.
     *
     * @param command who asks, why, and under which key
     * @param id      the case
     * @param steward the name of the steward
     * @throws Refused if it is unknown or its state does not allow it ({@link DeskError#NOT_NOW}), or the steward is unknown
     *     ({@link DeskError#UNKNOWN_STEWARD}), has it already ({@link DeskError#SAME_STEWARD}) or has left
     *     ({@link DeskError#STEWARD_GONE})
     */
    public void reroute(Command command, DeskCaseId id, String steward) {
        command.requiredReason();
        step(command, id, CaseAction.REROUTE, steward, null);
    }

    /**
     * Hands a case to another organisation, for a reason that the command gives.
     *
     * @param command      who asks, why, and under which key
     * @param id           the case
     * @param organisation the organisation
     * @throws Refused if a record is unknown, or the state does not allow it ({@link DeskError#NOT_NOW})
     */
    public void forward(Command command, DeskCaseId id, OrganisationId organisation) {
        command.requiredReason();
        step(command, id, CaseAction.FORWARD, null, organisation);
    }

    /**
     * Does what needs nothing but the case: take it back, resolve, reopen, close or withdraw it. What came of it, or why, is the
     * reason of the command, which only closing and taking back can do without.
     *
     * @param command who asks, why, and under which key
     * @param id      the case
     * @param action  what to do; not to route, reroute or forward it
     * @throws Refused if the case is unknown, or its state does not allow it ({@link DeskError#NOT_NOW})
     */
    public void act(Command command, DeskCaseId id, CaseAction action) {
        switch (action) {
            case ROUTE, REROUTE, FORWARD ->
                throw new IllegalArgumentException(action + " needs more than the case; it has a method of its own");
            case RESOLVE, REOPEN, WITHDRAW -> command.requiredReason();
            case TAKE_BACK, CLOSE -> {}
        }
        step(command, id, action, null, null);
    }

    /**
     * Reads the note of a case in clear. That it was read, by whom and for which purpose is recorded before it is shown.
     *
     * @param command who asks, with the purpose as reason, and under which key
     * @param id      the case
     * @return the note
     * @throws Refused if the case is unknown, or has no note ({@link DeskError#NO_NOTE})
     */
    public String reveal(Command command, DeskCaseId id) {
        RequestDigest content = RequestDigest.of("reveal-case", id, command.actor(), command.requiredReason());
        runner.run("reveal-case", command, content, draft -> {
            DeskCase read = draft.get(DeskCase.KIND, id).entity();
            concerned(draft, read.desk());
            requireNote(read);
            draft.event("personal-data-read", DeskCase.KIND, id.value(), Map.of());
            return null;
        });
        DeskCase read = find(id).orElseThrow();
        return vault.open(read.key(), NOTE, requireNote(read));
    }

    /**
     * Destroys the note of a case that is over, for a reason that the command gives. What was done stays.
     *
     * @param command who asks, why, and under which key
     * @param id      the case
     * @throws Refused if the case is unknown or not over ({@link DeskError#NOT_NOW}), or has no note ({@link DeskError#NO_NOTE})
     */
    public void erase(Command command, DeskCaseId id) {
        command.requiredReason();
        runner.run("erase-case", command, RequestDigest.of("erase-case", id), draft -> {
            Versioned<DeskCase> before = draft.get(DeskCase.KIND, id);
            DeskCase read = before.entity();
            concerned(draft, read.desk());
            requireNote(read);
            if (read.status() != CaseStatus.CLOSED && read.status() != CaseStatus.WITHDRAWN) {
                throw notNow(read, "be erased");
            }
            draft.replace(DeskCase.KIND, before, read.erased());
            draft.event("case-erased", DeskCase.KIND, id.value(), Map.of());
            return null;
        });
    }

    /**
     * A case.
     *
     * @param id the case
     * @return the case, or empty
     */
    public Optional<DeskCase> find(DeskCaseId id) {
        return runner.storage().find(DeskCase.KIND, id.value()).map(Versioned::entity);
    }

    /**
     * The cases of a desk that have stood too long where they are, under the policy of its place.
     *
     * @param id the desk
     * @return the cases, those that have stood longest first
     * @throws Refused if the desk is unknown
     */
    public List<DeskCase> overdue(DeskId id) {
        ServiceDesk desk = runner.storage()
                .find(ServiceDesk.KIND, id.value())
                .map(Versioned::entity)
                .orElseThrow(() -> new Refused(
                        CommandError.UNKNOWN_RECORD,
                        "There is no desk " + id.value() + ".",
                        Map.of("kind", ServiceDesk.KIND.name(), "id", id.value())));
        Instant now = runner.now();
        DutyPolicy policy = policies.book(DutyPolicy.SUBJECT)
                .in(desk.area(), now.atZone(runner.zone()).toLocalDate());
        List<DeskCase> overdue = new ArrayList<>();
        addOverdue(overdue, id, List.of(CaseStatus.RECEIVED), now, policy.routeWithin());
        addOverdue(overdue, id, List.of(CaseStatus.WITH_STEWARD, CaseStatus.FORWARDED), now, policy.resolveWithin());
        overdue.sort(Comparator.comparing(DeskCase::since));
        return List.copyOf(overdue);
    }

    /**
     * How many cases a desk has, by kind of service and state. Counted by the storage, without reading them.
     *
     * @param id the desk
     * @return the counts; the keys of a row are the kind and the name of the state
     */
    public Counts count(DeskId id) {
        return runner.storage()
                .count(
                        DeskCase.KIND,
                        Filter.equal(DeskCase.DESK, id.value()),
                        List.of(DeskCase.SERVICE.name(), DeskCase.STATUS.name()));
    }

    private void addOverdue(List<DeskCase> overdue, DeskId desk, List<CaseStatus> states, Instant now, int hours) {
        if (hours == 0) {
            return;
        }
        Filter late = Filter.all(
                Filter.equal(DeskCase.DESK, desk.value()),
                Filter.in(DeskCase.STATUS, states.stream().map(Enum::name).toList()),
                Filter.range(
                        DeskCase.SINCE, null, now.minus(Duration.ofHours(hours)).toEpochMilli()));
        Pages.visit(runner.storage(), DeskCase.KIND, late, row -> overdue.add(row.entity()));
    }

    private void step(
            Command command,
            DeskCaseId id,
            CaseAction action,
            @Nullable String steward,
            @Nullable OrganisationId organisation) {
        RequestDigest content = RequestDigest.of("case-step", id, action, steward, organisation);
        runner.run("case-step", command, content, draft -> {
            Versioned<DeskCase> before = draft.get(DeskCase.KIND, id);
            DeskCase read = before.entity();
            ServiceDesk desk = concerned(draft, read.desk());
            if (!action.allowedIn(read.status())) {
                throw notNow(read, action.name());
            }
            String to = action == CaseAction.ROUTE
                    ? requireSteward(desk, read.kind()).name()
                    : steward;
            if (action == CaseAction.REROUTE) {
                requireOther(desk, read, steward);
            }
            if (to != null) {
                requireThere(draft, desk, to);
            }
            if (organisation != null) {
                draft.rely(Organisation.KIND, organisation);
            }
            draft.replace(DeskCase.KIND, before, read.after(action, draft.now(), command.actor(), to, organisation));
            draft.event("case-step", DeskCase.KIND, id.value(), Map.of("action", action.name()));
            return null;
        });
    }

    private static ServiceDesk concerned(Draft draft, DeskId id) {
        ServiceDesk desk = draft.rely(ServiceDesk.KIND, id);
        draft.concerns(desk.area(), desk.organisation());
        return desk;
    }

    private static Steward requireSteward(ServiceDesk desk, String kind) {
        return desk.stewardFor(kind)
                .orElseThrow(() -> new Refused(
                        DeskError.NO_STEWARD,
                        "No steward of desk " + desk.id().value() + " answers for this kind of service.",
                        Map.of("desk", desk.id().value(), "kind", kind)));
    }

    private static void requireOther(ServiceDesk desk, DeskCase read, @Nullable String steward) {
        if (steward == null || desk.steward(steward).isEmpty()) {
            throw new Refused(
                    DeskError.UNKNOWN_STEWARD,
                    "Desk " + desk.id().value() + " has no such steward.",
                    Map.of("desk", desk.id().value()));
        }
        if (steward.equals(read.steward())) {
            throw new Refused(
                    DeskError.SAME_STEWARD,
                    "Case " + read.id().value() + " is with that steward already.",
                    Map.of("case", read.id().value(), "steward", steward));
        }
    }

    /** Nobody waits for a steward who has left, or is barred for a time. */
    private static void requireThere(Draft draft, ServiceDesk desk, String name) {
        desk.steward(name).ifPresent(steward -> {
            Volunteer person = draft.rely(Volunteer.KIND, steward.volunteer());
            if (!person.servesOn(draft.today()) || person.status() == VolunteerStatus.SUSPENDED) {
                throw new Refused(
                        DeskError.STEWARD_GONE,
                        "The steward of desk " + desk.id().value() + ", volunteer "
                                + person.id().value() + ", is " + person.status() + ".",
                        Map.of(
                                "desk",
                                desk.id().value(),
                                "volunteer",
                                person.id().value()));
            }
        });
    }

    private static Sensitive requireNote(DeskCase read) {
        Sensitive note = read.note();
        if (note == null) {
            throw new Refused(
                    DeskError.NO_NOTE,
                    "Case " + read.id().value() + " has no note.",
                    Map.of("case", read.id().value()));
        }
        return note;
    }

    private static Refused notNow(DeskCase read, String action) {
        return new Refused(
                DeskError.NOT_NOW,
                "Case " + read.id().value() + " is " + read.status() + " and cannot " + action + ".",
                Map.of("case", read.id().value(), "status", read.status()));
    }
}
