package org.volunteerledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.TestInfo;
import org.volunteerledger.storage.DomainEvent;
import org.volunteerledger.storage.EventType;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.tck.AllContracts;
import org.volunteerledger.tck.StorageFixture;
import org.volunteerledger.tck.TckManifest;

/** Gathers the events that the use cases of the kit publish, from the feeds of the storages on which they are played. */
final class PublishedEvents implements StorageFixture {

    private final StorageFixture below;
    private final Set<Class<?>> contracts = ConcurrentHashMap.newKeySet();
    private final Set<Storage> played = ConcurrentHashMap.newKeySet();
    private final Map<Shape, DomainEvent> examples = new ConcurrentHashMap<>();

    PublishedEvents(StorageFixture below) {
        this.below = below;
    }

    /** What an event looks like, whatever it happened to. */
    private record Shape(String type, String subject, Set<String> fields) {}

    @Override
    public Storage open(TestInfo test) {
        Storage opened = below.open(test);
        if (test.getTags().contains(AllContracts.DOMAIN)) {
            contracts.add(test.getTestClass().orElseThrow().getSuperclass());
            played.add(opened);
        }
        return opened;
    }

    @Override
    public Optional<Storage> openAgain(Storage storage) {
        return below.openAgain(storage);
    }

    @Override
    public void discard(Storage storage) {
        if (played.remove(storage)) {
            try (Storage feed = below.openAgain(storage).orElseThrow()) {
                gather(feed);
            }
        }
        below.discard(storage);
    }

    /** Every event is in the catalogue and, if all use cases were played, everything of the catalogue has happened. */
    void check() {
        Set<EventType> seen = new HashSet<>();
        Set<String> unknown = new TreeSet<>();
        for (DomainEvent event : examples.values()) {
            EventType.all().stream()
                    .filter(each -> each.describes(event))
                    .findAny()
                    .ifPresentOrElse(
                            seen::add,
                            () -> unknown.add(event.type() + " " + event.subject() + " "
                                    + event.data().keySet()));
        }
        assertThat(String.join("\n", unknown))
                .as("events without a line in events.tsv")
                .isEmpty();
        if (contracts.containsAll(TckManifest.contracts(AllContracts.DOMAIN))) {
            assertThat(EventType.all().stream().filter(each -> !seen.contains(each)))
                    .as("events of events.tsv that no contract publishes")
                    .isEmpty();
        }
    }

    private void gather(Storage feed) {
        long position = 0;
        List<RecordedChange> part = feed.changesAfter(position, PageRequest.MAX_LIMIT);
        while (!part.isEmpty()) {
            part.forEach(change -> change.record().events().forEach(this::keep));
            position = part.get(part.size() - 1).position();
            part = feed.changesAfter(position, PageRequest.MAX_LIMIT);
        }
    }

    private void keep(DomainEvent event) {
        examples.putIfAbsent(
                new Shape(event.type(), event.subject(), event.data().keySet()), event);
    }
}
