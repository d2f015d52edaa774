package org.volunteerledger.audit;

import java.util.Comparator;
import java.util.List;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/** Look-ups in the audit trail. Thread-safe. */
public final class Audit {

    private final Storage storage;

    private Audit(Storage storage) {
        this.storage = storage;
    }

    /**
     * Over a storage.
     *
     * @param storage the storage
     * @return the look-ups
     */
    public static Audit over(Storage storage) {
        return new Audit(storage);
    }

    /**
     * What became of a record, from its beginning.
     *
     * @param kind its kind
     * @param id   its id
     * @return the amendments, by ascending version
     */
    public List<Amendment> historyOf(Kind<?> kind, long id) {
        return Pages.all(storage, Amendment.KIND, Filter.equal(Amendment.RECORD, id)).stream()
                .map(Versioned::entity)
                .filter(amendment -> amendment.subject().equals(kind.name()))
                .sorted(Comparator.comparingLong(Amendment::version))
                .toList();
    }

    /**
     * A page of what an actor changed.
     *
     * @param actor the actor
     * @param page  which part
     * @return the amendments
     */
    public Slice<Versioned<Amendment>> by(String actor, PageRequest page) {
        return storage.list(Amendment.KIND, Filter.equal(Amendment.ACTOR, actor), page);
    }
}
