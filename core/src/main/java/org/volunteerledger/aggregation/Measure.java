package org.volunteerledger.aggregation;

/** What is computed for each group. Sums add up over disjoint groups; distinct counts never do, and are exact everywhere. */
public enum Measure {
    /** The sum of credited minutes. */
    MINUTES,
    /** The sum of participations: a person counts once per activity and day. */
    PARTICIPATIONS,
    /** The sum of beneficiary visits. */
    BENEFICIARY_VISITS,
    /** The number of effective entries: grants that are not voided. */
    ENTRIES,
    /** The number of different volunteers with at least one effective entry; unnamed helpers are not counted. */
    VOLUNTEERS,
    /** The number of different activities with at least one effective entry. */
    ACTIVITIES;

    /**
     * Whether the measure counts different things and so does not add up.
     *
     * @return true for {@link #VOLUNTEERS} and {@link #ACTIVITIES}
     */
    public boolean isDistinct() {
        return this == VOLUNTEERS || this == ACTIVITIES;
    }
}
