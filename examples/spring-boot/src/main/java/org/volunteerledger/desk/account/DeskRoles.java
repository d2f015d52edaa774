package org.volunteerledger.desk.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.volunteerledger.access.Role;
import org.volunteerledger.access.RoleBook;

/** The roles of the library for a district, with what each may see and what this desk lets it do besides. */
public final class DeskRoles {

    /** To see orders of others. */
    public static final String SEE_REQUESTS = "see-requests";

    /** To see who is enrolled. */
    public static final String SEE_ROSTER = "see-roster";

    /** To see the record of a volunteer. */
    public static final String SEE_RECORD = "see-record";

    /** To see figures and the entries behind them. */
    public static final String SEE_FIGURES = "see-figures";

    /** To look at who ordered: a command of the library, as it leaves a record. */
    public static final String REVEAL_REQUESTER = "reveal-requester";

    /** To see who is cared for, by whom and how often. */
    public static final String SEE_CARE = "see-care";

    /** To see areas, stations, organisations, teams with their members, and volunteers. */
    public static final String SEE_REGISTER = "see-register";

    /** To bring people and volunteers together: a command of the library. */
    public static final String COORDINATE_CARE = "propose-pairings";

    /** To read what was measured on a visit: a command of the library, as it leaves a record. */
    public static final String READ_HEALTH = "read-visit-health";

    /** To give roles: a command of the library. Whoever may do that opens accounts as well. */
    public static final String GIVE_ROLES = "assign-role";

    /** The actor of the desk itself, who gives the first roles. Nobody signs in by this name. */
    public static final String SYSTEM = "desk-system";

    /** The roles of the accounts that people open for each other. */
    public static final List<String> GIVEN =
            List.of("resident", "volunteer", "team-leader", "station-clerk", "district-officer", "auditor");

    /** The role of whoever opens the first accounts, and does nothing else. */
    public static final String ADMINISTRATOR = "administrator";

    /** The role of the page on which anybody verifies a certificate. */
    public static final String PUBLIC = "public";

    /** The role of a volunteer who claims orders of an area, besides the one for the own affairs. */
    public static final String HELPER = "helper";

    /** The role of a volunteer who visits people at home. Which of them, the pairings say. */
    public static final String CARER = "carer";

    private static final Map<String, Set<String>> MORE = Map.of(
            "volunteer", Set.of("print-certificate", SEE_RECORD),
            "team-leader", Set.of("review-attendance", SEE_ROSTER, SEE_REQUESTS),
            "station-clerk",
                    Set.of(
                            "review-attendance",
                            "issue-certificate",
                            "revoke-certificate",
                            SEE_ROSTER,
                            SEE_REQUESTS,
                            SEE_RECORD,
                            SEE_FIGURES,
                            SEE_CARE,
                            SEE_REGISTER),
            "auditor", Set.of(SEE_REQUESTS, SEE_ROSTER, SEE_RECORD, SEE_FIGURES, SEE_CARE));

    /** The book. */
    public static final RoleBook BOOK = book();

    private DeskRoles() {}

    private static RoleBook book() {
        List<Role> roles = new ArrayList<>();
        for (String name : GIVEN) {
            Set<String> commands =
                    new TreeSet<>(RoleBook.district().find(name).orElseThrow().commands());
            commands.addAll(MORE.getOrDefault(name, Set.of()));
            roles.add(new Role(name, commands));
        }
        roles.add(new Role(ADMINISTRATOR, Set.of(GIVE_ROLES, "end-role")));
        roles.add(new Role(PUBLIC, Set.of("verify-certificate")));
        roles.add(new Role(
                HELPER,
                Set.of("claim-request", "serve-request", "complete-request", "plan-activity", "publish-activity")));
        roles.add(new Role(CARER, Set.of("record-visits", "reveal-recipient", READ_HEALTH)));
        return RoleBook.of(roles);
    }
}
