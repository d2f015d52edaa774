package org.volunteerledger.rocks;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.LedgerVerification;
import org.volunteerledger.hours.RecordOutcome;
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
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.storage.Storage;

/**
 * A ledger in a folder, to be killed: posts an hour for each of three volunteers, day after day, and says so when a day is in the ledger.
 * Started again, it tells what it finds, and goes on.
 */
final class Demo {

    static final int VOLUNTEERS = 3;

    private static final LocalDate BEGIN = LocalDate.of(2000, 1, 1);

    /** For trying only: a host keeps its keys elsewhere, and secret. */
    private static final KeyRing KEYS = KeyRing.of("demo", Map.of("demo", new byte[32]), new byte[32]);

    private final VolunteerLedger ledger;

    Demo(Storage storage) {
        this.ledger = VolunteerLedger.over(storage, KEYS).build();
    }

    /**
     * Posts.
     *
     * @param arguments the folder, and how many days to post at most
     */
    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            System.err.println("Usage: java -jar custom-storage.jar FOLDER DAYS");
            System.exit(2);
        }
        try (Storage storage = RocksStorage.open(Path.of(arguments[0]), VolunteerLedger.KINDS)) {
            Demo demo = new Demo(storage);
            LedgerVerification.Summary found = LedgerVerification.run(storage, System.out::println, checked -> {});
            System.out.println("found " + found.entries() + " entries and " + found.faults() + " faults");
            List<VolunteerId> volunteers = demo.register();
            long first = found.entries() / VOLUNTEERS;
            for (long day = first; day < first + Long.parseLong(arguments[1]); day++) {
                demo.post(volunteers, day);
                System.out.println("posted " + day);
            }
        }
    }

    /** Sent again after a restart: a command with the same key answers the same, and nothing happens twice. */
    List<VolunteerId> register() {
        AreaId area = ledger.places()
                .addArea(
                        Command.of("area", "demo"),
                        new Places.NewArea("360802", "Jizhou", AreaLevel.DISTRICT, null, BEGIN));
        List<VolunteerId> volunteers = new ArrayList<>();
        for (int i = 1; i <= VOLUNTEERS; i++) {
            PersonalData name = PersonalData.named("王芳");
            volunteers.add(ledger.people()
                    .register(
                            Command.of("volunteer-" + i, "demo"),
                            new People.NewVolunteer("360802-00000" + i, name, area, BEGIN)));
        }
        return volunteers;
    }

    /** One commit over all accounts. */
    void post(List<VolunteerId> volunteers, long day) {
        List<HourRecord> records = new ArrayList<>();
        for (VolunteerId volunteer : volunteers) {
            Attribution who = new Attribution(volunteer.value(), 0, 0, 0, 0, 0, 0, 0);
            records.add(new HourRecord(
                    "day-" + day + "-" + volunteer.value(),
                    who,
                    Book.SERVICE,
                    Evidence.LEADER,
                    ServiceTime.on(BEGIN.plusDays(day)),
                    0,
                    60,
                    0,
                    0));
        }
        Command command = Command.of("day-" + day, "demo");
        for (RecordOutcome outcome :
                ledger.hours().record(command, records, ledger.policies().rules())) {
            if (outcome instanceof RecordOutcome.Rejected rejected) {
                throw rejected.error();
            }
        }
    }
}
