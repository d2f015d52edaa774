package org.volunteerledger.storage;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.volunteerledger.error.Check;

/**
 * Something that happened, for hosts to react to. Published in the same commit as the change itself.
 *
 * @param type    what happened, such as {@code volunteer-registered}
 * @param subject the kind of the record that it happened to, or {@code entry}
 * @param id      the id of that record
 * @param data    more, as short texts; never personal data
 */
public record DomainEvent(String type, String subject, long id, Map<String, String> data) {

    /** The most items of data. */
    public static final int MAX_DATA = 20;

    /** Copies the map and checks the limits. */
    public DomainEvent {
        Check.text("type", type, 64);
        Check.text("subject", subject, 64);
        Check.id("id", id);
        Check.range("data", data.size(), 0, MAX_DATA);
        data.forEach((name, value) -> Check.text(name, value, 500));
        data = Collections.unmodifiableMap(new TreeMap<>(data));
    }
}
