package org.volunteerledger.duty.lists;

/** Where a joint project stands. */
public enum ProjectStatus {
    /** One side has proposed it. */
    PROPOSED,
    /** Both sides have agreed. */
    AGREED,
    /** An activity is planned for it. */
    RUNNING,
    /** The activity was held; the need is met. */
    DONE,
    /** The other side has declined. */
    DECLINED,
    /** Called off. */
    CANCELLED
}
