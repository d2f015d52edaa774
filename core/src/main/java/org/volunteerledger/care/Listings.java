package org.volunteerledger.care;

import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/** Pages of records without their versions. */
final class Listings {

    private Listings() {}

    static <E> Slice<E> list(Storage storage, Kind<E> kind, Filter filter, PageRequest page) {
        Slice<Versioned<E>> read = storage.list(kind, filter, page);
        return new Slice<>(read.items().stream().map(Versioned::entity).toList(), read.next());
    }
}
