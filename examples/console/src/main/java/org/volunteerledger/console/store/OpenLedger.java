package org.volunteerledger.console.store;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.care.Care;
import org.volunteerledger.command.IdSource;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.People;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.storage.Storage;

/** A ledger that is open, with what the command line says about it. */
public final class OpenLedger implements AutoCloseable {

    private final VolunteerLedger ledger;
    private final Storage storage;
    private final StoreOptions options;
    private final InstantSource clock;
    private final IdSource ids;
    private final @Nullable KeyRing keys;
    private final Runnable closing;

    OpenLedger(
            VolunteerLedger ledger,
            Storage storage,
            StoreOptions options,
            InstantSource clock,
            IdSource ids,
            @Nullable KeyRing keys,
            Runnable closing) {
        this.ledger = ledger;
        this.storage = storage;
        this.options = options;
        this.clock = clock;
        this.ids = ids;
        this.keys = keys;
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
        keys();
        return ledger.people();
    }

    /**
     * The commands about care, which need the keys to personal data.
     *
     * @return the commands
     * @throws InvalidInput if the keys are not at hand
     */
    public Care care() {
        keys();
        return ledger.care();
    }

    /**
     * The keys to its personal data.
     *
     * @return the keys
     * @throws InvalidInput if they are not at hand
     */
    public KeyRing keys() {
        if (keys == null) {
            throw new InvalidInput(
                    StoreError.BAD_KEYS, "The keys to the personal data of this store are not there.", Map.of());
        }
        return keys;
    }

    /**
     * The source of its ids.
     *
     * @return the source
     */
    public IdSource ids() {
        return ids;
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

    /**
     * The day that an option says, or the present one.
     *
     * @param day the day, or null if the option was left out
     * @return the day
     */
    public LocalDate orToday(@Nullable LocalDate day) {
        return day == null ? today() : day;
    }

    /**
     * The present time.
     *
     * @return the instant
     */
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        closing.run();
    }
}
