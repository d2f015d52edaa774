package org.volunteerledger.hours.accrual;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InvalidInput;

/**
 * The policies of all areas and times, and which one holds for service on a day in an area: that of the most specific area, and
 * there the one that started last. Immutable.
 */
public final class PolicyBook {

    /** The most policies of one book. */
    public static final int MAX_POLICIES = 100_000;

    /** No policies: the default holds everywhere. */
    public static final PolicyBook EMPTY = of(List.of());

    private final Map<Long, NavigableMap<LocalDate, DatedPolicy>> byArea;

    private PolicyBook(Map<Long, NavigableMap<LocalDate, DatedPolicy>> byArea) {
        this.byArea = byArea;
    }

    /**
     * A book of policies.
     *
     * @param policies the policies, in any order
     * @return the book
     * @throws InvalidInput if two policies of one area start on the same day, or one starts before another that began earlier
     *                      ends. One without an end gives way to a later one
     */
    public static PolicyBook of(Collection<DatedPolicy> policies) {
        Check.range("policies", policies.size(), 0, MAX_POLICIES);
        Map<Long, NavigableMap<LocalDate, DatedPolicy>> byArea = new HashMap<>();
        for (DatedPolicy policy : policies) {
            DatedPolicy same = byArea.computeIfAbsent(policy.area(), area -> new TreeMap<>())
                    .putIfAbsent(policy.from(), policy);
            if (same != null) {
                throw overlap(same, policy);
            }
        }
        byArea.values().forEach(PolicyBook::checkEnds);
        return new PolicyBook(byArea);
    }

    /**
     * The policy that holds.
     *
     * @param serviceDay the day of service, in the zone of the ledger; not the day of recording
     * @param areas      the ids of the area and of those around it, from the most specific upwards; without
     *                   {@link DatedPolicy#EVERYWHERE}, which always comes last
     * @return the policy; {@link AccrualPolicy#DEFAULT} if none was set
     */
    public AccrualPolicy resolve(LocalDate serviceDay, List<Long> areas) {
        for (long area : areas) {
            AccrualPolicy policy = find(area, serviceDay);
            if (policy != null) {
                return policy;
            }
        }
        return Defaults.or(find(DatedPolicy.EVERYWHERE, serviceDay), AccrualPolicy.DEFAULT);
    }

    private @Nullable AccrualPolicy find(long area, LocalDate day) {
        NavigableMap<LocalDate, DatedPolicy> ofArea = byArea.get(area);
        if (ofArea == null) {
            return null;
        }
        for (DatedPolicy policy : ofArea.headMap(day, true).descendingMap().values()) {
            if (policy.holdsOn(day)) {
                return policy.policy();
            }
        }
        return null;
    }

    private static void checkEnds(NavigableMap<LocalDate, DatedPolicy> ofArea) {
        DatedPolicy lasting = null;
        for (DatedPolicy policy : ofArea.values()) {
            if (lasting != null && lasting.holdsOn(policy.from())) {
                throw overlap(lasting, policy);
            }
            lasting = policy.to() == null ? lasting : policy;
        }
    }

    private static InvalidInput overlap(DatedPolicy first, DatedPolicy second) {
        return new InvalidInput(
                AccrualError.POLICIES_OVERLAP,
                "In area " + first.area() + " the policy from " + first.from() + " still holds when another starts on "
                        + second.from() + ".",
                Map.of("area", first.area(), "first", first.from(), "second", second.from()));
    }
}
