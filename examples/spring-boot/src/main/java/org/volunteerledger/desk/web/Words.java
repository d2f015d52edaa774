package org.volunteerledger.desk.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.documents.CertificateWords;

/** How pages write times, hours and keys. */
@Component("words")
public class Words {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final VolunteerLedger ledger;

    Words(VolunteerLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * A moment in the zone of the ledger.
     *
     * @param instant the moment, or null
     * @return the day and the minute; empty for null
     */
    public String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant.atZone(ledger.zone()));
    }

    /**
     * Minutes as hours.
     *
     * @param minutes the minutes
     * @return hours with two places
     */
    public String hours(long minutes) {
        return CertificateWords.hours(minutes);
    }

    /**
     * An idempotency key for one form, so that sending it twice does nothing twice.
     *
     * @return the key
     */
    public String key() {
        return UUID.randomUUID().toString();
    }
}
