package org.volunteerledger.service;

/** How dangerous an activity is, from the least to the most. */
public enum DangerLevel {
    /** No more than daily life. */
    NONE,
    /** A risk to the body, for which volunteers are insured beforehand (State Council Decree 685, article 17). */
    RISK,
    /** Rescue and other dangerous work, from which minors are barred (Shandong, article 10; Zhejiang, article 9; Ningbo, article 10). */
    DANGEROUS
}
