package org.volunteerledger.care;

/** What a recipient consents to (State Council Decree 685, articles 20 and 21: no disclosure without consent). */
public enum ConsentPurpose {
    /** To be paired with a volunteer and visited at home. */
    CARE,
    /** To have health measured and noted, and to be looked after by a household panel. */
    HEALTH,
    /** To have a personal file kept and used. */
    FILE
}
