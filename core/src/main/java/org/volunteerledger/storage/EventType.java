package org.volunteerledger.storage;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.volunteerledger.error.Check;

/**
 * What a {@link DomainEvent} of a type and a subject says: a line of the catalogue of all events of the library. A host that publishes
 * events by commands of its own describes those itself.
 *
 * @param name     the type of the event, such as {@code volunteers-registered}
 * @param subject  the kind of the record that it happens to; a type may happen to several, each with a line of its own
 * @param fields   the names of the data that every such event carries, in the order of the catalogue
 * @param optional the names of the data that only some carry
 * @param meaning  what happened, and when the event is published: one English sentence
 */
public record EventType(String name, String subject, Set<String> fields, Set<String> optional, String meaning) {

    /** Copies the sets and checks the limits. */
    public EventType {
        Check.text("name", name, 64);
        Check.text("subject", subject, 64);
        Check.range("fields", fields.size() + optional.size(), 0, DomainEvent.MAX_DATA);
        Check.text("meaning", meaning, 500);
        fields = ImmutableSet.copyOf(fields);
        optional = ImmutableSet.copyOf(optional);
    }

    /**
     * The catalogue: every event that the library publishes.
     *
     * @return the types, by name and subject
     */
    public static List<EventType> all() {
        return Catalogue.ALL;
    }

    /**
     * Whether an event is one of this type.
     *
     * @param event the event
     * @return whether type and subject are those of this line, and the data all that it promises and nothing else
     */
    public boolean describes(DomainEvent event) {
        Set<String> data = event.data().keySet();
        return event.type().equals(name)
                && event.subject().equals(subject)
                && data.containsAll(fields)
                && data.stream().allMatch(field -> fields.contains(field) || optional.contains(field));
    }

    /** Read when first asked for. */
    private static final class Catalogue {

        private static final List<EventType> ALL = read();

        private static List<EventType> read() {
            try {
                return Resources.readLines(Resources.getResource(EventType.class, "events.tsv"), StandardCharsets.UTF_8)
                        .stream()
                        .skip(1)
                        .map(Catalogue::type)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException("the catalogue of events of the library cannot be read", e);
            }
        }

        private static EventType type(String line) {
            List<String> cells = Splitter.on('\t').splitToList(line);
            ImmutableSet.Builder<String> fields = ImmutableSet.builder();
            ImmutableSet.Builder<String> optional = ImmutableSet.builder();
            for (String field : Splitter.on(' ').omitEmptyStrings().split(cells.get(2))) {
                if (field.endsWith("?")) {
                    optional.add(field.substring(0, field.length() - 1));
                } else {
                    fields.add(field);
                }
            }
            return new EventType(cells.get(0), cells.get(1), fields.build(), optional.build(), cells.get(3));
        }
    }
}
