package org.volunteerledger.duty.roster;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.volunteerledger.people.VolunteerId;

/** Spreads gaps fairly: each goes to the person with the fewest turns so far, of these to the one whose last turn is longest ago. */
final class Rota {

    private final List<VolunteerId> people;
    private final DutyRosterId roster;
    private final ToIntFunction<YearMonth> turnsPerMonth;
    private final Map<VolunteerId, Integer> turns = new HashMap<>();
    private final Map<VolunteerId, LocalDate> last = new HashMap<>();
    private final Map<Month, Integer> inMonth = new HashMap<>();
    private final Set<Day> busy = new HashSet<>();

    private record Month(VolunteerId volunteer, YearMonth month) {}

    private record Day(VolunteerId volunteer, LocalDate day) {}

    /**
     * Before the first gap.
     *
     * @param people        who takes turns; of equals the one named first goes first
     * @param known         turns that they have already, on whatever roster
     * @param roster        the roster that has the gaps
     * @param turnsPerMonth the most turns of a person on it in a month, or 0 for no limit
     */
    Rota(List<VolunteerId> people, List<DutyTurn> known, DutyRosterId roster, ToIntFunction<YearMonth> turnsPerMonth) {
        this.people = people.stream().distinct().toList();
        this.roster = roster;
        this.turnsPerMonth = turnsPerMonth;
        known.forEach(turn -> take(turn.volunteer(), turn.day(), turn.roster()));
    }

    /** The gaps with somebody for each; those for whom nobody is left stay out. */
    List<Duty> fill(List<Gap> gaps) {
        List<Duty> duties = new ArrayList<>();
        for (Gap gap : gaps) {
            next(gap.day()).ifPresent(volunteer -> {
                duties.add(new Duty(gap.day(), gap.post(), volunteer));
                take(volunteer, gap.day(), roster);
            });
        }
        return duties;
    }

    private Optional<VolunteerId> next(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        int limit = turnsPerMonth.applyAsInt(month);
        return people.stream()
                .filter(volunteer -> !busy.contains(new Day(volunteer, day)))
                .filter(volunteer -> limit == 0 || inMonth.getOrDefault(new Month(volunteer, month), 0) < limit)
                .min(Comparator.<VolunteerId>comparingInt(volunteer -> turns.getOrDefault(volunteer, 0))
                        .thenComparing(volunteer -> last.getOrDefault(volunteer, LocalDate.MIN)));
    }

    private void take(VolunteerId volunteer, LocalDate day, DutyRosterId on) {
        turns.merge(volunteer, 1, Integer::sum);
        last.merge(volunteer, day, (a, b) -> a.isAfter(b) ? a : b);
        if (on.equals(roster)) {
            inMonth.merge(new Month(volunteer, YearMonth.from(day)), 1, Integer::sum);
        }
        busy.add(new Day(volunteer, day));
    }
}
