package org.volunteerledger.aggregation.column;

import java.time.LocalDate;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;

/**
 * What is kept of an entry in columns. The row of a void repeats that of its grant.
 *
 * @param attribution       who served, and what the time counts towards
 * @param book              the book
 * @param evidence          how the time is known
 * @param day               the service day
 * @param minutes           whole minutes, zero or more
 * @param participations    participations, zero or more
 * @param beneficiaryVisits beneficiary visits, zero or more
 */
public record HourRow(
        Attribution attribution,
        Book book,
        Evidence evidence,
        LocalDate day,
        int minutes,
        int participations,
        int beneficiaryVisits) {

    /**
     * Whether a void takes back what a row with these values gave.
     *
     * @param entry an entry
     * @return true if it is a void that repeats where the row counts and negates all its numbers
     */
    public boolean isTakenBackBy(HourEntry entry) {
        return entry.kind() == EntryKind.VOID
                && attribution.equals(entry.attribution())
                && book == entry.book()
                && evidence == entry.evidence()
                && day.equals(entry.time().day())
                && minutes == -entry.minutes()
                && participations == -entry.participations()
                && beneficiaryVisits == -entry.beneficiaryVisits();
    }

    /** From the values of the columns, where {@code dictionaries} know the ids behind codes. */
    static HourRow of(int[] values, Dictionary[] dictionaries) {
        return new HourRow(
                new Attribution(
                        id(Source.VOLUNTEER, values, dictionaries),
                        id(Source.ACTIVITY, values, dictionaries),
                        id(Source.PROJECT, values, dictionaries),
                        id(Source.TEAM, values, dictionaries),
                        id(Source.ORGANISATION, values, dictionaries),
                        id(Source.AREA, values, dictionaries),
                        id(Source.STATION, values, dictionaries),
                        id(Source.CATEGORY, values, dictionaries)),
                Book.ofCode(values[Source.BOOK.index()]),
                Evidence.ofCode(values[Source.EVIDENCE.index()]),
                LocalDate.ofEpochDay(values[Source.DAY.index()]),
                values[Source.MINUTES.index()],
                values[Source.PARTICIPATIONS.index()],
                values[Source.VISITS.index()]);
    }

    private static long id(Source source, int[] values, Dictionary[] dictionaries) {
        return dictionaries[source.index()].idOf(values[source.index()]);
    }
}
