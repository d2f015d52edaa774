package org.volunteerledger.console.store;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.care.Care;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.People;
import org.volunteerledger.storage.Storage;

/** A ledger that is open, with what the command line says about it. */
public final class OpenLedger implements AutoCloseable {

    private final VolunteerLedger ledger;
    private final Storage storage;
    private final StoreOptions options;
    private final InstantSource clock;
    private final boolean keysAtHand;
    private final Runnable closing;

    OpenLedger(
            VolunteerLedger ledger,
            Storage storage,
            StoreOptions options,
            InstantSource clock,
            boolean keysAtHand,
            Runnable closing) {
        this.ledger = ledger;
        this.storage = storage;
        this.options = options;
        this.clock = clock;
        this.keysAtHand = keysAtHand;
        this.closing = closing;
    }

    /**
     * Its commands and reports; for volunteers use {@link #people()}, for care {@link #care()}.
     *
     * @return the ledger
     */
    public VolunteerLedger ledger() {
        return ledger;
    }

    /**
     * The commands about volunteers, which need the keys to personal data.
     *
     * @return the commands
     * @throws InvalidInput if the keys are not at hand
     */
    public People people() {
        requireKeys();
        return ledger.people();
    }

    /**
     * The commands about care, which need the keys to personal data.
     *
     * @return the commands
     * @throws InvalidInput if the keys are not at hand
     */
    public Care care() {
        requireKeys();
        return ledger.care();
    }

    private void requireKeys() {
        if (!keysAtHand) {
            throw new InvalidInput(
                    StoreError.BAD_KEYS, "The keys to the personal data of this store are not there.", Map.of());
        }
    }

    /**
     * Where it is kept.
     *
     * @return the storage
     */
    public Storage storage() {
        return storage;
    }

    /**
     * Who asks, as the command line says.
     *
     * @return the actor of every command
     */
    public String actor() {
        return options.actor();
    }

    /**
     * The zone of the ledger.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return options.zone();
    }

    /**
     * The present day in the zone of the ledger.
     *
     * @return the day
     */
    public LocalDate today() {
        return clock.instant().atZone(zone()).toLocalDate();
    }

    @Override
    public void close() {
        closing.run();
    }
}
