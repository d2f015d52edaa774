package org.volunteerledger.request;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.accrual.WorkingDays;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/**
 * How places handle requests. The policy that holds for a request is that of the nearest area around it that has one, on the day on which
 * a status begins; the limit of a status that has begun does not change any more. Thread-safe.
 */
public final class RequestPolicies {

    private final CommandRunner runner;

    private RequestPolicies(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @return the policies
     */
    public static RequestPolicies over(CommandRunner runner) {
        return new RequestPolicies(runner);
    }

    /**
     * Sets a policy for an area and what lies within it. An earlier policy without an end gives way.
     *
     * @param command who asks, and under which key
     * @param area    the area, or null for everywhere
     * @param from    the first day
     * @param to      the last day, inclusive; or null
     * @param policy  the policy
     * @return the id
     * @throws Refused if the area is unknown, or another policy of the area is in force at the same time
     *     ({@link RequestError#POLICY_CLASH}), or is set at this very moment
     *     ({@link org.volunteerledger.storage.StorageError#KEY_TAKEN})
     */
    public RequestPolicyId set(
            Command command, @Nullable AreaId area, LocalDate from, @Nullable LocalDate to, RequestPolicy policy) {
        String name = "set-request-policy";
        return new RequestPolicyId(runner.runForId(name, command, digest(name, area, from, to, policy), draft -> {
            draft.concerns(area, null);
            if (area != null) {
                draft.rely(Area.KIND, area);
            }
            AreaRequestPolicy added = new AreaRequestPolicy(new RequestPolicyId(draft.newId()), area, from, to, policy);
            int turn = requireNoClash(draft, added) + 1;
            // Of two that are set at once, and know nothing of each other, one is refused.
            draft.claim(
                    new UniqueKey(AreaRequestPolicy.KIND.name() + ".turn", added.where() + "-" + turn),
                    added.id().value());
            draft.create(AreaRequestPolicy.KIND, added);
            draft.event(
                    "request-policy-set", AreaRequestPolicy.KIND, added.id().value(), Map.of("from", from.toString()));
            return added.id().value();
        }));
    }

    /**
     * The policy that holds.
     *
     * @param day  the day
     * @param path the area and those around it, from the most specific upwards
     * @return the policy, {@link RequestPolicy#NONE} if none was set
     */
    public RequestPolicy inForce(LocalDate day, List<AreaId> path) {
        return inForce(runner.storage(), day, path);
    }

    static RequestPolicy inForce(Storage storage, LocalDate day, List<AreaId> path) {
        List<Long> areas = Stream.concat(path.stream().map(AreaId::value), Stream.of(AreaRequestPolicy.EVERYWHERE))
                .toList();
        Map<Long, List<AreaRequestPolicy>> byArea =
                Pages.all(storage, AreaRequestPolicy.KIND, Filter.in(AreaRequestPolicy.AREA, areas)).stream()
                        .map(Versioned::entity)
                        .filter(each -> each.holdsOn(day))
                        .collect(Collectors.groupingBy(AreaRequestPolicy::where));
        return areas.stream()
                .map(area -> byArea.getOrDefault(area, List.of()).stream()
                        .max(Comparator.comparing(AreaRequestPolicy::from)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(AreaRequestPolicy::policy)
                .orElse(RequestPolicy.NONE);
    }

    private static int requireNoClash(Draft draft, AreaRequestPolicy added) {
        Filter same = Filter.equal(AreaRequestPolicy.AREA, added.where());
        List<Versioned<AreaRequestPolicy>> known = Pages.all(draft.storage(), AreaRequestPolicy.KIND, same);
        for (Versioned<AreaRequestPolicy> each : known) {
            if (each.entity().clashesWith(added)) {
                throw new Refused(
                        RequestError.POLICY_CLASH,
                        "Another policy of area " + added.where() + ", from "
                                + each.entity().from() + ", is in force at the same time.",
                        Map.of("area", added.where(), "from", each.entity().from()));
            }
        }
        return known.size();
    }

    /** The days in their order: that of a set differs from one process to another. */
    private static RequestDigest digest(
            String name, @Nullable AreaId area, LocalDate from, @Nullable LocalDate to, RequestPolicy policy) {
        WorkingDays calendar = policy.calendar();
        return RequestDigest.of(name, area, from, to, policy.name(), policy.limits(), policy.weights())
                .add(new TreeSet<>(calendar.daysOff()))
                .add(new TreeSet<>(calendar.workingDays()));
    }
}
