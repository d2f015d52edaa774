package org.volunteerledger.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;

/** The agendas that one decision looks into and changes, with the rosters of the activities in them. */
final class AgendaBook {

    private final Draft draft;
    private final Map<Long, Versioned<Agenda>> stored = new HashMap<>();
    private final Map<Long, Versioned<Roster>> rosters = new HashMap<>();
    private final Map<ActivityId, Roster> present = new HashMap<>();
    private final Map<VolunteerId, List<Agenda.Item>> changed = new LinkedHashMap<>();

    AgendaBook(Draft draft) {
        this.draft = draft;
    }

    /** Reads in two calls, however many volunteers and activities there are. */
    void load(Collection<VolunteerId> volunteers, Collection<ActivityId> activities) {
        List<Long> unread = volunteers.stream()
                .map(VolunteerId::value)
                .filter(id -> !stored.containsKey(id))
                .toList();
        Map<Long, Versioned<Agenda>> read = Pages.byId(draft.storage(), Agenda.KIND, unread);
        stored.putAll(read);
        List<Long> wanted =
                new ArrayList<>(activities.stream().map(ActivityId::value).toList());
        read.values()
                .forEach(agenda -> agenda.entity()
                        .items()
                        .forEach(item -> wanted.add(item.activity().value())));
        wanted.removeIf(rosters::containsKey);
        rosters.putAll(Pages.byId(draft.storage(), Roster.KIND, wanted));
    }

    /** A roster that was loaded. */
    Versioned<Roster> roster(ActivityId activity) {
        Versioned<Roster> roster = rosters.get(activity.value());
        if (roster == null) {
            throw new Refused(
                    CommandError.UNKNOWN_RECORD,
                    "There is no activity " + activity.value() + ".",
                    Map.of("kind", Activity.KIND.name(), "id", activity.value()));
        }
        return roster;
    }

    /** Goes on with a roster as the decision has changed it. */
    void use(Roster roster) {
        present.put(roster.id(), roster);
    }

    void requireFree(VolunteerId volunteer, Agenda.Item wanted, Interval time) {
        clash(volunteer, wanted, time).ifPresent(other -> {
            throw new Refused(
                    ServiceError.OVERLAP,
                    "Volunteer " + volunteer.value() + " has a place in shift " + other.shift() + " of activity "
                            + other.activity().value() + ", which overlaps with " + time.start() + " to " + time.end()
                            + ".",
                    Map.of(
                            "volunteer", volunteer.value(),
                            "activity", other.activity().value(),
                            "shift", other.shift(),
                            "start", time.start(),
                            "end", time.end()));
        });
    }

    boolean isFree(VolunteerId volunteer, Agenda.Item wanted, Interval time) {
        return clash(volunteer, wanted, time).isEmpty();
    }

    void add(VolunteerId volunteer, Agenda.Item item) {
        Instant now = draft.now();
        List<Agenda.Item> open = new ArrayList<>(items(volunteer).stream()
                .filter(other -> !other.equals(item))
                .filter(other ->
                        time(other).map(time -> time.end().isAfter(now)).orElse(false))
                .toList());
        open.add(item);
        if (open.size() > Agenda.MAX_ITEMS) {
            throw new Refused(
                    ServiceError.TOO_MANY_PLACES,
                    "Volunteer " + volunteer.value() + " has places in " + Agenda.MAX_ITEMS + " shifts already.",
                    Map.of("volunteer", volunteer.value(), "limit", Agenda.MAX_ITEMS));
        }
        changed.put(volunteer, open);
    }

    void remove(VolunteerId volunteer, Agenda.Item item) {
        List<Agenda.Item> items = items(volunteer);
        if (items.contains(item)) {
            changed.put(
                    volunteer,
                    items.stream().filter(other -> !other.equals(item)).toList());
        }
    }

    /** Makes the decision rest on the agenda of a volunteer, also if it does not change it. */
    void expect(VolunteerId volunteer) {
        Versioned<Agenda> agenda = stored.get(volunteer.value());
        draft.expect(Agenda.KIND, volunteer.value(), agenda == null ? 0 : agenda.version());
    }

    void write() {
        changed.forEach((volunteer, items) -> {
            Agenda after = new Agenda(volunteer, items);
            Versioned<Agenda> before = stored.get(volunteer.value());
            if (before == null) {
                draft.create(Agenda.KIND, after);
            } else {
                draft.replace(Agenda.KIND, before, after);
            }
        });
    }

    private Optional<Agenda.Item> clash(VolunteerId volunteer, Agenda.Item wanted, Interval time) {
        return items(volunteer).stream()
                .filter(item -> !item.equals(wanted))
                .filter(item -> time(item).map(time::overlaps).orElse(false))
                .findFirst();
    }

    private List<Agenda.Item> items(VolunteerId volunteer) {
        List<Agenda.Item> items = changed.get(volunteer);
        if (items != null) {
            return items;
        }
        Versioned<Agenda> agenda = stored.get(volunteer.value());
        return agenda == null ? List.of() : agenda.entity().items();
    }

    /** When the shift takes place, or empty if it does not: its activity may have been cancelled or closed. */
    private Optional<Interval> time(Agenda.Item item) {
        return Optional.ofNullable(latest(item.activity()))
                .filter(roster -> roster.status() == ActivityStatus.PUBLISHED)
                .flatMap(roster -> roster.shift(item.shift()))
                .map(ShiftPlaces::time);
    }

    private @Nullable Roster latest(ActivityId activity) {
        Roster changedRoster = present.get(activity);
        if (changedRoster != null) {
            return changedRoster;
        }
        Versioned<Roster> read = rosters.get(activity.value());
        return read == null ? null : read.entity();
    }
}
