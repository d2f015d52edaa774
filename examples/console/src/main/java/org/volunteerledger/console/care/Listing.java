package org.volunteerledger.console.care;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;

/** Walks over all pages of a list, holding one page at a time. */
final class Listing {

    private static final int PAGE = 500;

    private Listing() {}

    static <T> void pages(Function<PageRequest, Slice<T>> read, Consumer<List<T>> visitor) {
        PageRequest page = PageRequest.first(PAGE);
        Slice<T> slice;
        do {
            slice = read.apply(page);
            visitor.accept(slice.items());
            page = page.after(slice.next());
        } while (slice.next() != null);
    }

    static <T> void each(Function<PageRequest, Slice<T>> read, Consumer<T> visitor) {
        pages(read, page -> page.forEach(visitor));
    }
}
