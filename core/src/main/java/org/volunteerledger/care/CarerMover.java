package org.volunteerledger.care;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.PersonMerge;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Versioned;

/**
 * Lets a person go on as a carer under another record. Whoever cares for others hands the pairings over first. A carer under both
 * records stays what the one that goes on says.
 */
final class CarerMover implements PersonMover {

    @Override
    public String part() {
        return "carer";
    }

    @Override
    public List<Long> move(Draft draft, PersonMerge merge) {
        Optional<Versioned<Carer>> given = active(draft, merge.from());
        if (given.isEmpty()) {
            return List.of();
        }
        Versioned<Carer> read = given.get();
        Carer carer = read.entity();
        requireNoPairings(carer);
        List<Long> moved = new ArrayList<>(List.of(read.id()));
        end(draft, read);
        if (active(draft, merge.into()).isEmpty()) {
            begin(draft, new Carer(merge.into(), carer.base(), carer.capacity(), 0, draft.today(), null));
            moved.add(merge.into().value());
        }
        return moved;
    }

    @Override
    public void moveBack(Draft draft, PersonMerge merge, List<Long> moved) {
        if (!moved.contains(merge.from().value())) {
            return;
        }
        draft.storage()
                .find(Carer.KIND, merge.from().value())
                .ifPresent(read -> begin(draft, read.entity().leaving(null)));
        active(draft, merge.into())
                .filter(read -> moved.contains(read.id()) && read.entity().load() == 0)
                .ifPresent(read -> end(draft, read));
    }

    private static Optional<Versioned<Carer>> active(Draft draft, VolunteerId volunteer) {
        return draft.storage()
                .find(Carer.KIND, volunteer.value())
                .filter(read -> read.entity().leftOn() == null);
    }

    private static void begin(Draft draft, Carer carer) {
        long id = carer.volunteer().value();
        draft.storage()
                .find(Carer.KIND, id)
                .ifPresentOrElse(
                        known -> draft.replace(Carer.KIND, known, carer), () -> draft.create(Carer.KIND, carer));
        draft.event("carer-registered", Carer.KIND, id, Map.of());
    }

    private static void end(Draft draft, Versioned<Carer> read) {
        draft.replace(Carer.KIND, read, read.entity().leaving(draft.today()));
        draft.event("carer-left", Carer.KIND, read.id(), Map.of());
    }

    private static void requireNoPairings(Carer carer) {
        if (carer.load() > 0) {
            throw new Refused(
                    CareError.HAS_PAIRINGS,
                    "Volunteer " + carer.volunteer().value() + " cares for " + carer.load() + " recipients.",
                    Map.of("volunteer", carer.volunteer().value(), "load", carer.load()));
        }
    }
}
