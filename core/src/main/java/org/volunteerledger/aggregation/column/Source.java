package org.volunteerledger.aggregation.column;

import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.ledger.HourEntry;

/** The columns that are kept of an entry. Every dimension is read from one of them: those of time all from the day. */
enum Source {
    VOLUNTEER(0),
    ACTIVITY(1),
    PROJECT(2),
    TEAM(3),
    ORGANISATION(4),
    AREA(5),
    STATION(6),
    CATEGORY(7),
    EVIDENCE(8),
    BOOK(9),
    DAY(10),
    MINUTES(11),
    PARTICIPATIONS(12),
    VISITS(13);

    private static final Source[] ALL = values();

    static final int COUNT = ALL.length;

    private final int index;

    Source(int index) {
        this.index = index;
    }

    static Source at(int index) {
        return ALL[index];
    }

    /** The place of the column among all, from 0. */
    int index() {
        return index;
    }

    static Source of(Dimension dimension) {
        return switch (dimension) {
            case VOLUNTEER -> VOLUNTEER;
            case ACTIVITY -> ACTIVITY;
            case PROJECT -> PROJECT;
            case TEAM -> TEAM;
            case ORGANISATION -> ORGANISATION;
            case AREA -> AREA;
            case STATION -> STATION;
            case CATEGORY -> CATEGORY;
            case EVIDENCE -> EVIDENCE;
            case BOOK -> BOOK;
            case DAY, WEEK, MONTH, QUARTER, YEAR -> DAY;
        };
    }

    /** Whether values are ids, which are kept as the codes of a {@link Dictionary}; other values are small and kept as they are. */
    boolean isId() {
        return index <= CATEGORY.index;
    }

    /** The value of a grant. */
    long valueOf(HourEntry grant) {
        return switch (this) {
            case VOLUNTEER -> grant.attribution().volunteer();
            case ACTIVITY -> grant.attribution().activity();
            case PROJECT -> grant.attribution().project();
            case TEAM -> grant.attribution().team();
            case ORGANISATION -> grant.attribution().organisation();
            case AREA -> grant.attribution().area();
            case STATION -> grant.attribution().station();
            case CATEGORY -> grant.attribution().category();
            case EVIDENCE -> grant.evidence().code();
            case BOOK -> grant.book().code();
            case DAY -> grant.time().day().toEpochDay();
            case MINUTES -> grant.minutes();
            case PARTICIPATIONS -> grant.participations();
            case VISITS -> grant.beneficiaryVisits();
        };
    }
}
