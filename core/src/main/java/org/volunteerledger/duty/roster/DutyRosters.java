package org.volunteerledger.duty.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.duty.policy.DutyPolicy;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.accrual.ClockTimes;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.people.MinorAge;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.RegistrationEnd;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.policy.LocalPolicies;
import org.volunteerledger.policy.PolicyBook;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.ConsentEnd;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.Team;

/** Duty rosters: who is on duty on which day, and where somebody is missing. Thread-safe. */
public final class DutyRosters {

    /** The most turns of one command. */
    public static final int MAX_TURNS = 1_000;

    private final CommandRunner runner;
    private final LocalPolicies policies;
    private final MinorAge ages;

    private DutyRosters(CommandRunner runner, LocalPolicies policies, MinorAge ages) {
        this.runner = runner;
        this.policies = policies;
        this.ages = ages;
    }

    /**
     * Over a storage.
     *
     * @param runner   runs the commands
     * @param policies what places have set
     * @param ages     tells who is under age
     * @return the commands
     */
    public static DutyRosters over(CommandRunner runner, LocalPolicies policies, MinorAge ages) {
        return new DutyRosters(runner, policies, ages);
    }

    /**
     * Turns that have not begun are given up with the registration of the volunteer, so that gaps show, and the exchanges that were
     * proposed by or to the volunteer end.
     *
     * @return the rule, for {@link org.volunteerledger.people.People#over}
     */
    public static RegistrationEnd endWithRegistration() {
        return (draft, leaver) -> new TurnsOf(draft, leaver.id()).end();
    }

    /**
     * Turns that have not begun are given up with the consent of a guardian, as far as the rules on minors do not allow them without, and
     * the exchanges that were proposed about them end.
     *
     * @return the rule, for {@link org.volunteerledger.service.GuardianConsents#over}
     */
    public static ConsentEnd endWithConsent() {
        return (draft, minors, minor) -> new TurnsOf(draft, minor.id()).endNotAllowed(minors, minor);
    }

    /**
     * Turns that are not recorded yet go with a person to another record; on a day on which that is on duty too, a gap shows instead.
     *
     * @return what moves them, for {@link org.volunteerledger.people.PersonMerges#over}
     */
    public static PersonMover mover() {
        return new TurnsOf.Mover();
    }

    /**
     * Opens a roster, with nobody on duty yet.
     *
     * @param command who asks, and under which key
     * @param plan    which posts it fills, and when
     * @return the id
     * @throws Refused if a record that the plan names is unknown
     */
    public DutyRosterId open(Command command, RosterPlan plan) {
        RequestDigest content = RequestDigest.of("open-duty-roster", plan);
        return new DutyRosterId(runner.runForId("open-duty-roster", command, content, draft -> {
            Affiliation named = plan.affiliation();
            draft.concerns(named.area(), named.organisation());
            draft.rely(Organisation.KIND, named.organisation());
            draft.rely(Area.KIND, named.area());
            draft.rely(Team.KIND, named.team());
            DutyRosterId id = new DutyRosterId(draft.newId());
            draft.create(DutyRoster.KIND, new DutyRoster(id, plan));
            draft.event("duty-roster-opened", DutyRoster.KIND, id.value(), Map.of());
            return id.value();
        }));
    }

    /**
     * Puts people on duty, in one commit.
     *
     * @param command who asks, and under which key
     * @param id      the roster
     * @param duties  who, when and at which post; 1 to {@value #MAX_TURNS}
     * @throws Refused if the roster or a volunteer is unknown, for a reason in {@link RosterError}, or if somebody is a minor whom the
     *     rules of the area do not let serve alone on a day that is not over, see {@link org.volunteerledger.service.MinorsAlone#require}
     */
    public void assign(Command command, DutyRosterId id, List<Duty> duties) {
        Check.range("duties", duties.size(), 1, MAX_TURNS);
        runner.run("assign-duty", command, RequestDigest.of("assign-duty", id, duties), draft -> {
            DutyRoster roster = moved(draft, id);
            requirePlanned(roster.plan(), duties);
            TurnChecks.requireMayServe(draft, ages, roster, duties);
            TurnChecks.requireSeatsFree(draft, id, duties);
            TurnChecks.requirePeopleFree(draft, duties, List.of());
            TurnChecks.requireWithinLimit(draft, policies.book(DutyPolicy.SUBJECT), roster, duties, List.of());
            for (Duty duty : duties) {
                DutyTurnId turn = new DutyTurnId(draft.newId());
                draft.create(
                        DutyTurn.KIND,
                        new DutyTurn(turn, id, duty.day(), duty.post(), duty.volunteer(), TurnStatus.PLANNED));
            }
            draft.event("duty-assigned", DutyRoster.KIND, id.value(), Map.of("count", "" + duties.size()));
            return null;
        });
    }

    /**
     * Takes somebody off duty, for a reason that the command gives. The post is to be filled anew.
     *
     * @param command who asks, why, and under which key
     * @param id      the turn
     * @throws Refused if it is unknown, or was recorded or given up ({@link RosterError#TURN_CLOSED})
     */
    public void release(Command command, DutyTurnId id) {
        command.requiredReason();
        runner.run("release-duty", command, RequestDigest.of("release-duty", id), draft -> {
            Versioned<DutyTurn> before = draft.get(DutyTurn.KIND, id);
            concern(draft, draft.get(DutyRoster.KIND, before.entity().roster()).entity());
            requirePlanned(before.entity());
            draft.replace(DutyTurn.KIND, before, before.entity().with(TurnStatus.RELEASED));
            draft.event("duty-released", DutyTurn.KIND, id.value(), Map.of());
            return null;
        });
    }

    /**
     * Records whether people came, once their turns are over.
     *
     * @param command who records, and under which key
     * @param id      the roster
     * @param served  the turns that were served
     * @param missed  those to which nobody came; together 1 to {@value #MAX_TURNS}
     * @throws Refused if a turn is unknown, belongs to another roster or is closed ({@link RosterError#TURN_CLOSED}), or is not over
     *     yet ({@link RosterError#NOT_OVER})
     */
    public void record(Command command, DutyRosterId id, Set<DutyTurnId> served, Set<DutyTurnId> missed) {
        List<DutyTurnId> all = new ArrayList<>(sorted(served));
        all.addAll(sorted(missed));
        Check.range("turns", all.size(), 1, MAX_TURNS);
        RequestDigest content = RequestDigest.of("record-duty", id, sorted(served), sorted(missed));
        runner.run("record-duty", command, content, draft -> {
            DutyRoster roster = draft.rely(DutyRoster.KIND, id);
            concern(draft, roster);
            draft.getAll(DutyTurn.KIND, all).values().forEach(before -> {
                DutyTurn turn = before.entity();
                if (!turn.roster().equals(id) || (served.contains(turn.id()) && missed.contains(turn.id()))) {
                    throw closed(turn);
                }
                requirePlanned(turn);
                requireOver(roster.plan(), turn, draft.now());
                TurnStatus status = served.contains(turn.id()) ? TurnStatus.SERVED : TurnStatus.MISSED;
                draft.replace(DutyTurn.KIND, before, turn.with(status));
            });
            draft.event("duty-recorded", DutyRoster.KIND, id.value(), Map.of("count", "" + all.size()));
            return null;
        });
    }

    /**
     * A roster.
     *
     * @param id the roster
     * @return the roster, or empty
     */
    public Optional<DutyRoster> find(DutyRosterId id) {
        return runner.storage().find(DutyRoster.KIND, id.value()).map(Versioned::entity);
    }

    /**
     * Who is on duty in a period.
     *
     * @param id   the roster
     * @param from the first day
     * @param to   the day after the last, at most {@value RosterPlan#MAX_DAYS} days later
     * @return the turns that were not given up, by ascending id
     */
    public List<DutyTurn> turns(DutyRosterId id, LocalDate from, LocalDate to) {
        Check.range("days", to.toEpochDay() - from.toEpochDay(), 0, RosterPlan.MAX_DAYS);
        Filter ofRoster = Filter.equal(DutyTurn.ROSTER, id.value());
        return turns(Filter.all(ofRoster, between(from, to)));
    }

    /**
     * The posts that nobody fills.
     *
     * @param id   the roster
     * @param from the first day
     * @param to   the day after the last, at most {@value RosterPlan#MAX_DAYS} days later
     * @return the gaps, by day and then in the order of the posts
     * @throws Refused if the roster is unknown
     */
    public List<Gap> gaps(DutyRosterId id, LocalDate from, LocalDate to) {
        RosterPlan plan = require(id).plan();
        Set<Gap> filled = new HashSet<>();
        turns(id, from, to).forEach(turn -> filled.add(new Gap(turn.day(), turn.post())));
        return plan.daysOfDuty(from, to).stream()
                .flatMap(day -> plan.posts().stream().map(post -> new Gap(day, post)))
                .filter(gap -> !filled.contains(gap))
                .toList();
    }

    /**
     * Proposes people for the gaps of a period, with turns spread evenly; nobody is assigned. Whoever is on duty somewhere on a day, or
     * has as many turns on the roster in a month as the place allows, is passed over.
     *
     * @param id     the roster
     * @param from   the first day
     * @param to     the day after the last, at most {@value RosterPlan#MAX_DAYS} days later
     * @param people who takes turns, at most {@value #MAX_TURNS}
     * @return somebody for each gap, to {@linkplain #assign assign}; gaps for which nobody is left are missing
     * @throws Refused if the roster is unknown
     */
    public List<Duty> propose(DutyRosterId id, LocalDate from, LocalDate to, List<VolunteerId> people) {
        Check.range("people", people.size(), 0, MAX_TURNS);
        DutyRoster roster = require(id);
        Filter ofPeople = Filter.in(
                DutyTurn.VOLUNTEER,
                people.stream().map(VolunteerId::value).distinct().toList());
        // Whole months, since the limit is by the month.
        LocalDate first = from.withDayOfMonth(1);
        LocalDate last = to.withDayOfMonth(1).plusMonths(1);
        List<DutyTurn> known = turns(Filter.all(ofPeople, between(first, last)));
        PolicyBook<DutyPolicy> book = policies.book(DutyPolicy.SUBJECT);
        AreaId area = roster.plan().affiliation().area();
        Rota rota = new Rota(
                people, known, id, month -> book.in(area, month.atDay(1)).turnsPerMonth());
        return List.copyOf(rota.fill(gaps(id, from, to)));
    }

    static DutyRoster moved(Draft draft, DutyRosterId id) {
        Versioned<DutyRoster> read = draft.get(DutyRoster.KIND, id);
        concern(draft, read.entity());
        // Written although it stays the same: of two who assign at once, one has to count the turns of the month again.
        draft.replace(DutyRoster.KIND, read, read.entity());
        return read.entity();
    }

    static Interval time(RosterPlan plan, LocalDate day, ZoneId zone) {
        return ClockTimes.overnight(day, plan.start(), plan.end(), zone);
    }

    static void concern(Draft draft, DutyRoster roster) {
        Affiliation named = roster.plan().affiliation();
        draft.concerns(named.area(), named.organisation());
    }

    static void requirePlanned(DutyTurn turn) {
        if (turn.status() != TurnStatus.PLANNED) {
            throw closed(turn);
        }
    }

    DutyRoster require(DutyRosterId id) {
        return find(id).orElseThrow(() -> new Refused(
                CommandError.UNKNOWN_RECORD,
                "There is no duty roster " + id.value() + ".",
                Map.of("kind", DutyRoster.KIND.name(), "id", id.value())));
    }

    private List<DutyTurn> turns(Filter filter) {
        return Pages.all(runner.storage(), DutyTurn.KIND, filter).stream()
                .map(Versioned::entity)
                .filter(turn -> turn.status() != TurnStatus.RELEASED)
                .toList();
    }

    private void requireOver(RosterPlan plan, DutyTurn turn, Instant now) {
        Instant end = time(plan, turn.day(), runner.zone()).end();
        if (end.isAfter(now)) {
            throw new Refused(
                    RosterError.NOT_OVER,
                    "Turn " + turn.id().value() + " ends at " + end + ".",
                    Map.of("turn", turn.id().value(), "end", end));
        }
    }

    private static void requirePlanned(RosterPlan plan, List<Duty> duties) {
        LocalDate first =
                duties.stream().map(Duty::day).min(LocalDate::compareTo).orElseThrow();
        LocalDate last =
                duties.stream().map(Duty::day).max(LocalDate::compareTo).orElseThrow();
        Set<LocalDate> days = Set.copyOf(plan.daysOfDuty(first, last.plusDays(1)));
        duties.stream()
                .filter(duty -> !days.contains(duty.day()) || !plan.posts().contains(duty.post()))
                .findFirst()
                .ifPresent(duty -> {
                    throw TurnChecks.refused(RosterError.NO_DUTY, duty, "has no such post to fill");
                });
    }

    private static Refused closed(DutyTurn turn) {
        return new Refused(
                RosterError.TURN_CLOSED,
                "Turn " + turn.id().value() + " of roster " + turn.roster().value() + " is " + turn.status() + ".",
                Map.of("turn", turn.id().value(), "status", turn.status()));
    }

    private static List<DutyTurnId> sorted(Collection<DutyTurnId> ids) {
        return ids.stream().sorted(Comparator.comparingLong(DutyTurnId::value)).toList();
    }

    private static Filter between(LocalDate from, LocalDate to) {
        return Filter.range(DutyTurn.DAY, from.toEpochDay(), to.toEpochDay());
    }
}
