package org.volunteerledger.console.district;

import java.util.List;

/** Parts of long lists, since one commit takes only so much. */
final class Chunks {

    private Chunks() {}

    static <T> void forEach(List<T> all, int size, Part<T> part) {
        for (int from = 0; from < all.size(); from += size) {
            part.take(from, all.subList(from, Math.min(all.size(), from + size)));
        }
    }

    /** Takes a part, with the index of its first element. */
    @FunctionalInterface
    interface Part<T> {
        void take(int from, List<T> some);
    }
}
