package org.volunteerledger.console.keep;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.volunteerledger.certificate.VolunteerRecords;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.error.Refused;
import org.volunteerledger.json.JsonCodec;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code records}: what is recorded about a volunteer, for a platform above. */
@Command(
        name = "records",
        description = {
            "Prints what is recorded about a volunteer in the five groups of Order 67: personal data, service, training, honours,"
                    + " evaluation. One JSON object on one line for each thousand entries; it holds personal data in clear. That it"
                    + " was read, and what for, is recorded."
        },
        footer = {"", "Example:", "  records V1 --because 'handed to the provincial platform' > V1.json"},
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class RecordsCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.")
    private String number = "";

    @Option(names = "--because", required = true, paramLabel = "TEXT", description = "What for. Not for personal data.")
    private String purpose = "";

    /**
     * Makes the command.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     */
    public RecordsCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        JsonCodec json = JsonCodec.shared();
        try (OpenLedger open = stores.open(store, Stores.Access.CHANGE)) {
            open.keys();
            Volunteer volunteer = open.ledger()
                    .people()
                    .byNumber(number)
                    .orElseThrow(() -> new Refused(
                            CommandError.UNKNOWN_RECORD,
                            "There is no volunteer of this number.",
                            Map.of("kind", Volunteer.KIND.name())));
            VolunteerId person = open.ledger().personMerges().current(volunteer.id());
            VolunteerRecords records = open.ledger().volunteerRecords();
            long after = 0;
            boolean more = true;
            while (more) {
                var command =
                        new org.volunteerledger.command.Command("console-" + UUID.randomUUID(), open.actor(), purpose);
                var part = records.read(command, person, after, VolunteerRecords.MAX_ENTRIES);
                terminal.out().println(json.write(part));
                Long next = part.next();
                more = next != null;
                after = next == null ? after : next;
            }
        }
        return ExitCode.OK;
    }
}
