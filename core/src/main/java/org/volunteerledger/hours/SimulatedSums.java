package org.volunteerledger.hours;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.ledger.HourEntry;

/** What a simulation has added up so far. */
final class SimulatedSums {

    private final AccrualPolicy policy;
    private final BiPredicate<LocalDate, Long> affected;
    private final Map<List<Object>, SimulatedHours.Row> rows = new HashMap<>();
    private long entries;
    private long untimed;
    private long notRecomputed;

    SimulatedSums(AccrualPolicy policy, BiPredicate<LocalDate, Long> affected) {
        this.policy = policy;
        this.affected = affected;
    }

    AccrualPolicy policy() {
        return policy;
    }

    boolean affects(LocalDate day, long area) {
        return affected.test(day, area);
    }

    void credited(HourEntry entry) {
        entries++;
        YearMonth month = YearMonth.from(entry.time().day());
        add(new SimulatedHours.Row(month, entry.attribution().team(), entry.minutes(), 0, 0));
    }

    void then(YearMonth month, long team, long minutes, long pending) {
        add(new SimulatedHours.Row(month, team, 0, minutes, pending));
    }

    void untimed() {
        untimed++;
    }

    void notRecomputed(int count) {
        notRecomputed += count;
    }

    long entries() {
        return entries;
    }

    SimulatedHours result() {
        return new SimulatedHours(List.copyOf(rows.values()), entries, untimed, notRecomputed);
    }

    private void add(SimulatedHours.Row row) {
        rows.merge(List.of(row.month(), row.team()), row, SimulatedHours.Row::plus);
    }
}
