package org.volunteerledger.duty.calendar;

/** What becomes of a day that a holiday plan disturbs: a Monday to Friday off, or a weekend on which people work. */
public enum HolidayRule {
    /** It is held all the same. */
    HOLD,
    /** It falls out. */
    SKIP,
    /** It is held on the last undisturbed day of the same sort before it: a working day for a Monday to Friday, else a day off. */
    EARLIER,
    /** It is held on the first undisturbed day of the same sort after it. */
    LATER
}
