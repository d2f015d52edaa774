package org.volunteerledger.duty.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/** The duty policies that places have set. The nearest area that has one decides. Thread-safe. */
public final class DutyPolicies {

    /** No tree of areas has more levels. */
    private static final int MAX_LEVELS = 16;

    private final CommandRunner runner;

    private DutyPolicies(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @return the policies
     */
    public static DutyPolicies over(CommandRunner runner) {
        return new DutyPolicies(runner);
    }

    /**
     * Sets a policy for an area and what lies within it, from a day on.
     *
     * @param command who asks, and under which key
     * @param area    the area, or null for everywhere
     * @param from    the first day
     * @param policy  the policy
     * @return the id
     * @throws org.volunteerledger.error.Refused if the area is unknown, or has a policy from that day on already
     *     ({@link org.volunteerledger.storage.StorageError#KEY_TAKEN})
     */
    public DutyPolicyId set(Command command, @Nullable AreaId area, LocalDate from, DutyPolicy policy) {
        Check.given("from", from);
        RequestDigest content = RequestDigest.of("set-duty-policy", area, from, policy);
        return new DutyPolicyId(runner.runForId("set-duty-policy", command, content, draft -> {
            draft.concerns(area, null);
            if (area != null) {
                draft.rely(Area.KIND, area);
            }
            DutyPolicyId id = new DutyPolicyId(draft.newId());
            draft.create(AreaDutyPolicy.KIND, new AreaDutyPolicy(id, area, from, policy));
            draft.event("duty-policy-set", AreaDutyPolicy.KIND, id.value(), Map.of("from", from.toString()));
            return id.value();
        }));
    }

    /**
     * The policy that holds in an area on a day: that of the nearest area above that has one, or the area's own.
     *
     * @param area the area
     * @param day  the day; it also decides where the area lay
     * @return the policy, {@link DutyPolicy#DEFAULT} if none is set
     */
    public DutyPolicy on(AreaId area, LocalDate day) {
        return on(runner.storage(), area, day);
    }

    /**
     * The policy that holds in an area on a day, for a decision under way.
     *
     * @param storage the storage
     * @param area    the area
     * @param day     the day
     * @return the policy, as for {@link #on(AreaId, LocalDate)}
     */
    public static DutyPolicy on(Storage storage, AreaId area, LocalDate day) {
        return over(storage, area, day).apply(day);
    }

    /**
     * The policies that hold in an area, read once for many days.
     *
     * @param storage   the storage
     * @param area      the area
     * @param structure the day that decides where the area lay
     * @return gives the policy of a day, {@link DutyPolicy#DEFAULT} if none is set
     */
    public static Function<LocalDate, DutyPolicy> over(Storage storage, AreaId area, LocalDate structure) {
        if (storage.list(AreaDutyPolicy.KIND, Filter.ALL, PageRequest.first(1))
                .items()
                .isEmpty()) {
            return day -> DutyPolicy.DEFAULT;
        }
        List<AreaId> path = path(storage, area, structure);
        Filter here = Filter.in(
                AreaDutyPolicy.AREA, path.stream().map(AreaId::value).distinct().toList());
        List<AreaDutyPolicy> set = new ArrayList<>();
        Pages.visit(storage, AreaDutyPolicy.KIND, here, row -> set.add(row.entity()));
        Pages.visit(storage, AreaDutyPolicy.KIND, Filter.absent(AreaDutyPolicy.AREA), row -> set.add(row.entity()));
        Comparator<AreaDutyPolicy> nearest = Comparator.<AreaDutyPolicy>comparingInt(
                        policy -> distance(path, policy.area()))
                .thenComparing(AreaDutyPolicy::from, Comparator.reverseOrder());
        return day -> set.stream()
                .filter(policy -> !policy.from().isAfter(day))
                .min(nearest)
                .map(AreaDutyPolicy::policy)
                .orElse(DutyPolicy.DEFAULT);
    }

    private static int distance(List<AreaId> path, @Nullable AreaId area) {
        return area == null ? Integer.MAX_VALUE : path.indexOf(area);
    }

    /** A read for each level of the tree, which are few; the whole tree can be large. */
    private static List<AreaId> path(Storage storage, AreaId area, LocalDate day) {
        List<AreaId> path = new ArrayList<>();
        Optional<AreaId> next = Optional.of(area);
        while (next.isPresent() && path.size() < MAX_LEVELS) {
            path.add(next.get());
            next = storage.find(Area.KIND, next.get().value())
                    .map(Versioned::entity)
                    .flatMap(found -> found.parentOn(day));
        }
        return path;
    }
}
