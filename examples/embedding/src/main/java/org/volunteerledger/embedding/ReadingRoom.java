package org.volunteerledger.embedding;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.Busy;
import org.volunteerledger.error.OutcomeUnknown;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.VolunteerId;

/** A host: a reading room, where whoever has helped is written down on leaving, and sees the hours of the month. */
final class ReadingRoom {

    private static final int ATTEMPTS = 3;

    private final VolunteerLedger ledger;
    private final InstantSource clock;

    ReadingRoom(VolunteerLedger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Writes down that somebody has helped until now. The note has one key, so sending it again is always safe.
     *
     * @return false if the ledger did not answer; then the desk keeps the note, and sends it again later
     */
    boolean goodbye(String note, VolunteerId helper, Instant came, Instant left) {
        ServiceTime time = ServiceTime.between(came, left, ledger.zone());
        Attribution who = new Attribution(helper.value(), 0, 0, 0, 0, 0, 0, 0);
        HourRecord record = new HourRecord(note, who, Book.SERVICE, Evidence.LEADER, time, 0, null, 0, 0);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                ledger.hours()
                        .post(
                                Command.of("reading-room-" + note, "reading-room"),
                                record,
                                ledger.policies().rules());
                return true;
            } catch (OutcomeUnknown | StorageUnavailable | Busy e) {
                // Nobody knows yet; the next attempt finds out.
            }
        }
        return false;
    }

    /** The minutes that somebody has been credited this month. */
    long minutesThisMonth(VolunteerId helper) {
        YearMonth month = YearMonth.from(clock.instant().atZone(ledger.zone()));
        return ledger.hours().entries(helper.account()).stream()
                .filter(entry -> YearMonth.from(entry.time().day()).equals(month))
                .mapToLong(HourEntry::minutes)
                .sum();
    }
}
