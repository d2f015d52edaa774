package org.volunteerledger.aggregation.column;

import java.time.LocalDate;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.ledger.Attribution;
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

    /** How many columns, the first ones, hold ids. */
    static final int IDS = 8;

    private static final int MIN_DAY = (int) LocalDate.of(1900, 1, 1).toEpochDay();
    private static final int MAX_DAY = (int) LocalDate.of(2200, 12, 31).toEpochDay();

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
        return index < IDS;
    }

    /** The id that an entry has in a column of ids. */
    long idIn(Attribution attribution) {
        return switch (this) {
            case VOLUNTEER -> attribution.volunteer();
            case ACTIVITY -> attribution.activity();
            case PROJECT -> attribution.project();
            case TEAM -> attribution.team();
            case ORGANISATION -> attribution.organisation();
            case AREA -> attribution.area();
            case STATION -> attribution.station();
            case CATEGORY -> attribution.category();
            default -> throw new IllegalArgumentException(this + " is no column of ids");
        };
    }

    /** The least value of a column without ids. */
    int least() {
        return this == DAY ? MIN_DAY : 0;
    }

    /** The greatest value of a column without ids. */
    int greatest() {
        return switch (this) {
            case DAY -> MAX_DAY;
            case EVIDENCE, BOOK -> Domain.SMALL - 1;
            case MINUTES -> HourEntry.MAX_MINUTES;
            default -> HourEntry.MAX_COUNT;
        };
    }

    /** The value of a grant in a column without ids. */
    int valueOf(HourEntry grant) {
        return switch (this) {
            case EVIDENCE -> grant.evidence().code();
            case BOOK -> grant.book().code();
            case DAY -> (int) grant.time().day().toEpochDay();
            case MINUTES -> grant.minutes();
            case PARTICIPATIONS -> grant.participations();
            case VISITS -> grant.beneficiaryVisits();
            default -> throw new IllegalArgumentException(this + " is a column of ids");
        };
    }
}
