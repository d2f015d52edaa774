package org.volunteerledger.team;

/** What is done at a ceremony. */
public enum CeremonyKind {
    /** A station or team receives its name plate (授牌). */
    NAMING,
    /** A team receives its flag (授旗). */
    FLAG,
    /** Volunteers take their pledge (宣誓). */
    PLEDGE,
    /** Work, a project or a season is opened. */
    OPENING
}
