package org.volunteerledger.access;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.volunteerledger.command.AccessPolicy;
import org.volunteerledger.command.AccessRequest;
import org.volunteerledger.command.Scope;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/**
 * Decides by the roles that were given. A request is allowed if each area and organisation that it touches is reached by a role with the
 * command, or if it is the actor's own affair and a role for own affairs has the command. What is bound to no area or organisation
 * takes a role that reaches everything. Reads the roles anew for each request, so that a role that was taken away is gone at once.
 */
public final class RolePolicy implements AccessPolicy {

    private final Storage storage;
    private final RoleBook roles;
    private final Set<String> administrators;
    private final Supplier<LocalDate> today;

    private RolePolicy(Storage storage, RoleBook roles, Set<String> administrators, Supplier<LocalDate> today) {
        this.storage = storage;
        this.roles = roles;
        this.administrators = Set.copyOf(administrators);
        this.today = today;
    }

    /**
     * The policy of a ledger.
     *
     * @param storage        where roles are kept
     * @param roles          what each role may do
     * @param administrators actors who may do everything, so that the first roles can be given
     * @param today          the present day in the zone of the ledger
     * @return the policy
     */
    public static RolePolicy over(
            Storage storage, RoleBook roles, Set<String> administrators, Supplier<LocalDate> today) {
        return new RolePolicy(storage, roles, administrators, today);
    }

    @Override
    public boolean allows(AccessRequest request) {
        if (administrators.contains(request.actor())) {
            return true;
        }
        List<Reach> reaches = reaches(request);
        if (isOwn(request, reaches)) {
            return true;
        }
        Paths paths = new Paths(storage, today.get());
        List<Scope> scopes = request.scopes().isEmpty() ? List.of(new Scope(0, 0)) : request.scopes();
        return !reaches.isEmpty()
                && scopes.stream().allMatch(scope -> reaches.stream().anyMatch(reach -> covers(reach, scope, paths)));
    }

    private List<Reach> reaches(AccessRequest request) {
        LocalDate day = today.get();
        Filter ofActor = Filter.equal(RoleAssignment.ACTOR, request.actor());
        return Pages.all(storage, RoleAssignment.KIND, ofActor).stream()
                .map(Versioned::entity)
                .filter(assignment -> assignment.holdsOn(day))
                .filter(assignment -> roles.find(assignment.role())
                        .map(role -> role.allows(request.command()))
                        .orElse(false))
                .map(RoleAssignment::reach)
                .toList();
    }

    private static boolean isOwn(AccessRequest request, List<Reach> reaches) {
        Set<Long> own = new HashSet<>();
        reaches.forEach(reach -> Optional.ofNullable(reach.person()).ifPresent(person -> own.add(person.value())));
        return !request.persons().isEmpty() && own.containsAll(request.persons());
    }

    private static boolean covers(Reach reach, Scope scope, Paths paths) {
        return reach.person() == null
                && (reach.organisation() == null || reach.organisation().value() == scope.organisation())
                && (reach.area() == null
                        || (scope.area() != 0
                                && paths.of(scope.area()).contains(reach.area().value())));
    }

    /** The areas above each area, read only if somebody's role depends on them. */
    private static final class Paths {

        private final Storage storage;
        private final LocalDate day;
        private final Map<Long, Set<Long>> known = new HashMap<>();

        Paths(Storage storage, LocalDate day) {
            this.storage = storage;
            this.day = day;
        }

        Set<Long> of(long area) {
            return known.computeIfAbsent(area, this::read);
        }

        private Set<Long> read(long area) {
            Set<Long> path = new HashSet<>();
            Optional<AreaId> next = Optional.of(new AreaId(area));
            while (next.isPresent() && path.size() < AreaLevel.values().length) {
                path.add(next.get().value());
                next = storage.find(Area.KIND, next.get().value())
                        .flatMap(found -> found.entity().parentOn(day));
            }
            return path;
        }
    }
}
