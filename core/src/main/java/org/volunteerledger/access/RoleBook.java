package org.volunteerledger.access;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/** The roles that a ledger knows, each with what it may do. Immutable. */
public final class RoleBook {

    /** The most roles. */
    public static final int MAX_ROLES = 200;

    private final Map<String, Role> roles;

    private RoleBook(Map<String, Role> roles) {
        this.roles = roles;
    }

    /**
     * A book of some roles.
     *
     * @param roles the roles, at most {@value #MAX_ROLES}
     * @return the book
     * @throws InvalidInput if two have one name
     */
    public static RoleBook of(Collection<Role> roles) {
        Check.range("roles", roles.size(), 0, MAX_ROLES);
        Map<String, Role> byName = new LinkedHashMap<>();
        for (Role role : roles) {
            if (byName.put(role.name(), role) != null) {
                throw new InvalidInput(
                        InputError.CONTRADICTION,
                        "Two roles are named " + role.name() + ".",
                        Map.of("role", role.name()));
            }
        }
        return new RoleBook(byName);
    }

    /**
     * The roles of a district: resident, volunteer, team leader, station clerk, district officer, auditor.
     *
     * @return the book
     */
    public static RoleBook district() {
        return DistrictRoles.BOOK;
    }

    /**
     * A role.
     *
     * @param name its name
     * @return the role, or empty
     */
    public Optional<Role> find(String name) {
        return Optional.ofNullable(roles.get(name));
    }

    /**
     * All roles, in the order in which they were given.
     *
     * @return the roles
     */
    public List<Role> roles() {
        return List.copyOf(roles.values());
    }
}
