package org.volunteerledger.honour;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.storage.Versioned;

/** What every command about honours does: reads them, says what they concern, and publishes what happened. */
final class HonourRecords {

    private HonourRecords() {}

    static Versioned<Honour> read(Draft draft, HonourId id) {
        Versioned<Honour> read = draft.get(Honour.KIND, id);
        concerns(draft, read.entity());
        return read;
    }

    /** The honours in the order of their ids. */
    static List<Versioned<Honour>> readAll(Draft draft, List<HonourId> ids) {
        Map<Long, Versioned<Honour>> read = draft.getAll(Honour.KIND, ids);
        List<Versioned<Honour>> honours = ids.stream()
                .map(id -> Objects.requireNonNull(read.get(id.value())))
                .toList();
        honours.forEach(each -> concerns(draft, each.entity()));
        return honours;
    }

    static void concerns(Draft draft, Honour honour) {
        draft.concerns(honour.area(), honour.body().organisation());
    }

    static List<HonourId> sorted(Collection<HonourId> ids) {
        List<HonourId> sorted = ids.stream()
                .distinct()
                .sorted(Comparator.comparingLong(HonourId::value))
                .toList();
        Check.range("honours", sorted.size(), 1, Selections.MAX_HONOURS);
        return sorted;
    }

    static void event(Draft draft, String type, Honour honour) {
        draft.event(
                type,
                Honour.KIND,
                honour.id().value(),
                Map.of("status", honour.status().name(), "level", honour.level().name()));
    }

    static Refused refused(HonourError code, Honour honour, String message) {
        return new Refused(
                code,
                message,
                Map.of("honour", honour.id().value(), "kind", honour.kind().value()));
    }
}
