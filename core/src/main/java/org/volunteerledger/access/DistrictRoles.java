package org.volunteerledger.access;

import java.util.List;
import java.util.Set;

/** Who does what in a usual district. */
final class DistrictRoles {

    static final RoleBook BOOK = RoleBook.of(List.of(
            new Role("volunteer", Set.of("sign-up", "withdraw-enrolment", "check-in", "check-out")),
            new Role("district-officer", Set.of(Role.ALL))));

    private DistrictRoles() {}
}
