package org.volunteerledger.console.district;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.people.Age;
import org.volunteerledger.people.Guardian;
import org.volunteerledger.people.People;
import org.volunteerledger.people.People.NewVolunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.team.Memberships;
import org.volunteerledger.team.NewMember;
import org.volunteerledger.team.TeamRole;

/** Registers volunteers, lets them join their teams, and lets some of them go. */
final class PeopleBuilder {

    private static final int NEVER = 13;

    private final Steps steps;
    private final VolunteerLedger ledger;
    private final YearPlan plan;
    private final DistrictFigures figures;
    private final Site site;
    private final Force force;
    private final Persons persons;

    PeopleBuilder(Steps steps, VolunteerLedger ledger, YearPlan plan, Site site, Force force, Persons persons) {
        this.steps = steps;
        this.ledger = ledger;
        this.plan = plan;
        this.figures = plan.figures();
        this.site = site;
        this.force = force;
        this.persons = persons;
    }

    /** Registers all who are there when the year begins. */
    void registerBefore(Phases phases) {
        List<Integer> before = IntStream.range(0, force.volunteerCount())
                .filter(number -> joins(number) == 0)
                .boxed()
                .toList();
        phases.run("Volunteers", "persons", before.size(), progress -> {
            recognise(before);
            Chunks.forEach(before, People.MAX_VOLUNTEERS, (from, some) -> {
                if (!force.isRegistered(some.get(some.size() - 1))) {
                    register("volunteers-" + from, some, null);
                }
                progress.at(from + some.size());
            });
        });
        phases.run(
                "Memberships",
                "members",
                before.size(),
                progress -> join("members", before, figures.first().minusDays(30)));
        consent(before, figures.first());
    }

    /** Registers those who join on a day of the year, if it is one on which the district registers. */
    void registerOn(LocalDate day) {
        if (day.getDayOfMonth() != 5 || day.getYear() != figures.year()) {
            return;
        }
        int month = day.getMonthValue();
        List<Integer> joining = IntStream.range(0, figures.volunteers())
                .filter(number -> joins(number) == month)
                .boxed()
                .toList();
        if (joining.isEmpty()) {
            return;
        }
        recognise(joining);
        Chunks.forEach(joining, People.MAX_VOLUNTEERS, (from, some) -> {
            if (!force.isRegistered(some.get(some.size() - 1))) {
                register("volunteers-" + month + "-" + from, some, day);
            }
        });
        join("members-" + month, joining, day);
        consent(joining, day);
    }

    /** Lets those go whose last day has come; some of them want to be forgotten. */
    void leaveOn(LocalDate day, SimulatedClock clock) {
        for (int i = 0; i < figures.leavers(); i++) {
            if (figures.first().plusDays(40L + i * 280L / figures.leavers()).equals(day)) {
                VolunteerId volunteer = force.volunteer(figures.volunteers() + i);
                clock.goTo(day, LocalTime.of(8, 30));
                if (!steps.isDone("leave-" + i)) {
                    ledger.people().withdraw(steps.command("leave-" + i, Parties.VOLUNTEER), volunteer);
                }
                if (i % 20 == 0 && !steps.isDone("forget-" + i)) {
                    ledger.people()
                            .forget(steps.command("forget-" + i, Parties.CENTRE).because("asked for it"), volunteer);
                }
            }
        }
    }

    /** The month in which a volunteer registers: 0 before the year. Only those register later who do not serve. */
    private int joins(int number) {
        if (number >= figures.volunteers() || plan.sizes().isActive(number)) {
            return 0;
        }
        return number % 5 < 2 ? 0 : number % (NEVER - 1) + 1;
    }

    /** Whom an earlier run has registered keeps the id. */
    private void recognise(List<Integer> numbers) {
        if (!steps.resuming()) {
            return;
        }
        Chunks.forEach(numbers, 5_000, (from, some) -> {
            Map<String, Integer> byNumber = new HashMap<>();
            some.forEach(number -> byNumber.put(Persons.number(number), number));
            Set<String> wanted = new HashSet<>(byNumber.keySet());
            ledger.people()
                    .idsByNumber(wanted)
                    .forEach((number, id) -> force.register(byNumber.getOrDefault(number, 0), id));
        });
    }

    private void register(String step, List<Integer> numbers, @org.jspecify.annotations.Nullable LocalDate on) {
        List<NewVolunteer> wanted = new ArrayList<>();
        for (int number : numbers) {
            LocalDate day = on != null ? on : figures.first().minusDays(60L + number * 13L % 2_000);
            wanted.add(new NewVolunteer(
                    Persons.number(number),
                    persons.person(number),
                    site.communities().get(number % site.communities().size()),
                    day));
        }
        List<VolunteerId> ids = ledger.people().registerAll(steps.command(step, Parties.CENTRE), wanted);
        for (int i = 0; i < ids.size(); i++) {
            force.register(numbers.get(i), ids.get(i));
        }
    }

    /** A parent of everybody who is under age on a day consents. */
    private void consent(List<Integer> numbers, LocalDate day) {
        List<Integer> minors = numbers.stream()
                .filter(number -> Age.on(Persons.birth(number), day) < Age.ADULT)
                .toList();
        Set<String> done =
                steps.done(minors.stream().map(PeopleBuilder::consentStep).toList());
        for (int number : minors) {
            if (!done.contains(consentStep(number))) {
                ledger.guardianConsents()
                        .give(
                                steps.command(consentStep(number), Parties.CENTRE),
                                force.volunteer(number),
                                Guardian.named(persons.guardian(number)),
                                day,
                                null);
            }
        }
    }

    private static String consentStep(int number) {
        return "consent-" + number;
    }

    /** Everybody joins the own team, and one in ten a second one. */
    private void join(String step, List<Integer> numbers, LocalDate from) {
        List<NewMember> members = new ArrayList<>();
        for (int number : numbers) {
            if (number < figures.volunteers()) {
                int team = plan.sizes().teamOf(number);
                TeamRole role = number == plan.sizes().first(team) ? TeamRole.LEADER : TeamRole.MEMBER;
                members.add(new NewMember(force.teams().get(team), force.volunteer(number), role, from));
                if (number % 10 == 4 && force.teams().size() > 1) {
                    int second = (team + 1) % force.teams().size();
                    members.add(
                            new NewMember(force.teams().get(second), force.volunteer(number), TeamRole.MEMBER, from));
                }
            }
        }
        Chunks.forEach(members, Memberships.MAX_MEMBERS, (first, some) -> {
            if (!steps.isDone(step + "-" + first)) {
                ledger.memberships().joinAll(steps.command(step + "-" + first, Parties.CENTRE), some);
            }
        });
    }
}
