package org.volunteerledger.audit;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.json.RecordComparison;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.Kind;

/** Writes down what a change did to the records of some kinds. Thread-safe. */
public final class AuditTrail {

    private final Set<String> kinds;
    private final RecordComparison comparison = RecordComparison.shared();

    private AuditTrail(Set<String> kinds) {
        this.kinds = kinds;
    }

    /**
     * A trail of some kinds.
     *
     * @param kinds the kinds whose records are followed
     * @return the trail
     */
    public static AuditTrail of(Collection<Kind<?>> kinds) {
        return new AuditTrail(kinds.stream()
                .map(Kind::name)
                .filter(name -> !name.equals(Amendment.KIND.name()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Whether records of a kind are followed.
     *
     * @param kind the kind
     * @return true if they are
     */
    public boolean follows(Kind<?> kind) {
        return kinds.contains(kind.name());
    }

    /**
     * Describes what a change did to a record.
     *
     * @param id      the id of the amendment
     * @param change  the record of the change
     * @param kind    the kind of the record
     * @param before  the record before, or null if it was created
     * @param after   the record after
     * @param version its version after
     * @param <E>     its class
     * @return the amendment
     */
    public <E> Amendment amendment(
            AmendmentId id, ChangeRecord change, Kind<E> kind, @Nullable E before, E after, long version) {
        return new Amendment(
                id,
                change.id(),
                kind.name(),
                kind.idOf(after),
                version,
                change.command(),
                change.actor(),
                change.reason(),
                change.recordedAt(),
                before == null ? List.of() : comparison.changes(before, after));
    }
}
