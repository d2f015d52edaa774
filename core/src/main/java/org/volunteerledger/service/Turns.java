package org.volunteerledger.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets the callers of one process who want the same activity go one after another, in the order in which they came. It only spares them
 * from overtaking each other: what keeps the figures right, among several processes too, is the version of the roster.
 */
final class Turns {

    private static final int STRIPES = 256;

    private final List<ReentrantLock> locks = new ArrayList<>(STRIPES);

    Turns() {
        for (int i = 0; i < STRIPES; i++) {
            locks.add(new ReentrantLock(true));
        }
    }

    <T extends @Nullable Object> T take(Collection<ActivityId> activities, Supplier<T> work) {
        // Everybody takes the stripes in ascending order, so nobody waits in a circle.
        List<ReentrantLock> wanted = activities.stream()
                .map(activity -> Long.hashCode(activity.value() * 0x9E37_79B9_7F4A_7C15L) & (STRIPES - 1))
                .distinct()
                .sorted()
                .map(locks::get)
                .toList();
        wanted.forEach(ReentrantLock::lock);
        try {
            return work.get();
        } finally {
            wanted.forEach(ReentrantLock::unlock);
        }
    }
}
