package org.volunteerledger.console.district;

/** Who asks for what in the district, as the ledger names actors. */
final class Parties {

    static final String CENTRE = "practice-centre";
    static final String LEADER = "team-leader";
    static final String REVIEWER = "reviewer";
    static final String RESIDENT = "resident-app";
    static final String VOLUNTEER = "volunteer-app";

    private Parties() {}
}
