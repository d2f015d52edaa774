package org.volunteerledger.hours;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;

/**
 * What the service of a period would have brought under another accrual policy. Nothing is written. Entries are read in one pass, account
 * by account, and only a few thousand of them, with the accounts that they complete, are kept at a time.
 *
 * <p>Each volunteer's service is accrued anew in the order of its time: reviewed attendance with its check-ins and its plan, recorded time
 * with its interval and its break. It does not cover: decisions of reviewers, which are not repeated (what would wait for one is shown
 * apart); minutes that count towards a cap but lie outside of the period; attendance that never got an entry; corrected attendance, whose
 * entries are accrued by their intervals without a plan; back-fill and check-in rules; training; head-counts, which bring no minutes.
 */
public final class AccrualSimulation {

    private static final int BATCH = 5_000;

    private final Storage storage;
    private final ZoneId zone;
    private final SimulatedSums sums;
    private final LongConsumer progress;
    private final List<SimulatedAccount> waiting = new ArrayList<>();
    private @Nullable AccountId last;
    private int held;
    private long read;

    private AccrualSimulation(Storage storage, ZoneId zone, SimulatedSums sums, LongConsumer progress) {
        this.storage = storage;
        this.zone = zone;
        this.sums = sums;
        this.progress = progress;
    }

    /**
     * Simulates.
     *
     * @param storage  the storage
     * @param zone     the zone of the ledger
     * @param from     the first service day
     * @param to       the last service day, inclusive
     * @param policy   the policy
     * @param affected whether service on a day in an area, or {@link Attribution#NONE}, is under the policy; the rest stays as it is, and
     *                 counts towards the caps
     * @param progress told the number of entries read
     * @return the hours as they stand and as they would be
     */
    public static SimulatedHours run(
            Storage storage,
            ZoneId zone,
            LocalDate from,
            LocalDate to,
            AccrualPolicy policy,
            BiPredicate<LocalDate, Long> affected,
            LongConsumer progress) {
        SimulatedSums sums = new SimulatedSums(policy, affected);
        AccrualSimulation simulation = new AccrualSimulation(storage, zone, sums, progress);
        EntryFilter filter = EntryFilter.matching(HourFilter.SERVICE.within(from, to));
        Pages.visitEntries(storage, filter, simulation::see);
        simulation.flush();
        return sums.result();
    }

    private void see(HourEntry entry) {
        read++;
        if (entry.attribution().volunteer() == Attribution.NONE) {
            return;
        }
        if (!entry.account().equals(last)) {
            if (held >= BATCH) {
                flush();
            }
            waiting.add(new SimulatedAccount(zone));
            last = entry.account();
        }
        waiting.get(waiting.size() - 1).add(entry);
        held++;
    }

    private void flush() {
        List<Long> ids = waiting.stream()
                .flatMap(account -> account.enrolments().stream())
                .toList();
        Map<Long, Enrolment> enrolments = read(Enrolment.KIND, ids);
        Map<Long, Activity> activities = read(
                Activity.KIND,
                enrolments.values().stream()
                        .map(each -> each.activity().value())
                        .distinct()
                        .toList());
        waiting.forEach(account -> account.accrue(enrolments, activities, sums));
        waiting.clear();
        held = 0;
        progress.accept(read);
    }

    private <E> Map<Long, E> read(Kind<E> kind, List<Long> ids) {
        Map<Long, E> found = new HashMap<>();
        Pages.byId(storage, kind, ids).forEach((id, each) -> found.put(id, each.entity()));
        return found;
    }
}
