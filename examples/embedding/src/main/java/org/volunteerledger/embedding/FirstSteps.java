package org.volunteerledger.embedding;

import java.time.Instant;
import java.time.LocalDate;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.Places;

/** From an empty ledger to the first credited minutes. */
final class FirstSteps {

    private final VolunteerLedger ledger;

    FirstSteps(VolunteerLedger ledger) {
        this.ledger = ledger;
    }

    /** The key of a command makes it safe to send again: nothing happens twice, and the answer is the same. */
    VolunteerId register() {
        LocalDate start = LocalDate.of(2026, 1, 1);
        AreaId area = ledger.places()
                .addArea(
                        Command.of("area-360802", "clerk"),
                        new Places.NewArea("360802", "Jizhou", AreaLevel.DISTRICT, null, start));
        return ledger.people()
                .register(
                        Command.of("volunteer-1", "clerk"),
                        new People.NewVolunteer("360802-000001", PersonalData.named("王芳"), area, start));
    }

    /** Two hours on a Sunday morning, under the policies in force where and when they were given. */
    EntryRef post(VolunteerId volunteer) {
        ServiceTime morning = ServiceTime.between(
                Instant.parse("2026-03-01T01:00:00Z"), Instant.parse("2026-03-01T03:00:00Z"), ledger.zone());
        Attribution who = new Attribution(volunteer.value(), 0, 0, 0, 0, 0, 0, 0);
        HourRecord record = new HourRecord("note-17", who, Book.SERVICE, Evidence.LEADER, morning, 0, null, 0, 0);
        return ledger.hours()
                .post(
                        Command.of("post-note-17", "leader"),
                        record,
                        ledger.policies().rules());
    }

    /** What the volunteer has been credited. */
    long minutes(VolunteerId volunteer) {
        return ledger.hours().account(volunteer.account()).totals().serviceMinutes();
    }
}
