package org.volunteerledger.duty.roster;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.volunteerledger.command.Draft;
import org.volunteerledger.duty.policy.DutyPolicy;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.MinorAge;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.policy.PolicyBook;
import org.volunteerledger.service.MinorsAlone;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.UniqueKey;

/** Whether people can be on duty: read once for all turns of a decision. */
final class TurnChecks {

    private TurnChecks() {}

    /** Everybody is registered on the day, nobody suspended, and no minor serves alone against the rules; what is over is recorded as it was. */
    static void requireMayServe(Draft draft, MinorAge ages, DutyRoster roster, Collection<Duty> duties) {
        Map<Long, Volunteer> people = requireRegistered(draft, duties);
        MinorsAlone minors = MinorsAlone.in(draft, ages);
        AreaId area = roster.plan().affiliation().area();
        duties.stream().filter(duty -> !duty.day().isBefore(draft.today())).forEach(duty -> {
            Volunteer volunteer =
                    Objects.requireNonNull(people.get(duty.volunteer().value()));
            if (volunteer.status() == VolunteerStatus.SUSPENDED) {
                throw refused(RosterError.NOT_REGISTERED, duty, "is suspended and cannot be on duty");
            }
            minors.require(volunteer, area, duty.day());
        });
    }

    /** Everybody is registered on the day. */
    static Map<Long, Volunteer> requireRegistered(Draft draft, Collection<Duty> duties) {
        Map<Long, Volunteer> people = draft.relyAll(
                Volunteer.KIND, duties.stream().map(Duty::volunteer).toList());
        for (Duty duty : duties) {
            Volunteer volunteer =
                    Objects.requireNonNull(people.get(duty.volunteer().value()));
            if (!volunteer.servesOn(duty.day()) || volunteer.registeredOn().isAfter(duty.day())) {
                throw refused(RosterError.NOT_REGISTERED, duty, "is not registered");
            }
        }
        return people;
    }

    /** Nobody fills the posts. */
    static void requireSeatsFree(Draft draft, DutyRosterId roster, Collection<Duty> duties) {
        Map<UniqueKey, Duty> wanted = new HashMap<>();
        for (Duty duty : duties) {
            UniqueKey key = DutyTurn.KIND.uniqueKey("seat", DutyTurn.seatKey(roster, duty.day(), duty.post()));
            if (wanted.put(key, duty) != null) {
                throw refused(RosterError.SEAT_TAKEN, duty, "would share the post");
            }
        }
        draft.storage().owners(wanted.keySet()).keySet().stream().findFirst().ifPresent(taken -> {
            throw refused(RosterError.SEAT_TAKEN, Objects.requireNonNull(wanted.get(taken)), "would share the post");
        });
    }

    /** Nobody is on duty on the day already, on whatever roster, but for turns that are given away in the same decision. */
    static void requirePeopleFree(Draft draft, Collection<Duty> duties, Collection<DutyTurnId> givenAway) {
        Map<UniqueKey, Duty> wanted = new HashMap<>();
        for (Duty duty : duties) {
            UniqueKey key = DutyTurn.KIND.uniqueKey("person", DutyTurn.personKey(duty.volunteer(), duty.day()));
            if (wanted.put(key, duty) != null) {
                throw refused(RosterError.DOUBLE_BOOKED, duty, "would be on duty twice");
            }
        }
        List<Long> leaving = givenAway.stream().map(DutyTurnId::value).toList();
        draft.storage().owners(wanted.keySet()).entrySet().stream()
                .filter(taken -> !leaving.contains(taken.getValue()))
                .findFirst()
                .ifPresent(taken -> {
                    throw refused(
                            RosterError.DOUBLE_BOOKED,
                            Objects.requireNonNull(wanted.get(taken.getKey())),
                            "would be on duty twice");
                });
    }

    /**
     * Nobody gets more turns on the roster in a month than the place allows.
     *
     * @param policies  the policies of the places
     * @param duties    the turns that people get
     * @param givenAway the turns that they give away for them
     */
    static void requireWithinLimit(
            Draft draft,
            PolicyBook<DutyPolicy> policies,
            DutyRoster roster,
            Collection<Duty> duties,
            Collection<DutyTurn> givenAway) {
        AreaId area = roster.plan().affiliation().area();
        Map<YearMonth, Integer> limits = new HashMap<>();
        duties.forEach(duty -> limits.put(
                YearMonth.from(duty.day()),
                policies.in(area, duty.day().withDayOfMonth(1)).turnsPerMonth()));
        limits.values().removeIf(limit -> limit == 0);
        limits.forEach((month, limit) -> {
            Map<VolunteerId, Long> counts = turns(draft, roster.id(), month);
            givenAway.stream()
                    .filter(turn -> turn.roster().equals(roster.id())
                            && YearMonth.from(turn.day()).equals(month))
                    .forEach(turn -> counts.merge(turn.volunteer(), -1L, Long::sum));
            for (Duty duty : duties) {
                if (YearMonth.from(duty.day()).equals(month) && counts.merge(duty.volunteer(), 1L, Long::sum) > limit) {
                    throw refused(RosterError.TOO_MANY_TURNS, duty, "would have more than " + limit + " turns");
                }
            }
        });
    }

    private static Map<VolunteerId, Long> turns(Draft draft, DutyRosterId roster, YearMonth month) {
        Filter taken = Filter.all(
                Filter.equal(DutyTurn.ROSTER, roster.value()),
                Filter.range(
                        DutyTurn.DAY,
                        month.atDay(1).toEpochDay(),
                        month.plusMonths(1).atDay(1).toEpochDay()),
                Filter.in(
                        DutyTurn.STATUS,
                        List.of(TurnStatus.PLANNED.name(), TurnStatus.SERVED.name(), TurnStatus.MISSED.name())));
        Map<VolunteerId, Long> counts = new HashMap<>();
        draft.storage()
                .count(DutyTurn.KIND, taken, List.of(DutyTurn.VOLUNTEER.name()))
                .rows()
                .forEach(row -> counts.put(
                        new VolunteerId((Long) Objects.requireNonNull(row.keys().get(0))), row.count()));
        return counts;
    }

    static Refused refused(RosterError code, Duty duty, String state) {
        return new Refused(
                code,
                "Volunteer " + duty.volunteer().value() + " " + state + " on " + duty.day() + ".",
                Map.of("volunteer", duty.volunteer().value(), "day", duty.day()));
    }
}
