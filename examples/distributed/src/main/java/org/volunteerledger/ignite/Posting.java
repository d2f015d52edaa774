package org.volunteerledger.ignite;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.Busy;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.OutcomeUnknown;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.RecordOutcome;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.VolunteerId;

/**
 * One who posts: an hour a day for some volunteers, {@value #DAYS} days in each commit. What was not acknowledged is sent again with the same
 * key until it is, so that in the end everything is there once.
 */
final class Posting implements Runnable {

    static final int DAYS = 30;

    /** After the year of the district. */
    static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);

    private final VolunteerLedger ledger;
    private final String name;
    private final List<VolunteerId> volunteers;
    private final int commits;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger sentAgain = new AtomicInteger();

    Posting(VolunteerLedger ledger, String name, List<VolunteerId> volunteers, int commits) {
        this.ledger = ledger;
        this.name = name;
        this.volunteers = List.copyOf(volunteers);
        this.commits = commits;
    }

    @Override
    public void run() {
        for (int commit = 0; commit < commits; commit++) {
            List<HourRecord> records = records(commit);
            Command command = Command.of(name + "-" + commit, "demo");
            while (!acknowledged(command, records)) {
                sentAgain.incrementAndGet();
            }
            acknowledged.incrementAndGet();
        }
    }

    List<VolunteerId> volunteers() {
        return volunteers;
    }

    int acknowledged() {
        return acknowledged.get();
    }

    int sentAgain() {
        return sentAgain.get();
    }

    int entriesOfCommit() {
        return volunteers.size() * DAYS;
    }

    private boolean acknowledged(Command command, List<HourRecord> records) {
        try {
            for (RecordOutcome outcome :
                    ledger.hours().record(command, records, ledger.policies().rules())) {
                if (outcome instanceof RecordOutcome.Rejected rejected) {
                    throw rejected.error();
                }
            }
            return true;
        } catch (LedgerException e) {
            if (e instanceof OutcomeUnknown || e instanceof Busy || e instanceof StorageUnavailable) {
                return false;
            }
            throw e;
        }
    }

    private List<HourRecord> records(int commit) {
        List<HourRecord> records = new ArrayList<>();
        for (VolunteerId volunteer : volunteers) {
            Attribution who = new Attribution(volunteer.value(), 0, 0, 0, 0, 0, 0, 0);
            for (int i = 0; i < DAYS; i++) {
                LocalDate day = BEGIN.plusDays((long) commit * DAYS + i);
                records.add(new HourRecord(
                        "hour-" + volunteer.value() + "-" + day,
                        who,
                        Book.SERVICE,
                        Evidence.LEADER,
                        ServiceTime.on(day),
                        0,
                        60,
                        0,
                        0));
            }
        }
        return records;
    }
}
