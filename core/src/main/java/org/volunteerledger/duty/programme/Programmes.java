package org.volunteerledger.duty.programme;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.IdList;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.duty.calendar.WorkingCalendar;
import org.volunteerledger.duty.programme.ProgrammePlan.Occasion;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.Services;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.Team;

/** Recurring programmes, and the activities that are made for their days. Thread-safe. */
public final class Programmes {

    /** The most activities that are made at once. */
    public static final int MAX_ACTIVITIES = Services.MAX_BULK;

    private final CommandRunner runner;

    private Programmes(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @return the commands
     */
    public static Programmes over(CommandRunner runner) {
        return new Programmes(runner);
    }

    /**
     * Starts a programme. No activity is made yet.
     *
     * @param command who asks, and under which key
     * @param plan    the plan
     * @return the id
     * @throws Refused if a record that the plan names is unknown, or a leader is not registered on the first day
     *     ({@link ProgrammeError#LEADER_NOT_REGISTERED})
     */
    public ProgrammeId start(Command command, ProgrammePlan plan) {
        return new ProgrammeId(runner.runForId(
                "start-programme", command, RequestDigest.of("start-programme", plan), draft -> {
                    Affiliation named = plan.affiliation();
                    draft.concerns(named.area(), named.organisation());
                    draft.rely(Team.KIND, named.team());
                    draft.rely(Organisation.KIND, named.organisation());
                    draft.rely(Area.KIND, named.area());
                    requireRegistered(
                            draft, plan.themes().stream().map(Theme::leader).toList(), plan.from());
                    ProgrammeId id = new ProgrammeId(draft.newId());
                    draft.create(Programme.KIND, new Programme(id, plan, 0));
                    draft.event("programme-started", Programme.KIND, id.value(), Map.of());
                    return id.value();
                }));
    }

    /**
     * Gives a theme another leader, for activities that are made from now on.
     *
     * @param command who asks, and under which key
     * @param id      the programme
     * @param number  the number of the theme
     * @param leader  who leads it now
     * @throws Refused if a record is unknown, the programme has no such theme ({@link ProgrammeError#NO_SUCH_THEME}), or the leader is
     *     not registered today ({@link ProgrammeError#LEADER_NOT_REGISTERED})
     */
    public void changeLeader(Command command, ProgrammeId id, int number, VolunteerId leader) {
        RequestDigest content = RequestDigest.of("change-theme-leader", id, number, leader);
        runner.run("change-theme-leader", command, content, draft -> {
            Versioned<Programme> before = concerned(draft, id);
            Programme programme = before.entity();
            Theme theme = programme
                    .plan()
                    .theme(number)
                    .orElseThrow(() -> new Refused(
                            ProgrammeError.NO_SUCH_THEME,
                            "Programme " + id.value() + " has no theme " + number + ".",
                            Map.of("programme", id.value(), "theme", number)));
            requireRegistered(draft, List.of(leader), draft.today());
            draft.replace(
                    Programme.KIND,
                    before,
                    new Programme(id, programme.plan().with(theme.ledBy(leader)), programme.runs()));
            draft.event("theme-leader-changed", Programme.KIND, id.value(), Map.of("theme", "" + number));
            return null;
        });
    }

    /**
     * Ends a programme. Activities that were made stay, and are cancelled like others.
     *
     * @param command who asks, and under which key
     * @param id      the programme
     * @param from    the first day on which it no longer takes place, after its first
     * @throws Refused if it is unknown, or over by then already ({@link ProgrammeError#OVER})
     */
    public void end(Command command, ProgrammeId id, LocalDate from) {
        runner.run("end-programme", command, RequestDigest.of("end-programme", id, from), draft -> {
            Versioned<Programme> before = concerned(draft, id);
            Programme programme = before.entity();
            LocalDate end = programme.plan().to();
            if (end != null && !from.isBefore(end)) {
                throw new Refused(
                        ProgrammeError.OVER,
                        "Programme " + id.value() + " is over from " + end + " on.",
                        Map.of("programme", id.value(), "to", end));
            }
            draft.replace(
                    Programme.KIND, before, new Programme(id, programme.plan().until(from), programme.runs()));
            draft.event("programme-ended", Programme.KIND, id.value(), Map.of("from", from.toString()));
            return null;
        });
    }

    /**
     * Makes an activity, open for enrolment, for every planned day of a period that has none yet, in one commit. Making them again
     * makes none twice.
     *
     * @param command  who asks, and under which key
     * @param id       the programme
     * @param from     the first planned day
     * @param to       the day after the last planned day, at most {@value ProgrammePlan#MAX_DAYS} days later
     * @param calendar the holidays
     * @return the new activities, by planned day and number of the theme
     * @throws Refused if the programme or a leader is unknown, or as for {@link Services#plan}
     * @throws org.volunteerledger.error.InvalidInput if that would be more than {@value #MAX_ACTIVITIES} activities, or a year of the
     *     period is not known to the calendar
     */
    public List<ActivityId> generate(
            Command command, ProgrammeId id, LocalDate from, LocalDate to, WorkingCalendar calendar) {
        RequestDigest content = RequestDigest.of("generate-programme", id, from, to);
        String answer = runner.run("generate-programme", command, content, draft -> {
            Versioned<Programme> before = concerned(draft, id);
            Programme programme = before.entity();
            Set<String> made = made(draft, id, from, to);
            List<Occasion> missing = programme.plan().occasions(from, to, calendar).stream()
                    .filter(occasion -> occasion.held() != null)
                    .filter(occasion -> !made.contains(key(occasion.theme().number(), occasion.planned())))
                    .toList();
            Check.range("activities", missing.size(), 0, MAX_ACTIVITIES);
            if (missing.isEmpty()) {
                return IdList.write(List.of());
            }
            List<ActivityId> ids = make(draft, programme, missing);
            draft.replace(Programme.KIND, before, new Programme(id, programme.plan(), programme.runs() + 1));
            draft.event("programme-generated", Programme.KIND, id.value(), Map.of("count", "" + ids.size()));
            return IdList.write(ids);
        });
        return IdList.read(Objects.requireNonNull(answer, "the command answers ids"), ActivityId::new);
    }

    /**
     * A programme.
     *
     * @param id the programme
     * @return the programme, or empty
     */
    public Optional<Programme> find(ProgrammeId id) {
        return runner.storage().find(Programme.KIND, id.value()).map(Versioned::entity);
    }

    /**
     * The days of a programme for which activities were made.
     *
     * @param id   the programme
     * @param from the first planned day
     * @param to   the day after the last planned day
     * @return the days, by ascending id
     */
    public List<ProgrammeDay> days(ProgrammeId id, LocalDate from, LocalDate to) {
        return Pages.all(runner.storage(), ProgrammeDay.KIND, planned(id, from, to)).stream()
                .map(Versioned::entity)
                .toList();
    }

    private static List<ActivityId> make(Draft draft, Programme programme, List<Occasion> occasions) {
        Map<Long, Volunteer> leaders = draft.relyAll(
                Volunteer.KIND,
                occasions.stream().map(occasion -> occasion.theme().leader()).toList());
        occasions.forEach(occasion -> requireLeads(
                Objects.requireNonNull(leaders.get(occasion.theme().leader().value())),
                Objects.requireNonNull(occasion.held())));
        List<ActivityPlan> plans = occasions.stream()
                .map(occasion -> plan(
                        programme.plan(),
                        occasion,
                        Objects.requireNonNull(
                                leaders.get(occasion.theme().leader().value())),
                        draft.zone()))
                .toList();
        List<ActivityId> ids = Services.announceWithin(draft, plans);
        for (int i = 0; i < ids.size(); i++) {
            Occasion occasion = occasions.get(i);
            draft.create(
                    ProgrammeDay.KIND,
                    new ProgrammeDay(
                            new ProgrammeDayId(draft.newId()),
                            programme.id(),
                            occasion.theme().number(),
                            occasion.planned(),
                            Objects.requireNonNull(occasion.held()),
                            ids.get(i)));
        }
        return ids;
    }

    private static ActivityPlan plan(ProgrammePlan programme, Occasion occasion, Volunteer leader, ZoneId zone) {
        Theme theme = occasion.theme();
        LocalDate day = Objects.requireNonNull(occasion.held());
        Interval time = new Interval(
                day.atTime(theme.start()).atZone(zone).toInstant(),
                day.atTime(theme.end()).atZone(zone).toInstant());
        return new ActivityPlan(
                programme.name() + " " + theme.name(),
                null,
                leader.number(),
                Book.SERVICE,
                programme.affiliation(),
                Schedule.single(time, theme.capacity()),
                theme.beneficiaries());
    }

    private static Set<String> made(Draft draft, ProgrammeId id, LocalDate from, LocalDate to) {
        Set<String> made = new HashSet<>();
        Pages.visit(
                draft.storage(),
                ProgrammeDay.KIND,
                planned(id, from, to),
                row -> made.add(key(row.entity().theme(), row.entity().planned())));
        return made;
    }

    private static String key(int theme, LocalDate planned) {
        return theme + ":" + planned;
    }

    private static Filter planned(ProgrammeId id, LocalDate from, LocalDate to) {
        return Filter.all(
                Filter.equal(ProgrammeDay.PROGRAMME, id.value()),
                Filter.range(ProgrammeDay.PLANNED, from.toEpochDay(), to.toEpochDay()));
    }

    private static Versioned<Programme> concerned(Draft draft, ProgrammeId id) {
        Versioned<Programme> read = draft.get(Programme.KIND, id);
        Affiliation named = read.entity().plan().affiliation();
        draft.concerns(named.area(), named.organisation());
        return read;
    }

    private static void requireRegistered(Draft draft, Collection<VolunteerId> leaders, LocalDate day) {
        draft.relyAll(Volunteer.KIND, leaders).values().forEach(leader -> requireLeads(leader, day));
    }

    private static void requireLeads(Volunteer leader, LocalDate day) {
        if (!leader.servesOn(day) || leader.registeredOn().isAfter(day)) {
            throw new Refused(
                    ProgrammeError.LEADER_NOT_REGISTERED,
                    "Volunteer " + leader.id().value() + " is not registered on " + day + ".",
                    Map.of("volunteer", leader.id().value(), "day", day));
        }
    }
}
